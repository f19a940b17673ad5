"""A programme by the calendar: which meeting is now, which comes; a pause takes nothing away, and nothing is late."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain import programme_week
from carecompanion.domain.ids import PackId, ProgrammeId
from carecompanion.domain.practice import Programme, Session
from carecompanion.domain.programme_week import Begun, Stand, seen_on
from tests.gathering import PROGRAMME

MONDAY = date(2026, 11, 23)
BEGUN = Begun(ProgrammeId("p1"), PackId("three-evenings"), "Three evenings", MONDAY, MONDAY)

days = st.integers(-400, 400)
programmes = st.lists(st.integers(0, 300), min_size=1, max_size=12).map(
    lambda every: Programme("P", sessions=tuple(Session(day, f"on {day}") for day in every))
)


@pytest.mark.parametrize(
    ("day", "stand", "week", "following"),
    [
        (-3, Stand.AHEAD, None, 0),
        (0, Stand.NOW, 0, 1),
        (6, Stand.NOW, 0, 1),
        (7, Stand.BETWEEN, 0, 1),
        (13, Stand.BETWEEN, 0, 1),
        (14, Stand.NOW, 1, 2),
        (28, Stand.NOW, 2, None),
        (34, Stand.NOW, 2, None),
        (35, Stand.OVER, 2, None),
        (4_000, Stand.OVER, 2, None),
    ],
)
def test_the_calendar_says_which_meeting_is_now_and_which_comes(
    day: int, stand: Stand, week: int | None, following: int | None
) -> None:
    going = seen_on(BEGUN, PROGRAMME, MONDAY + timedelta(days=day))
    assert (going.stand, going.week, going.following) == (stand, week, following)
    assert going.opens_at == (0 if week is None else week)
    assert going.moves == (2 if following is None else following)
    assert going.is_over is (stand is Stand.OVER)


def test_a_programme_whose_pack_is_gone_keeps_its_title_and_says_so() -> None:
    for programme in (None, Programme("Empty")):
        going = seen_on(BEGUN, programme, MONDAY)
        assert (going.stand, going.title, going.sessions) == (Stand.ABSENT, "Three evenings", ())
        assert (going.current, going.next, going.next_on, going.starts) == (None, None, None, MONDAY)


def test_a_newer_pack_may_call_its_programme_something_else_and_the_hopes_of_a_meeting_are_told_in_words() -> (
    None
):
    going = seen_on(BEGUN, replace(PROGRAMME, title="Four evenings"), MONDAY)
    assert going.title == "Four evenings"
    assert going.outcomes_of(going.sessions[1]) == ("Read a rule.", "Change a line of it.")


def test_meetings_stand_by_their_day_however_they_were_written() -> None:
    turned = replace(PROGRAMME, sessions=PROGRAMME.sessions[::-1])
    assert seen_on(BEGUN, turned, MONDAY).sessions == PROGRAMME.sessions


@given(programmes, days, st.integers(0, 300))
def test_a_pause_takes_nothing_away(programme: Programme, day: int, length: int) -> None:
    today = MONDAY + timedelta(days=day)
    before = seen_on(BEGUN, programme, today)
    paused = programme_week.paused(BEGUN, today)
    later = today + timedelta(days=length)
    resting = seen_on(paused, programme, later)
    assert resting.stand is Stand.PAUSED
    assert (resting.week, resting.following) == (before.week, before.following)
    assert resting.next_on is None, "no day is named while time rests"
    again = seen_on(programme_week.resumed(resting, later), programme, later)
    assert (again.stand, again.week, again.following) == (before.stand, before.week, before.following)
    if before.next_on is not None:
        assert again.next_on == before.next_on + timedelta(days=length)
    if before.week:
        assert again.day_of(0) == before.day_of(0) or before.day_of(0) == before.day_of(before.week)
    assert programme_week.paused(paused, later) == paused, "to rest twice is to rest once"


@given(programmes, days, days, st.data())
def test_what_was_moved_can_be_moved_back_and_what_comes_before_it_keeps_its_day(
    programme: Programme, day: int, by: int, data: st.DataObject
) -> None:
    today = MONDAY + timedelta(days=day)
    before = seen_on(BEGUN, programme, today)
    place = data.draw(st.integers(0, len(before.sessions) - 1))
    session = before.sessions[place]
    moved = programme_week.moved(BEGUN, session, by)
    assert programme_week.moved(moved, session, -by) == BEGUN
    going = seen_on(moved, programme, today)
    for at, one in enumerate(going.sessions):
        assert going.day_of(at) - before.day_of(at) == timedelta(days=by if one.day >= session.day else 0)
    assert going.next_on is None or going.next_on > today
    assert going.week is None or going.day_of(going.week) <= today


def test_a_meeting_that_is_put_off_leaves_the_one_before_it_where_it_was() -> None:
    today = MONDAY + timedelta(days=15)
    going = seen_on(programme_week.moved(BEGUN, PROGRAMME.sessions[1], 7), PROGRAMME, today)
    assert (going.stand, going.week, going.next_on) == (Stand.BETWEEN, 0, MONDAY + timedelta(days=21))
    assert [going.day_of(at) - MONDAY for at in range(3)] == [timedelta(days=days) for days in (0, 21, 35)]


def test_a_meeting_that_is_brought_forward_may_be_now_and_one_put_after_the_next_is_not_waited_for() -> None:
    today = MONDAY + timedelta(days=2)
    forward = seen_on(programme_week.moved(BEGUN, PROGRAMME.sessions[1], -12), PROGRAMME, today)
    assert (forward.stand, forward.week) == (Stand.NOW, 1)
    across = programme_week.moved(
        programme_week.moved(BEGUN, PROGRAMME.sessions[1], 30), PROGRAMME.sessions[2], -57
    )
    assert seen_on(across, PROGRAMME, today).week == 2


def test_a_clock_that_was_set_back_makes_no_pause_negative() -> None:
    going = seen_on(programme_week.paused(BEGUN, MONDAY), PROGRAMME, MONDAY)
    assert programme_week.resumed(going, MONDAY - timedelta(days=9)) == BEGUN


def test_a_programme_without_its_pack_can_rest_and_go_on() -> None:
    going = seen_on(programme_week.paused(BEGUN, MONDAY), None, MONDAY)
    assert programme_week.resumed(going, MONDAY + timedelta(days=3)) == BEGUN


def test_what_was_left_stays_left_on_the_day_it_was() -> None:
    left = programme_week.left(BEGUN, MONDAY)
    assert programme_week.left(left, MONDAY + timedelta(days=2)).ended == MONDAY
