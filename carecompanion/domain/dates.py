"""Words to dates: "tomorrow", "Friday", "in two weeks", "1 March", "2027-03-01". English; today is an argument."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from carecompanion.errors import WrongDay

_YEARS_AT_MOST: Final = 100
_LONGEST: Final = 60
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_NUMBERS: Final = {
    word: number
    for number, words in enumerate(
        (
            "zero", "a an one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
            "twelve",
        )
    )
    for word in words.split()
} | {"couple": 2, "few": 3}  # fmt: skip
_NEAR: Final = {
    "today": 0, "now": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1, "day after tomorrow": 2,
    "day before yesterday": -2, "fortnight": 14,
}  # fmt: skip
_DISTANCE: Final = re.compile(
    r"(?P<number>[a-z]+|[0-9]{1,5}) (?:of )?(?P<unit>day|week|fortnight|month|quarter|year)s?(?P<ago> ago)?"
)
_DAY_MONTH: Final = re.compile(
    r"(?:(?P<d1>[0-9]{1,2})(?:st|nd|rd|th)? (?:of )?(?P<m1>[a-z]{3,9})"
    r"|(?P<m2>[a-z]{3,9}) (?P<d2>[0-9]{1,2})(?:st|nd|rd|th)?)"
    r"(?: (?P<year>[0-9]{4}))?"
)
_ISO: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day_from_words(words: str, today: date, *, past: bool = False) -> date:
    """The day that *words* name, seen from *today*; a day without a year is the next one, the last one if *past*.

    A weekday alone is never today. Raises WrongDay for anything else, for a day that is not in the calendar, and for
    one more than a hundred years away.
    """
    said = " ".join(words.casefold().replace(",", " ").split())
    if not said or len(said) > _LONGEST:
        raise WrongDay("words")
    try:
        day = _iso(said) or _near(said, today) or _weekday(said, today, past=past)
        day = day or _distance(said, today, past=past) or _calendar(said, today, past=past)
    except OverflowError:
        raise WrongDay("far") from None
    if day is None:
        raise WrongDay("words")
    if abs(day.year - today.year) > _YEARS_AT_MOST:
        raise WrongDay("far")
    return day


def _iso(said: str) -> date | None:
    if not _ISO.fullmatch(said):
        return None
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise WrongDay("absent") from None


def _near(said: str, today: date) -> date | None:
    away = _NEAR.get(said.removeprefix("in ").removeprefix("a ").removeprefix("the "))
    if away is not None:
        return today + timedelta(days=away)
    match said.removeprefix("the ").removeprefix("at the "):
        case "next week":
            return today + timedelta(days=7)
        case "next month":
            return _months_on(today, 1)
        case "next year":
            return _months_on(today, 12)
        case "end of month" | "end of the month" | "end of this month":
            return today.replace(day=monthrange(today.year, today.month)[1])
    return None


def _weekday(said: str, today: date, *, past: bool) -> date | None:
    which, _, name = said.removeprefix("on ").rpartition(" ")
    found = [place for place, day in enumerate(_WEEKDAYS) if len(name) >= 3 and day.startswith(name)]
    if len(found) != 1 or which not in {"", "this", "next", "last", "coming", "the coming"}:
        return None
    monday = today - timedelta(days=today.weekday())
    if which == "next":
        return monday + timedelta(days=7 + found[0])
    if which == "last" or past:
        return today - timedelta(days=(today.weekday() - found[0] - 1) % 7 + 1)
    return today + timedelta(days=(found[0] - today.weekday() - 1) % 7 + 1)


def _distance(said: str, today: date, *, past: bool) -> date | None:
    match = _DISTANCE.fullmatch(
        said.removeprefix("in ").replace("a couple", "couple").replace("a few", "few")
    )
    if match is None:
        return None
    number = match["number"]
    count = int(number) if number.isdecimal() else _NUMBERS.get(number)
    if count is None:
        return None
    if match["ago"] or (past and not said.startswith("in ")):
        count = -count
    match match["unit"]:
        case "day":
            return today + timedelta(days=count)
        case "week":
            return today + timedelta(weeks=count)
        case "fortnight":
            return today + timedelta(weeks=2 * count)
        case unit:
            return _months_on(today, count * {"month": 1, "quarter": 3, "year": 12}[unit])


def _months_on(day: date, months: int) -> date:
    """The same day of the month, or the month's last day where it has no such day."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= years <= date.max.year:
        raise WrongDay("far")
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


def _calendar(said: str, today: date, *, past: bool) -> date | None:
    match = _DAY_MONTH.fullmatch(said.removeprefix("on ").removeprefix("the "))
    if match is None:
        return None
    name, day = match["m1"] or match["m2"], int(match["d1"] or match["d2"])
    found = [place for place, month in enumerate(_MONTHS, start=1) if month.startswith(name)]
    if len(found) != 1:
        return None
    if match["year"]:
        try:
            return date(int(match["year"]), found[0], day)
        except ValueError:
            raise WrongDay("absent") from None
    # Eight years reach over the longest gap between two leap days.
    step = -1 if past else 1
    for away in range(9):
        year = today.year + step * away
        if not date.min.year <= year <= date.max.year or not 1 <= day <= monthrange(year, found[0])[1]:
            continue
        named = date(year, found[0], day)
        if named <= today if past else named >= today:
            return named
    raise WrongDay("absent")
