"""A practice becomes a walk: roles swap with equal time, holds wait behind a step, days come back, nothing is late."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carecompanion.domain import walk
from carecompanion.domain.ids import EntryId, PackId, RunId
from carecompanion.domain.practice import Practice, Step
from carecompanion.domain.run import Run, RunStep, StepState, Voice
from carecompanion.domain.run_plain import plain_run, run_from_plain
from carecompanion.errors import BadInput
from tests.practising import LONG, PAIR

NOW = datetime(2026, 11, 20, 21, 14, tzinfo=UTC)


def walked(practice: Practice, first: Voice = Voice.ME) -> Run:
    steps = tuple(
        RunStep(one.step, f"step {place}", speaker=one.speaker, swapped=one.swapped)
        for place, one in enumerate(walk.rounds_of(practice, first))
    )
    return Run(RunId("run1"), PackId("p"), practice.id, practice.title, practice.who, NOW, NOW, steps)


def test_a_row_of_swapped_steps_comes_once_more_with_the_roles_changed() -> None:
    voices = [(one.step.turn, one.speaker, one.swapped) for one in walk.rounds_of(PAIR, Voice.THEM)]
    assert voices == [
        ("both", None, False),
        ("speaker", Voice.THEM, False),
        ("witness", Voice.THEM, False),
        ("speaker", Voice.ME, True),
        ("witness", Voice.ME, True),
        ("", None, False),
        ("", None, False),
    ]
    minutes = [one.step.minutes for one in walk.rounds_of(PAIR) if one.step.swap]
    assert minutes[:2] == minutes[2:], "both have the same time"


def test_the_witness_has_the_turn_when_the_step_is_theirs() -> None:
    steps = walked(PAIR, Voice.THEM).steps
    assert [walk.turn_of(step) for step in steps[:3]] == [None, Voice.THEM, Voice.ME]


def test_a_swap_at_the_end_and_one_alone_are_walked_too() -> None:
    alone = Practice("a", "A", "pair", steps=(Step(say="x", turn="speaker", swap=True),))
    assert [one.speaker for one in walk.rounds_of(alone)] == [Voice.ME, Voice.THEM]
    assert len(walk.rounds_of(replace(alone, who="solo"))) == 1, "alone there is nobody to swap with"


def test_more_time_for_one_voice_is_more_for_the_other() -> None:
    run = walk.stood_on(walked(PAIR), 1, NOW)
    given = walk.given_more(run, 2, NOW)
    assert [step.minutes for step in given.steps] == [3, 12, 3, 12, 3, None, None]
    assert walk.given_more(walk.stood_on(given, 0, NOW), 2, NOW).steps[0].minutes == 5
    assert walk.given_more(walk.stood_on(given, 5, NOW), 2, NOW) == walk.stood_on(given, 5, NOW)


def test_more_time_counts_from_where_time_came_round() -> None:
    run = walk.running(walk.stood_on(walked(PAIR), 1, NOW), NOW)
    much_later = NOW + timedelta(days=3)
    given = walk.given_more(run, 2, much_later)
    assert given.here.minutes == 12
    assert given.here.gone_by(much_later) == 600
    assert given.here.since == much_later, "it goes on running"


def test_time_rests_where_one_goes_on_and_runs_again_from_there() -> None:
    run = walk.running(walk.stood_on(walked(PAIR), 1, NOW), NOW)
    later = NOW + timedelta(minutes=4)
    assert run.here.gone_by(later) == 240
    run = walk.stood_on(run, 2, later)
    assert (run.steps[1].gone, run.steps[1].since) == (240, None)
    back = walk.running(walk.stood_on(run, 1, later), later)
    assert back.here.gone_by(later + timedelta(minutes=1)) == 300
    assert walk.paused(back, later + timedelta(minutes=1)).here.gone_by(later + timedelta(days=2)) == 300


def test_a_hold_begins_behind_the_step_that_is_done_and_one_key_passes_it() -> None:
    run = walk.done(walked(LONG), 1, NOW, entry=EntryId("e1"))
    assert run.at == 2
    assert run.here.is_held(NOW + timedelta(hours=23))
    assert not run.here.is_held(NOW + timedelta(hours=24))
    assert not walk.hold_passed(run, 2, NOW).here.is_held(NOW)


def test_days_to_look_again_are_counted_from_the_day_it_was_done_and_pass_by_being_looked_at() -> None:
    run = walk.done(walked(LONG), 1, NOW, entry=EntryId("e1"))
    day = NOW.date() + timedelta(days=30)
    assert run.steps[1].look_again == (day,)
    assert walk.to_look_at([run], day - timedelta(days=1)) == ()
    found = walk.to_look_at([run], day + timedelta(days=5))
    assert [(one.step, one.day, one.title) for one in found] == [(1, day, "step 1")]
    on_the_day = NOW + timedelta(days=30)
    again = walk.done(run, 1, on_the_day, entry=EntryId("e2"))
    assert again.steps[1].entry == "e2"
    assert again.steps[1].look_again == (), "it was wished once"
    assert walk.looked_at(run, 1, on_the_day).steps[1].look_again == ()
    assert walk.to_look_at([replace(run, ended=day)], day) == (), "what was left asks for nothing"


def test_what_is_left_open_waits_and_nothing_ends_while_it_does() -> None:
    run = walk.left_open(walked(LONG), 0, NOW)
    assert (run.steps[0].state, run.at) == (StepState.OPEN, 1)
    for place in range(1, 5):
        run = walk.done(run, place, NOW)
    assert (run.at, run.next, run.is_open) == (0, 0, True)
    run = walk.done(run, 0, NOW)
    assert run.is_open, "a day to look again lies ahead"
    later = NOW + timedelta(days=31)
    assert walk.looked_at(run, 1, later).ended == later.date()


def test_a_step_that_was_done_stays_done_when_it_is_passed_by() -> None:
    run = walk.done(walked(LONG), 1, NOW)
    assert walk.left_open(run, 1, NOW).steps[1].state is StepState.DONE


def test_a_run_is_written_and_read_without_loss() -> None:
    run = walk.running(walk.stood_on(walk.done(walked(LONG), 1, NOW, entry=EntryId("e1")), 4, NOW), NOW)
    run = replace(walk.hold_passed(run, 2, NOW), partner="wren", ended=NOW.date())
    assert run_from_plain(plain_run(run)) == run
    pair = walk.running(walk.given_more(walk.stood_on(walked(PAIR), 1, NOW), 2, NOW), NOW)
    assert run_from_plain(plain_run(pair)) == pair


@pytest.mark.parametrize(
    "change", [{"at": 99}, {"steps": []}, {"started": "soon"}, {"ended": "x"}, {"new": 1}]
)
def test_a_run_that_is_not_put_together_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(BadInput):
        run_from_plain(plain_run(walked(LONG)) | change)


@pytest.mark.parametrize(
    "change",
    [
        {"hold_hours": 10**12},
        {"revisit": [10**9]},
        {"minutes": 10**12},
        {"held_until": "9999-12-31T23:59:00-12:00"},
        {"since": "0001-01-01T00:00:00+14:00"},
    ],
)
def test_a_time_that_no_clock_has_is_refused_before_a_step_stumbles_over_it(
    change: dict[str, object],
) -> None:
    plain: dict[str, Any] = plain_run(walked(LONG))
    plain["steps"][0] |= change
    with pytest.raises(BadInput):
        run_from_plain(plain)


STEPS = st.lists(
    st.builds(
        Step,
        say=st.just("x"),
        minutes=st.none() | st.integers(1, 20),
        turn=st.sampled_from(("", "both", "speaker", "witness")),
        swap=st.booleans(),
        hold_hours=st.none() | st.integers(1, 48),
        revisit=st.lists(st.integers(1, 60), max_size=2).map(tuple),
    ),
    min_size=1,
    max_size=6,
)
KINDS = ("done", "open", "stand", "pass", "look", "run", "rest", "more")
MOVES = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 11)))


@settings(max_examples=150, deadline=None)
@given(STEPS, MOVES)
def test_whatever_is_done_on_a_walk_nothing_is_lost_and_both_voices_have_the_same_time(
    steps: list[Step], moves: list[tuple[str, int]]
) -> None:
    run = walked(Practice("p", "P", "pair", steps=tuple(steps)))
    now = NOW
    for move, number in moves:
        now += timedelta(hours=number)
        place = number % len(run.steps)
        before = run
        match move:
            case "done":
                run = walk.done(run, place, now, entry=EntryId(f"e{number}"))
            case "open":
                run = walk.left_open(run, place, now)
            case "stand":
                run = walk.stood_on(run, place, now)
            case "pass":
                run = walk.hold_passed(run, place, now)
            case "look":
                run = walk.looked_at(run, place, now)
            case "run":
                run = walk.running(run, now)
            case "rest":
                run = walk.paused(run, now)
            case _:
                run = walk.given_more(run, 2, now)
        assert 0 <= run.at < len(run.steps)
        assert [one.step for one in run.steps] == [one.step for one in before.steps]
        assert all(was.entry is None or one.entry for was, one in zip(before.steps, run.steps, strict=True))
        assert all(
            was.state is not StepState.DONE or one.state is StepState.DONE
            for was, one in zip(before.steps, run.steps, strict=True)
        ), "what is done stays done"
        assert sum(one.since is not None for one in run.steps) <= 1, "time runs on one step at most"
        first = [one.minutes for one in run.steps if one.step.swap and not one.swapped]
        assert first == [one.minutes for one in run.steps if one.swapped]
        assert run_from_plain(plain_run(run)) == run
        if not run.is_open:
            assert all(one.state is StepState.DONE for one in run.steps)
