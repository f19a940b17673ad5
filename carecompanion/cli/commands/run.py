"""``run``: practices that are walked, and may stay open for as long as it takes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from carecompanion.cli.run_shapes import (
    PRACTICE,
    RUN,
    practice_shape,
    run_shape,
    tell_practice,
    tell_run,
    tell_steps,
)
from carecompanion.cli.shapes import MAYBE, TEXT
from carecompanion.cli.verb import argument, option, verb
from carecompanion.domain.run import Voice
from carecompanion.errors import Interrupted, Usage
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.cli.sitting import Sitting
    from carecompanion.cli.walking import Taken
    from carecompanion.domain.run import Run


@verb("run start", keys=RUN | {"or without PRACTICE": {"practices": [PRACTICE]}}, opens=True, confirms=True)
@argument("practice", required=False)
@option("run start", "--with", "partner", metavar="HANDLE", default="")
@option("run start", "--they-first", is_flag=True)
def start(sitting: Sitting, practice: str | None, *, partner: str, they_first: bool) -> None:
    """Ask its gates, then begin it."""
    from carecompanion.cli.walking import are_gates_passed, ask_who_is_first, ask_with_whom

    with sitting.journal() as companion:
        if practice is None:
            _list_practices(sitting, companion)
            return
        here = companion.walking.practice(practice)
        if here.pack.care_note:
            sitting.tell.note(here.pack.care_note)
        partner = partner or ask_with_whom(sitting, here)
        companion.walking.refuse_no_contact(partner)
        if not are_gates_passed(sitting, companion, here):
            return
        first = Voice.THEM if they_first else ask_who_is_first(sitting, here)
        run = companion.walking.start(here, partner, first)
    if sitting.tell.as_json:
        sitting.tell.document(run_shape(run))
        return
    sitting.tell.line(run.id)
    sitting.tell.note(say("cli_runs.begun"))


def _list_practices(sitting: Sitting, companion: Companion) -> None:
    practices = companion.walking.practices()
    if sitting.tell.as_json:
        sitting.tell.document({"practices": [practice_shape(one) for one in practices]})
        return
    for one in practices:
        tell_practice(sitting, one)
    sitting.tell.note(say("cli_runs.begin_one" if practices else "cli_runs.no_practices"))


@verb("run list", keys={"runs": [RUN]}, opens=True)
@option("run list", "--all", "is_all", is_flag=True)
def list_(sitting: Sitting, *, is_all: bool) -> None:
    """A line a run; those that were left too, where that is asked."""
    with sitting.journal() as companion:
        runs = companion.walking.all() if is_all else companion.walking.open()
    if sitting.tell.as_json:
        sitting.tell.document({"runs": [run_shape(run) for run in runs]})
        return
    for run in runs:
        tell_run(sitting, run)
    if not runs:
        sitting.tell.note(say("cli_runs.no_runs"))
        sitting.tell.note(say("cli_runs.begin_one"))


@verb("run next", keys=RUN | {"entry": MAYBE}, opens=True, confirms=True)
@argument("run", metavar="[ID]", default="")
@option("run next", "--step", metavar="N", type=int)
@option("run next", "--leave-open", is_flag=True)
@option("run next", "--pass-hold", is_flag=True)
@option("run next", "--text-file", metavar="FILE")
@option("run next", "--answer", multiple=True, metavar="FIELD=VALUE")
@option("run next", "--answers-file", metavar="FILE")
@option("run next", "--tag", multiple=True, metavar="TAG")
def next_(
    sitting: Sitting,
    *,
    run: str,
    step: int | None,
    leave_open: bool,
    pass_hold: bool,
    text_file: str | None,
    answer: tuple[str, ...],
    answers_file: str | None,
    tag: tuple[str, ...],
) -> None:
    """The next open step, or the one that is named; on a terminal, then the one after it."""
    from carecompanion.cli.walking import Taken, take_step
    from carecompanion.cli.writing import Call

    call = Call(text_file=text_file, answers=answer, answers_file=answers_file, tags=tag)
    if (
        text_file is not None
        or answer
        or answers_file
        or (
            not sitting.ask.is_possible
            and sitting.sources.is_stdin_waiting
            and not sitting.secrets.is_stdin_wanted
        )
    ):
        call.read_words(sitting)
    with sitting.journal() as companion:
        found = companion.walking.find(run)
        place = _place(found, step)
        if place is None:
            taken = Taken(found)
            sitting.tell.note(say("cli_runs.nothing_next"))
        elif leave_open:
            taken = Taken(companion.walking.leave_open(found, place))
            sitting.tell.note(say("cli_runs.open_as", number=place + 1))
        else:
            taken = take_step(sitting, companion, found, place, call, passes=pass_hold)
            while step is None and call.text is None and _goes_on(sitting, taken):
                following = taken.run.next
                if following is None:
                    break
                taken = take_step(sitting, companion, taken.run, following, call, passes=False)
    _tell_taken(sitting, taken)


def _place(run: Run, step: int | None) -> int | None:
    if step is None:
        return run.next if run.is_open else None
    if not 0 < step <= len(run.steps):
        raise Usage(say("running.no_step"), say("running.no_step_hint", last=len(run.steps)))
    return step - 1


def _goes_on(sitting: Sitting, taken: Taken) -> bool:
    """On a terminal one may go on at once, or stop; a script takes one step."""
    if not taken.goes_on or sitting.tell.as_json or not sitting.ask.is_possible:
        return False
    if taken.entry is not None:
        sitting.tell.line(taken.entry.id)
    if not taken.run.is_open or taken.run.next is None:
        return False
    try:
        return not sitting.ask.line(say("cli_runs.go_on"))
    except (Interrupted, KeyboardInterrupt):
        return False  # what was walked is kept


def _tell_taken(sitting: Sitting, taken: Taken) -> None:
    from carecompanion.domain.prompt import STRONG

    if sitting.tell.as_json:
        entry = None if taken.entry is None else taken.entry.id
        sitting.tell.document(run_shape(taken.run) | {"entry": entry})
        return
    if taken.entry is not None:
        if not sitting.ask.is_possible:
            sitting.tell.line(taken.entry.id)
        if taken.entry.intensity >= STRONG:
            sitting.tell.note(say("cli_journal.doors"))
    if not taken.run.is_open:
        sitting.tell.note(say("cli_runs.came_to_end"))


@verb("run show", keys=RUN, opens=True)
@argument("run", metavar="[ID]", default="")
def show(sitting: Sitting, run: str) -> None:
    """Its steps, a line each."""
    with sitting.journal() as companion:
        found = companion.walking.find(run)
    if sitting.tell.as_json:
        sitting.tell.document(run_shape(found))
        return
    tell_run(sitting, found)
    tell_steps(sitting, found)


@verb("run leave", keys=RUN, opens=True)
@argument("run", metavar="ID")
def leave(sitting: Sitting, run: str) -> None:
    """In one step: nothing is asked, and no reasons are owed."""
    with sitting.journal() as companion:
        left = companion.walking.leave(companion.walking.find(run))
    if sitting.tell.as_json:
        sitting.tell.document(run_shape(left))
        return
    sitting.tell.line(left.id)
    sitting.tell.note(say("running.left"))


@verb("run export", keys={"path": TEXT}, opens=True)
@argument("run", metavar="[ID]", default="")
@option("run export", "--out", metavar="FILE")
def export(sitting: Sitting, run: str, *, out: str | None) -> None:
    """The work document, to a new file (0600) or standard output."""
    if out is None and sitting.tell.as_json:
        raise Usage(say("cli_runs.out_for_json"))
    with sitting.journal() as companion:
        found = companion.walking.find(run)
        if out is None:
            sitting.tell.exactly(companion.walking.work_document(found))
            return
        companion.walking.export(found, Path(out))
    sitting.tell.warn(say("cli_runs.document"))
    if sitting.tell.as_json:
        sitting.tell.document({"path": out})
        return
    sitting.tell.line(out)
