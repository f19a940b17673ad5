"""Days as they are written: ``Fri 20`` in its month, ``20 Nov`` in its year, ``20 Nov 2025`` beyond."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

WORDS: Final = {
    "weekday.0": "Mon",
    "weekday.1": "Tue",
    "weekday.2": "Wed",
    "weekday.3": "Thu",
    "weekday.4": "Fri",
    "weekday.5": "Sat",
    "weekday.6": "Sun",
    "weekday_long.0": "Monday",
    "weekday_long.1": "Tuesday",
    "weekday_long.2": "Wednesday",
    "weekday_long.3": "Thursday",
    "weekday_long.4": "Friday",
    "weekday_long.5": "Saturday",
    "weekday_long.6": "Sunday",
    "month.1": "Jan",
    "month.2": "Feb",
    "month.3": "Mar",
    "month.4": "Apr",
    "month.5": "May",
    "month.6": "Jun",
    "month.7": "Jul",
    "month.8": "Aug",
    "month.9": "Sep",
    "month.10": "Oct",
    "month.11": "Nov",
    "month.12": "Dec",
    "month_long.1": "January",
    "month_long.2": "February",
    "month_long.3": "March",
    "month_long.4": "April",
    "month_long.5": "May",
    "month_long.6": "June",
    "month_long.7": "July",
    "month_long.8": "August",
    "month_long.9": "September",
    "month_long.10": "October",
    "month_long.11": "November",
    "month_long.12": "December",
    "within_month": "{weekday} {day}",
    "within_year": "{day} {month}",
    "beyond": "{day} {month} {year}",
    "strip": "{weekday} {day} {month}",
    "full": "{weekday} {day} {month} {year}",
    "spoken": "{weekday} {day} {month}",
    "line": "{weekday} {day} {month} {year}",
    "head": "{month}",
    "head_year": "{month} {year}",
}

_MOST_OF_A_YEAR: Final = 300


def _say(key: str, day: date, *, long: bool = False) -> str:
    from carecompanion.words import say

    suffix = "_long" if long else ""
    return say(
        f"days.{key}",
        weekday=say(f"days.weekday{suffix}.{day.weekday()}"),
        month=say(f"days.month{suffix}.{day.month}"),
        day=day.day,
        year=day.year,
    )


def day_in_month(day: date) -> str:
    """``Fri 20``: a day under the head of its month."""
    return _say("within_month", day)


def day_seen_from(day: date, today: date) -> str:
    """``Fri 20`` in *today*'s month, ``20 Nov`` in its year, ``20 Nov 2025`` else."""
    if (day.year, day.month) == (today.year, today.month):
        return _say("within_month", day)
    return _say("within_year" if day.year == today.year else "beyond", day)


def day_on_strip(day: date) -> str:
    """``Fri 20 Nov``: today, at the right of a wide strip."""
    return _say("strip", day)


def day_in_full(day: date) -> str:
    """``Tuesday 17 November 2026``."""
    return _say("full", day, long=True)


def day_spoken(day: date) -> str:
    """``Tuesday 17 November``: where the year goes without saying."""
    return _say("spoken", day, long=True)


def day_answered(day: date, today: date) -> str:
    """``Fri 4 December``: the day that words were understood as; with its year where that is another."""
    from carecompanion.words import say

    said = say(
        "days.strip",
        weekday=say(f"days.weekday.{day.weekday()}"),
        day=day.day,
        month=say(f"days.month_long.{day.month}"),
    )
    return said if day.year == today.year else day_on_page(day)


def day_on_page(day: date) -> str:
    """``Tue 17 November 2026``: an entry's own line."""
    from carecompanion.words import say

    return say(
        "days.line",
        weekday=say(f"days.weekday.{day.weekday()}"),
        day=day.day,
        month=say(f"days.month_long.{day.month}"),
        year=day.year,
    )


def day_on_axis(day: date, today: date) -> str:
    """``16 Nov``, with its year where that is another: one form down a whole column."""
    return _say("within_year" if day.year == today.year else "beyond", day)


def day_to_come(day: date, today: date) -> str:
    """``15 Jan``: a day to look again, with its year only where it is most of a year away."""
    is_plain = 0 <= (day - today).days < _MOST_OF_A_YEAR
    return _say("within_year", day) if is_plain else day_on_axis(day, today)


def month_short(day: date) -> str:
    """``Nov``: over a column."""
    from carecompanion.words import say

    return say(f"days.month.{day.month}")


def month_head(day: date, *, with_year: bool) -> str:
    """``November 2026``, or ``October`` where the year is plain from the head above."""
    return _say("head_year" if with_year else "head", day, long=True)
