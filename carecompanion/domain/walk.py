"""How a practice becomes a walk, and what a step on it changes. Nothing here is ever late."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from carecompanion.domain.run import Run, RunStep, StepState, StepToLookAt, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from carecompanion.domain.ids import EntryId
    from carecompanion.domain.practice import Practice, Step

PAIR: Final = "pair"
WITHOUT_ROLES: Final = ("", "both")


@dataclass(frozen=True, slots=True)
class Round:
    """A step in its place on the walk: who speaks in it, and whether it is the one where roles have changed."""

    step: Step
    speaker: Voice | None = None
    swapped: bool = False


def rounds_of(practice: Practice, first: Voice = Voice.ME) -> tuple[Round, ...]:
    """The steps of *practice* in the order they are walked, *first* speaking first.

    With two, a row of steps marked ``swap`` comes once more with the roles changed, so that both have the same time.
    """
    if practice.who != PAIR:
        return tuple(Round(step) for step in practice.steps)
    walked: list[Round] = []
    row: list[Step] = []
    for step in practice.steps:
        if not step.swap and row:
            walked += _swapped(row, first)
            row.clear()
        walked.append(Round(step, _speaker(step, first)))
        if step.swap:
            row.append(step)
    return (*walked, *_swapped(row, first))


def _swapped(row: Sequence[Step], first: Voice) -> list[Round]:
    return [Round(step, _speaker(step, other(first)), swapped=True) for step in row]


def _speaker(step: Step, speaker: Voice) -> Voice | None:
    return None if step.turn in WITHOUT_ROLES else speaker


def other(voice: Voice) -> Voice:
    """The other one of two."""
    return Voice.THEM if voice is Voice.ME else Voice.ME


def turn_of(step: RunStep) -> Voice | None:
    """Whose turn it is: the speaker's, or the witness's where the step is theirs; None where it is both's."""
    if step.speaker is None:
        return None
    return other(step.speaker) if step.step.turn == "witness" else step.speaker


# a step is taken


def stood_on(run: Run, place: int, now: datetime) -> Run:
    """*run* with one standing on *place*; the time of the step one comes from rests."""
    if place == run.at:
        return replace(run, updated=now)
    return replace(paused(run, now), at=place, updated=now)


def left_open(run: Run, place: int, now: datetime) -> Run:
    """*run* with that step left open, unless it was done, and one standing on the next that is not done."""
    run = paused(run, now)
    step = run.steps[place]
    if step.state is StepState.AHEAD:
        step = replace(step, state=StepState.OPEN)
    return _on_from(_with(run, place, step), place, now)


def done(run: Run, place: int, now: datetime, *, entry: EntryId | None = None) -> Run:
    """*run* with that step done, by *entry* where it asked for words, and one standing on the next that is not done.

    The first time, its days to look again are counted from today, and a hold of the step behind it begins. A step that
    is done again keeps those that lie ahead.
    """
    run = paused(run, now)
    step, today = run.steps[place], now.date()
    is_first = step.state is not StepState.DONE
    days = {today + timedelta(days=days) for days in step.step.revisit} if is_first else set()
    ahead = {day for day in step.look_again if day > today} | days
    finished = replace(
        step,
        state=StepState.DONE,
        entry=step.entry if entry is None else entry,
        held_until=None,
        look_again=tuple(sorted(ahead)),
    )
    run = _with(run, place, finished)
    if is_first:
        run = _hold_behind(run, place, now)
    return _ended_if_whole(_on_from(run, place, now), today)


def hold_passed(run: Run, place: int, now: datetime) -> Run:
    """*run* with that step open at once: the hold was the reader's own."""
    return replace(_with(run, place, replace(run.steps[place], held_until=None)), updated=now)


def looked_at(run: Run, place: int, now: datetime) -> Run:
    """*run* after that step was looked at again: days that have come are past, those ahead stay."""
    step = run.steps[place]
    ahead = tuple(day for day in step.look_again if day > now.date())
    if ahead == step.look_again:
        return run
    changed = replace(_with(run, place, replace(step, look_again=ahead)), updated=now)
    return _ended_if_whole(changed, now.date())


def without_entry(run: Run, entry: EntryId) -> Run:
    """*run* where no step names *entry* any more: it was let go."""
    return replace(
        run, steps=tuple(replace(step, entry=None) if step.entry == entry else step for step in run.steps)
    )


def _hold_behind(run: Run, place: int, now: datetime) -> Run:
    behind = place + 1
    if behind == len(run.steps) or run.steps[behind].state is not StepState.AHEAD:
        return run
    hours = run.steps[behind].step.hold_hours
    if hours is None:
        return run
    return _with(run, behind, replace(run.steps[behind], held_until=now + timedelta(hours=hours)))


def _on_from(run: Run, place: int, now: datetime) -> Run:
    """Stand on the next step ahead; at the end, on the first that is not done; where all are, stay."""
    ahead = range(place + 1, len(run.steps))
    onward = next((one for one in ahead if run.steps[one].state is not StepState.DONE), None)
    if onward is None:
        undone = (one for one in range(place + 1) if run.steps[one].state is not StepState.DONE)
        onward = next(undone, place)
    return replace(run, at=onward, updated=now)


def _ended_if_whole(run: Run, today: date) -> Run:
    is_whole = all(step.state is StepState.DONE and not step.look_again for step in run.steps)
    return replace(run, ended=today) if is_whole and run.is_open else run


def _with(run: Run, place: int, step: RunStep) -> Run:
    return replace(run, steps=(*run.steps[:place], step, *run.steps[place + 1 :]))


# time


def running(run: Run, now: datetime) -> Run:
    """*run* with time running on the step one stands on, where it has time and is not done."""
    step = run.here
    if step.step.minutes is None or step.since is not None:
        return run
    return _with(run, run.at, replace(step, since=now))


def given_more(run: Run, minutes: int, now: datetime) -> Run:
    """*run* with *minutes* more for the step one stands on; its counterpart after the swap has the same time."""
    step = run.here
    if step.step.minutes is None:
        return run
    is_running = step.since is not None
    run = paused(run, now)
    alike = (place for place, one in enumerate(run.steps) if one.step.swap and one.step == step.step)
    for place in {run.at, *(alike if step.step.swap else ())}:
        one = run.steps[place]
        run = _with(run, place, replace(one, more=one.more + minutes))
    return running(run, now) if is_running else run


def paused(run: Run, now: datetime) -> Run:
    """*run* with its time resting, for both."""
    step = run.here
    if step.since is None:
        return run
    # What went by beyond its minutes is not held against what may be added.
    gone = min(step.gone_by(now), (step.minutes or 0) * 60)
    return _with(run, run.at, replace(step, gone=gone, since=None))


# what there is to look at


def to_look_at(runs: Iterable[Run], today: date) -> tuple[StepToLookAt, ...]:
    """The steps of open *runs* whose day has come, the longest waiting first."""
    found = [
        StepToLookAt(run, place, min(come))
        for run in runs
        if run.is_open
        for place, step in enumerate(run.steps)
        if (come := [day for day in step.look_again if day <= today])
    ]
    return tuple(sorted(found, key=lambda one: one.day))
