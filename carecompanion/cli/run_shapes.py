"""Practices and runs: their shapes in JSON, and a line each in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.cli.shapes import DAY, FLAG, MAYBE, MAYBE_DAY, MAYBE_TIME, NUMBER, TEXT, TIME
from carecompanion.words import say
from carecompanion.words.days import day_answered
from carecompanion.words.minutes import about_sitting, until

if TYPE_CHECKING:
    from carecompanion.activities.walking import PracticeHere
    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.run import Run, RunStep

_STEP: Final = {
    "number": NUMBER, "title": TEXT, "kind": "prompt, say or ground", "words": MAYBE, "content_note": TEXT,
    "minutes": "number or null", "turn": "speaker, witness, both or empty", "speaker": "me, them or null",
    "private": FLAG, "state": "ahead, open or done", "entry": MAYBE, "held_until": MAYBE_TIME, "look_again": [DAY],
    "absent": FLAG,
}  # fmt: skip
RUN: Final = {
    "id": TEXT, "pack": TEXT, "practice": TEXT, "title": TEXT, "who": "solo, pair or circle", "partner": TEXT,
    "started": TIME, "updated": TIME, "ended": MAYBE_DAY, "next": "number or null", "steps": [_STEP],
}  # fmt: skip
PRACTICE: Final = {
    "name": TEXT, "title": TEXT, "who": "solo, pair or circle", "minutes": "number or null", "pack": TEXT,
    "gate": [TEXT],
}  # fmt: skip


def run_shape(run: Run) -> dict[str, object]:
    """A run; the words of a strong step stay behind its note. Steps are numbered from 1."""
    return {
        "id": run.id,
        "pack": run.pack,
        "practice": run.practice,
        "title": run.title,
        "who": run.who,
        "partner": run.partner,
        "started": run.started.isoformat(),
        "updated": run.updated.isoformat(),
        "ended": None if run.ended is None else run.ended.isoformat(),
        "next": None if run.next is None else run.next + 1,
        "steps": [_step_shape(number, step) for number, step in enumerate(run.steps, 1)],
    }


def _step_shape(number: int, step: RunStep) -> dict[str, object]:
    kind = "prompt" if step.step.prompt else "say" if step.step.say else "ground"
    return {
        "number": number,
        "title": step.title,
        "kind": kind,
        "words": None if step.note else (step.step.say or step.ask or None),
        "content_note": step.note,
        "minutes": step.minutes,
        "turn": step.step.turn,
        "speaker": None if step.speaker is None else step.speaker.value,
        "private": step.step.private,
        "state": step.state.value,
        "entry": step.entry,
        "held_until": None if step.held_until is None else step.held_until.isoformat(),
        "look_again": [day.isoformat() for day in step.look_again],
        "absent": step.is_absent,
    }


def practice_shape(here: PracticeHere) -> dict[str, object]:
    """A practice that could be begun."""
    return {
        "name": here.name,
        "title": here.practice.title,
        "who": here.practice.who,
        "minutes": here.minutes,
        "pack": here.pack.title,
        "gate": [gate.ask for gate in here.practice.gate],
    }


def tell_practice(sitting: Sitting, here: PracticeHere) -> None:
    """One practice: its name, what it is called, for whom and about how long."""
    about = [say(f"running.who.{here.practice.who}")]
    if here.minutes is not None:
        about.append(about_sitting(here.minutes))
    sitting.tell.line(sitting.tell.strong(here.practice.title))
    sitting.tell.line("  ", here.name, sitting.tell.dim(f" · {' · '.join(about)}"))


def tell_run(sitting: Sitting, run: Run) -> None:
    """One run: its id, title, with whom, and where it goes on."""
    beside = [say("running.with", who=run.partner)] if run.partner else []
    if run.ended is not None:
        beside.append(say("cli_runs.ended", day=day_answered(run.ended, sitting.today)))
    elif run.next is not None:
        beside.append(say("cli_runs.next", step=run.steps[run.next].title))
    told = "".join(f" · {part}" for part in beside)
    sitting.tell.line(sitting.tell.dim(f"{run.id}  "), run.title, sitting.tell.dim(told))


def tell_steps(sitting: Sitting, run: Run) -> None:
    """Every step in its order, a line each: number, name, and what there is to know of it."""
    now = sitting.opening.world.now()
    for number, step in enumerate(run.steps, 1):
        beside = []
        if step.state.value != "ahead":
            beside.append(say("cli_runs.done_now" if step.state.value == "done" else "cli_runs.open_now"))
        if step.held_until is not None and step.is_held(now):
            beside.append(say("cli_runs.held_until", when=until(step.held_until, now)))
        beside += [say("cli_runs.look_again", day=day_answered(day, now.date())) for day in step.look_again]
        if step.step.private:
            beside.append(say("cli_runs.private"))
        if step.is_absent:
            beside.append(say("cli_runs.not_here"))
        if step.entry is not None:
            beside.append(step.entry)
        told = "".join(f" · {part}" for part in beside)
        sitting.tell.line(f"{number}  {step.title}", sitting.tell.dim(told))
