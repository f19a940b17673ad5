from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain.dates import day_from_words
from carecompanion.errors import WrongDay

FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", date(2026, 11, 20)), ("Tomorrow", date(2026, 11, 21)), ("the day after tomorrow", date(2026, 11, 22)),
        ("yesterday", date(2026, 11, 19)), ("in two weeks", date(2026, 12, 4)), ("in a week", date(2026, 11, 27)),
        ("a week", date(2026, 11, 27)), ("3 days", date(2026, 11, 23)), ("in a fortnight", date(2026, 12, 4)),
        ("in a month", date(2026, 12, 20)), ("in 3 months", date(2027, 2, 20)), ("in a year", date(2027, 11, 20)),
        ("in a couple of weeks", date(2026, 12, 4)), ("in a few days", date(2026, 11, 23)),
        ("in a quarter", date(2027, 2, 20)), ("two weeks ago", date(2026, 11, 6)), ("next week", date(2026, 11, 27)),
        ("next month", date(2026, 12, 20)), ("next year", date(2027, 11, 20)), ("end of the month", date(2026, 11, 30)),
        ("Friday", date(2026, 11, 27)), ("on Monday", date(2026, 11, 23)), ("sat", date(2026, 11, 21)),
        ("this Sunday", date(2026, 11, 22)), ("next Friday", date(2026, 11, 27)),
        ("next Saturday", date(2026, 11, 28)),
        ("last Friday", date(2026, 11, 13)), ("1 March", date(2027, 3, 1)), ("March 1", date(2027, 3, 1)),
        ("1st of March", date(2027, 3, 1)), ("the 3rd of dec", date(2026, 12, 3)), ("20 November", date(2026, 11, 20)),
        ("1 March 2030", date(2030, 3, 1)), ("March 1, 2030", date(2030, 3, 1)), ("29 February", date(2028, 2, 29)),
        ("2027-03-01", date(2027, 3, 1)), ("  in   two\tweeks ", date(2026, 12, 4)),
    ],
)  # fmt: skip
def test_words_name_a_day_seen_from_today(words: str, day: date) -> None:
    assert day_from_words(words, FRIDAY) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [("Monday", date(2026, 11, 16)), ("1 March", date(2026, 3, 1)), ("20 November", date(2026, 11, 20)),
     ("29 February", date(2024, 2, 29)), ("3 days", date(2026, 11, 17)), ("tomorrow", date(2026, 11, 21))],
)  # fmt: skip
def test_the_past_is_meant_where_it_is_asked_for(words: str, day: date) -> None:
    assert day_from_words(words, FRIDAY, past=True) == day


def test_a_month_on_from_a_long_month_stays_in_the_next_one() -> None:
    assert day_from_words("in a month", date(2027, 1, 31)) == date(2027, 2, 28)


@pytest.mark.parametrize(
    "words",
    ["", " ",
     "soon", "whenever", "30 February", "31 June", "2027-02-30", "0 March", "ma 1", "1", "1/3/2027",
     "in weeks",
     "in 5000 years", "in 99999 months", "9999-01-01", "1 March 1800", "99999 years ago", "x" * 500,
     "eightday", "next"],
)  # fmt: skip
def test_other_words_are_refused_with_a_hint(words: str) -> None:
    with pytest.raises(WrongDay) as refusal:
        day_from_words(words, FRIDAY)
    assert refusal.value.hint


@given(st.text(max_size=40), st.dates(), st.booleans())
def test_whatever_is_typed_is_a_day_or_a_typed_refusal(words: str, today: date, past: bool) -> None:
    with contextlib.suppress(WrongDay):
        day_from_words(words, today, past=past)


@given(
    st.sampled_from(["in", "next", "last", "this", "on", "the", "end of"]),
    st.sampled_from(
        ["month", "year", "Friday", "29 february", "may 31", "99999 years", "5 quarters", "week ago"]
    ),
    st.dates(),
    st.booleans(),
)
def test_words_at_the_ends_of_the_calendar_are_days_or_typed_refusals(
    first: str,
    second: str,
    today: date,
    past: bool,
) -> None:
    with contextlib.suppress(WrongDay):
        day_from_words(f"{first} {second}", today, past=past)


@given(st.dates(min_value=date(1970, 1, 1), max_value=date(2100, 1, 1)), st.integers(0, 6))
def test_a_weekday_is_within_the_coming_seven_days(today: date, weekday: int) -> None:
    name = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[weekday]
    day = day_from_words(name, today)
    assert day.weekday() == weekday
    assert 1 <= (day - today).days <= 7


@pytest.mark.parametrize(
    "words", ["tomorrow", "in a month", "next week", "Friday", "next Friday", "1 March 9999"]
)
def test_there_is_no_day_after_the_last_one(words: str) -> None:
    with pytest.raises(WrongDay):
        day_from_words(words, date.max if "March" not in words else FRIDAY)
