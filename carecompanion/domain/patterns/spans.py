"""Spans of time: whole weeks from Monday on, or months where weeks would be too many to tell apart."""

from __future__ import annotations

from bisect import bisect_right
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

WEEKS_IN_ROWS: Final = 26
"""Up to so many weeks each week has a place of its own; beyond, each month has."""

WEEKS_AT_MOST: Final = 5_200


@dataclass(frozen=True, slots=True)
class Span:
    """The time from the first of ``starts`` to the end of ``until``; each start begins a week (or a month)."""

    starts: tuple[date, ...]
    until: date
    is_monthly: bool = False

    @property
    def since(self) -> date:
        """Its first day."""
        return self.starts[0]

    def place(self, day: date) -> int:
        """Which of the weeks (or months) *day* falls in; -1 before the first."""
        return bisect_right(self.starts, day) - 1


def monday(day: date) -> date:
    """The Monday of *day*'s week; in the calendar's first week its first day."""
    return date.fromordinal(max(day.toordinal() - day.weekday(), 1))


def last_weeks(today: date, weeks: int) -> Span:
    """The last *weeks* weeks, this one with them. As many as the calendar has."""
    here = monday(today)
    most = min(max(weeks, 1), WEEKS_AT_MOST, (here.toordinal() - 1) // 7 + 1)
    return Span(tuple(here - timedelta(weeks=back) for back in reversed(range(most))), today)


def last_months(today: date, months: int) -> Span:
    """The last *months* months, this one with them."""
    here = today.year * 12 + today.month - 1
    first = max(here - max(months, 1) + 1, 12)
    starts = (date(month // 12, month % 12 + 1, 1) for month in range(first, here + 1))
    return Span(tuple(starts), today, is_monthly=True)


def span_of(today: date, weeks: int) -> Span:
    """The last *weeks* weeks by week, or by month where they are more than :data:`WEEKS_IN_ROWS`."""
    within = last_weeks(today, weeks)
    if weeks <= WEEKS_IN_ROWS:
        return within
    since = within.since
    return last_months(today, (today.year - since.year) * 12 + today.month - since.month + 1)


def last_day(day: date) -> date:
    """The last day of *day*'s month."""
    return day.replace(day=monthrange(day.year, day.month)[1])
