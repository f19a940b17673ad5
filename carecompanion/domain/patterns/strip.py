"""A two-sided scale as rows: one for each check-in, one for each week without; never averaged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.domain.field import TwoSided
from carecompanion.domain.plot import Ends, Strip, StripPart, StripRow
from carecompanion.domain.values import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from carecompanion.domain.patterns.seen import Seen
    from carecompanion.domain.patterns.spans import Span


def strip_of(title: str, seen: Iterable[Seen], span: Span, *, begins: bool = False) -> Strip:
    """The check-ins *seen* in *span*, oldest first, in parts that share their ends; without a reading.

    A week without any is a row without marks. Where *begins*, nothing was marked before *span*: the weeks before the
    first mark are left out, for nothing was missing from them.
    """
    parts: list[tuple[Ends, list[StripRow]]] = []
    next_week = 0
    for one in sorted(seen, key=lambda one: one.moment):
        ends, marks, week = _ends(one), _marks(one), span.place(one.day)
        if ends is None or not marks or week < 0:
            continue
        gaps = [StripRow(start) for start in span.starts[next_week:week]]
        if not parts:
            parts.append((ends, [] if begins else gaps))
        else:
            parts[-1][1].extend(gaps)
            if parts[-1][0] != ends:
                parts.append((ends, []))
        parts[-1][1].append(StripRow(one.day, marks, one.note, one.moment))
        next_week = max(next_week, week + 1)
    if parts:
        parts[-1][1].extend(StripRow(start) for start in span.starts[next_week:])
    kept = tuple(StripPart(ends, tuple(rows)) for ends, rows in parts)
    return Strip(title, len(span.starts), kept, reading="")


def _ends(one: Seen) -> Ends | None:
    shape = one.asked.field.shape
    if not isinstance(shape, TwoSided):
        return None
    return Ends(shape.low_label, shape.middle, shape.high_label, shape.reach)


def _marks(one: Seen) -> tuple[Mark, ...]:
    if not isinstance(one.value, tuple):
        return ()
    return tuple(mark for mark in one.value if isinstance(mark, Mark))
