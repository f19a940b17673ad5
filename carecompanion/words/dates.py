"""Days in words: short beside things, in full in a sentence. Month and weekday names go through the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.words import say

if TYPE_CHECKING:
    from datetime import date

WORDS: Final = {
    "weekdays": "Mon Tue Wed Thu Fri Sat Sun",
    "weekdays_full": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "months": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "months_full": "January February March April May June July August September October November December",
}


def month_name(month: int) -> str:
    """A month in full."""
    return say("dates.months_full").split()[month - 1]


def day_short(day: date, today: date) -> str:
    """``Fri 20`` within this month, ``20 Nov`` within a year, ``20 Nov 2025`` else."""
    if (day.year, day.month) == (today.year, today.month):
        return weekday_and_day(day)
    month = say("dates.months").split()[day.month - 1]
    return f"{day.day} {month}" if abs((today - day).days) < 365 else f"{day.day} {month} {day.year}"


def weekday_and_day(day: date) -> str:
    """``Fri 20``: for lists that stand under their month."""
    return f"{say('dates.weekdays').split()[day.weekday()]} {day.day}"


def day_in_full(day: date, *, with_year: bool = True) -> str:
    """``Tuesday 17 November 2026``."""
    weekday = say("dates.weekdays_full").split()[day.weekday()]
    said = f"{weekday} {day.day} {month_name(day.month)}"
    return f"{said} {day.year}" if with_year else said


def day_and_month(day: date) -> str:
    """``Tue 17 November 2026``: an entry's own line."""
    return f"{weekday_and_day(day)} {month_name(day.month)} {day.year}"
