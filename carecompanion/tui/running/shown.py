"""What a step of a run shows: who speaks, the words, the quiet lines below them, and its time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from carecompanion.domain.run import StepState
from carecompanion.domain.text import capitalised
from carecompanion.domain.walk import PAIR, turn_of
from carecompanion.tui.text import one_line
from carecompanion.tui.widgets.run_lines import Time
from carecompanion.words import say
from carecompanion.words.days import day_answered
from carecompanion.words.minutes import about_minutes, time_left, until

if TYPE_CHECKING:
    from datetime import datetime

    from carecompanion.domain.practice import Exercise
    from carecompanion.domain.run import Run, RunStep

SOLO: Final = "solo"
_MINUTE: Final = 60


@dataclass(frozen=True, slots=True)
class StepWords:
    """The words of one step, from the top of the page down; what is empty is not there."""

    roles: str = ""
    words: str = ""
    quiet: tuple[str, ...] = ()


def words_of(run: Run, now: datetime, exercise: Exercise | None) -> StepWords:
    """What the step one stands on shows; *exercise* is the one it names, where it is here."""
    step = run.here
    if not run.is_open:
        return StepWords(words=say("running.ended"), quiet=(say("running.ended_more"),))
    if step.held_until is not None and step.is_held(now):
        when = until(step.held_until, now)
        return StepWords(words=say("running.is_held", when=when), quiet=(say("running.is_held_hint"),))
    return StepWords(roles_of(run, step), _asks(step, exercise), tuple(_quiet(run, step, now, exercise)))


def roles_of(run: Run, step: RunStep) -> str:
    """Who speaks and who witnesses; empty where nobody does."""
    turn = turn_of(step)
    if step.speaker is None or turn is None:
        return ""
    role = "speaks" if turn is step.speaker else "witnesses"
    return say(f"running.roles.{turn.value}_{role}", who=one_line(run.partner) or say("running.the_other"))


def _asks(step: RunStep, exercise: Exercise | None) -> str:
    if step.is_absent or (step.step.ground and exercise is None):
        return say("running.absent", name=step.step.prompt or step.step.ground)
    if step.note:
        return say("today.gated")
    if exercise is not None:
        return exercise.title
    return step.step.say or step.ask


def _quiet(run: Run, step: RunStep, now: datetime, exercise: Exercise | None) -> list[str]:
    lines = []
    if step.note:
        lines.append(step.note)
    elif step.doorway:
        lines.append(say("today.lighter", doorway=step.doorway))
    if exercise is not None:
        lines.append(say("ground.may"))
    if step.minutes is not None and time_of(run, now) is None:
        minutes = about_minutes(step.minutes)
        lines.append(capitalised(minutes) + ".")
    beside = []
    if step.step.prompt:
        if step.state is StepState.DONE:
            beside.append(say("running.written"))
        elif step.state is StepState.OPEN:
            beside.append(say("running.left_open"))
        beside += [say("running.look_again", day=day_answered(day, now.date())) for day in step.look_again]
    if step.step.private:
        beside.append(say("running.private"))
    return [*lines, " ".join(beside)] if beside else lines


def time_of(run: Run, now: datetime) -> Time | None:
    """How the time of the step one stands on stands; None where it has none, or alone and nobody let it run."""
    step = run.here
    if step.minutes is None or not run.is_open or step.is_held(now):
        return None
    gone, whole = step.gone_by(now), step.minutes * _MINUTE
    if run.who == SOLO and step.since is None and not gone:
        return None
    if gone >= whole:
        phrase = time_left(0)
    elif step.since is not None:
        phrase = time_left(whole - gone)
    elif gone:
        phrase = say("running.paused")
    else:
        phrase = say("running.when_ready", minutes=about_minutes(step.minutes))
    aside = say("running.equal") if step.step.swap and run.who == PAIR else ""
    return Time(min(gone / whole, 1.0), phrase, aside)


def is_time_running(run: Run, now: datetime) -> bool:
    """Is time running, and has some left?"""
    step = run.here
    return step.since is not None and step.minutes is not None and step.gone_by(now) < step.minutes * _MINUTE
