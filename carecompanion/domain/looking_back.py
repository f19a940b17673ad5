"""Looking back, when it was asked for: which older entry comes, and why that one.

A pure choice that can be said in words: about a year ago first, then two to ten years, then half a year, three months,
one month; where nothing lies there, the beginning of the journal. What was looked back at in this sitting waits.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from carecompanion.domain.entry import EntryLine
    from carecompanion.domain.ids import EntryId

MONTHS_AGO: Final = (*range(12, 121, 12), 6, 3, 1)
"""How far back one looks, in this order."""
OLD_DAYS: Final = 7
"""What is younger than this many days is not looked back at."""
_NEAR: Final = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Reach:
    """Days to look in, both ends meant. ``months`` says how long ago ``around`` was; 0 stands for the beginning."""

    since: date
    until: date
    around: date
    months: int


def reaches(today: date) -> Iterator[Reach]:
    """Where to look, in order; the last is everything that is old enough, from the beginning on."""
    youngest = today - timedelta(days=OLD_DAYS)
    for months in MONTHS_AGO:
        day = _months_before(today, months)
        if day is not None:
            yield Reach(day - _NEAR, min(day + _NEAR, youngest), day, months)
    yield Reach(date.min, youngest, date.min, 0)


def nearest(reach: Reach, lines: Sequence[EntryLine], seen: Collection[EntryId] = ()) -> EntryLine | None:
    """The line of *lines* nearest to the day *reach* is around, the older of two; None where all were *seen*."""
    there = [line for line in lines if line.id not in seen and reach.since <= line.day <= reach.until]
    return min(there, key=lambda line: (abs(line.day - reach.around), line.moment), default=None)


def _months_before(day: date, months: int) -> date | None:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if year <= date.min.year:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
