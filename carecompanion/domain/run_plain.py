"""Runs to and from their plain form, the one of the published export (formats.md §6)."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from carecompanion.domain.entry_plain import plain_snapshot, read_snapshot
from carecompanion.domain.ids import EntryId, PackId, RunId
from carecompanion.domain.plain import Plain, refuse_flaws
from carecompanion.domain.practice_plain import WHO, read_step
from carecompanion.domain.run import Run, RunStep, StepState, Voice
from carecompanion.errors import WrongShape

if TYPE_CHECKING:
    from carecompanion.domain.plain import Flaw

_STEPS_AT_MOST: Final = 800
_YEARS: Final = (2, 9_998)


def plain_run(run: Run) -> dict[str, object]:
    """The plain form of *run*, lossless; keys of a step that say nothing are left out."""
    return {
        "id": run.id,
        "pack": run.pack,
        "practice": run.practice,
        "title": run.title,
        "who": run.who,
        "started": run.started.isoformat(),
        "updated": run.updated.isoformat(),
        "at": run.at,
        "partner": run.partner,
        "ended": None if run.ended is None else run.ended.isoformat(),
        "steps": [_plain_step(step) for step in run.steps],
    }


def _plain_step(here: RunStep) -> dict[str, object]:
    step = here.step
    said: dict[str, object] = {
        "title": here.title,
        "prompt": step.prompt,
        "say": step.say,
        "ground": step.ground,
        "minutes": step.minutes,
        "turn": step.turn,
        "swap": step.swap,
        "private": step.private,
        "may_stay_open": step.may_stay_open,
        "hold_hours": step.hold_hours,
        "revisit": list(step.revisit),
        "asked": None if here.prompt is None else plain_snapshot(here.prompt),
        "note": here.note,
        "doorway": here.doorway,
        "is_letter": here.is_letter,
        "speaker": None if here.speaker is None else here.speaker.value,
        "swapped": here.swapped,
        "entry": here.entry,
        "held_until": None if here.held_until is None else here.held_until.isoformat(),
        "look_again": [day.isoformat() for day in here.look_again],
        "more": here.more,
        "gone": here.gone,
        "since": None if here.since is None else here.since.isoformat(),
    }
    return {key: value for key, value in said.items() if value not in (None, "", False, [], 0)} | {
        "state": here.state.value
    }


def run_from_plain(plain: object) -> Run:
    """The run that *plain* holds, equal to the one :func:`plain_run` was given. Raises WrongShape.

    What comes from outside goes through :func:`carecompanion.domain.plain.refuse_bad` first.
    """
    if not isinstance(plain, dict):
        raise WrongShape("kind", place="run")
    flaws: list[Flaw] = []
    table = Plain(plain, flaws)
    steps = table.tables("steps", needed=True)
    if not 0 < len(steps) <= _STEPS_AT_MOST:
        table.note("steps", "range")
    run = Run(
        id=RunId(table.text("id", needed=True)),
        pack=PackId(table.text("pack", needed=True)),
        practice=table.text("practice", needed=True),
        title=table.text("title", needed=True),
        who=table.one_of("who", WHO, WHO[0]),
        started=_moment(table, "started") or datetime.min,  # noqa: DTZ901 - stands in until the flaw is refused
        updated=_moment(table, "updated") or datetime.min,  # noqa: DTZ901
        steps=tuple(_read_step(step) for step in steps[:_STEPS_AT_MOST]),
        at=table.number("at", 0, 0, max(len(steps) - 1, 0)),
        partner=table.text("partner"),
        ended=_day(table, "ended", table.raw("ended")),
    )
    table.close()
    refuse_flaws(flaws)
    return run


def _read_step(plain: Plain) -> RunStep:
    asked = plain.inner("asked")
    speaker = plain.raw("speaker")
    step = RunStep(
        step=read_step(plain),
        title=plain.text("title"),
        prompt=None if asked is None else read_snapshot(asked),
        note=plain.text("note"),
        doorway=plain.text("doorway"),
        is_letter=plain.flag("is_letter"),
        speaker=None if speaker is None else plain.named("speaker", Voice, Voice.ME),
        swapped=plain.flag("swapped"),
        state=plain.named("state", StepState, StepState.AHEAD),
        entry=EntryId(entry) if (entry := plain.text("entry")) else None,
        held_until=_moment(plain, "held_until") if plain.has("held_until") else None,
        look_again=tuple(
            day for one in plain.texts("look_again") if (day := _day(plain, "look_again", one)) is not None
        ),
        more=plain.number("more", 0),
        gone=plain.number("gone", 0),
        since=_moment(plain, "since") if plain.has("since") else None,
    )
    plain.close()
    return step


def _moment(plain: Plain, key: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(plain.text(key, needed=True))
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        plain.note(key, "kind")
    elif not _YEARS[0] <= moment.year <= _YEARS[1]:
        # At the very ends of the calendar another time zone has no day for it.
        plain.note(key, "range")
    return moment


def _day(plain: Plain, key: str, said: object) -> date | None:
    if said is None:
        return None
    try:
        return date.fromisoformat(str(said))
    except ValueError:
        plain.note(key, "kind")
        return None
