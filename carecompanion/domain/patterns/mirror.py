"""Flow of one month: care given and received side by side, what refills and what empties. Nothing is owed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.domain.flow import EMPTIES, GIVEN, RECEIVED, REFILLS
from carecompanion.domain.plot import Fill, Mirror, MirrorRow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from carecompanion.domain.flow import Flow


def mirror_of(month: date, flows: Iterable[Flow], people: Collection[str]) -> Mirror:
    """The flows of *month*, by name, without readings. *people* are handles: any other source is a condition."""
    handles = {folded(handle) for handle in people}
    names: dict[str, str] = {}
    sums: dict[tuple[str, str], int] = {}
    largest: dict[tuple[str, str], int] = {}
    for flow in flows:
        if (flow.day.year, flow.day.month) != (month.year, month.month):
            continue
        name = folded(flow.mark.source)
        names[name] = flow.mark.source
        place = (name, flow.mark.direction)
        sums[place] = sums.get(place, 0) + flow.mark.size
        largest[place] = max(largest.get(place, 0), flow.mark.size)

    def fills(direction: str) -> tuple[Fill, ...]:
        found = sorted(name for name, way in largest if way == direction)
        return tuple(Fill(names[name], largest[name, direction], name in handles) for name in found)

    moved = sorted({name for name, way in sums if way in (GIVEN, RECEIVED)})
    rows = (
        MirrorRow(names[name], sums.get((name, GIVEN), 0), sums.get((name, RECEIVED), 0)) for name in moved
    )
    return Mirror(month.replace(day=1), tuple(rows), fills(REFILLS), fills(EMPTIES), "", "")


def folded(name: str) -> str:
    """*name* as it is looked up: whatever its capitals and spaces."""
    return " ".join(name.split()).casefold()
