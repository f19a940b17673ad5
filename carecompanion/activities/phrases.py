"""Small phrases that readings are made of: lists of names, numbers in words, spans of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.words import say
from carecompanion.words.numbers import in_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_IN_WORDS: Final = 10
_NAMES_AT_MOST: Final = 12
_YEAR: Final = 52


def names_in_words(names: Sequence[str]) -> str:
    """``a, b and c``; a long list ends in "and others"."""
    comma = say("readings.comma")
    if len(names) > _NAMES_AT_MOST:
        return say("readings.more", names=comma.join(names[:_NAMES_AT_MOST]))
    if len(names) < 2:
        return "".join(names)
    return say("readings.and", names=comma.join(names[:-1]), last=names[-1])


def number_in_words(number: int) -> str:
    """``three``; digits above ten."""
    return in_words(number, up_to=_IN_WORDS)


def weeks_in_words(weeks: int) -> str:
    """``10 weeks``, ``2 years``."""
    if weeks >= 2 * _YEAR and weeks % _YEAR == 0:
        return say("readings.years", n=weeks // _YEAR)
    return counted("readings.weeks", weeks)


def counted(key: str, number: int, **values: object) -> str:
    """The words of *key* for so many; ``KEY.1`` is for one."""
    return say(f"{key}.1", **values) if number == 1 else say(key, n=number, **values)


def day_named(day: date, today: date) -> str:
    """``16 November``, with its year where that is another."""
    month = say(f"days.month_long.{day.month}")
    if day.year == today.year:
        return say("readings.day", day=day.day, month=month)
    return say("readings.day_year", day=day.day, month=month, year=day.year)
