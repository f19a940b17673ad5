"""A moment: local wall-clock time as one whole number, so that the journal's order is the order of its days.

Microseconds since the first midnight of the calendar, by the clock on the wall where it was written: a journey or a
change to summer time never moves an entry to another day.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

_MICROSECOND = timedelta(microseconds=1)
_DAY = timedelta(days=1) // _MICROSECOND


def moment_of(when: datetime) -> int:
    """The moment of *when* by its own clock; its offset plays no part."""
    since_midnight = timedelta(
        hours=when.hour, minutes=when.minute, seconds=when.second, microseconds=when.microsecond
    )
    return first_moment(when.date()) + since_midnight // _MICROSECOND


def first_moment(day: date) -> int:
    """The first moment of *day*."""
    return (day.toordinal() - 1) * _DAY


def last_moment(day: date) -> int:
    """The last moment of *day*."""
    return day.toordinal() * _DAY - 1


def day_of(moment: int) -> date:
    """The day that *moment* falls on."""
    return date.fromordinal(moment // _DAY + 1)
