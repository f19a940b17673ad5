"""Which older entry looking back brings: a rule one can say in words."""

from __future__ import annotations

from datetime import date, timedelta

from carecompanion.domain.entry import EntryKind, EntryLine
from carecompanion.domain.ids import EntryId
from carecompanion.domain.looking_back import Reach, nearest, reaches
from carecompanion.domain.moment import first_moment

TODAY = date(2026, 11, 20)


def line(day: date) -> EntryLine:
    return EntryLine(EntryId(day.isoformat()), first_moment(day), day, "a title", EntryKind.FREE)


def test_a_year_ago_comes_first_then_more_years_then_months_then_the_beginning() -> None:
    months = [reach.months for reach in reaches(TODAY)]
    assert months == [12, 24, 36, 48, 60, 72, 84, 96, 108, 120, 6, 3, 1, 0]


def test_a_year_ago_is_a_week_around_that_day() -> None:
    reach = next(reaches(TODAY))
    assert (reach.since, reach.around, reach.until) == (
        date(2025, 11, 17),
        date(2025, 11, 20),
        date(2025, 11, 23),
    )


def test_nothing_of_the_last_week_is_reached() -> None:
    assert all(reach.until <= TODAY - timedelta(days=7) for reach in reaches(TODAY))


def test_the_last_day_of_a_month_reaches_the_last_day_of_a_shorter_one() -> None:
    by_months = {reach.months: reach.around for reach in reaches(date(2028, 2, 29))}
    assert by_months[12] == date(2027, 2, 28)
    assert by_months[48] == date(2024, 2, 29)


def test_the_first_years_of_the_calendar_reach_no_further_than_it_goes() -> None:
    assert [reach.months for reach in reaches(date(2, 5, 1))] == [3, 1, 0]


def test_the_nearest_comes_and_of_two_as_near_the_older() -> None:
    reach = next(reaches(TODAY))
    around = reach.around
    days = [around + timedelta(days=away) for away in (3, 2, -2, -3)]
    found = nearest(reach, [line(day) for day in days])
    assert found is not None
    assert found.day == around - timedelta(days=2)


def test_what_was_seen_waits_and_what_lies_outside_is_not_meant() -> None:
    reach = Reach(date(2025, 11, 17), date(2025, 11, 23), date(2025, 11, 20), 12)
    there, outside = line(date(2025, 11, 20)), line(date(2025, 11, 24))
    assert nearest(reach, [outside, there], seen={there.id}) is None
    assert nearest(reach, [outside, there]) == there


def test_from_the_beginning_the_oldest_comes() -> None:
    *_, beginning = reaches(TODAY)
    days = (date(2026, 11, 1), date(2026, 10, 1), date(2026, 10, 2))
    found = nearest(beginning, [line(day) for day in days])
    assert found is not None
    assert found.day == date(2026, 10, 1)
