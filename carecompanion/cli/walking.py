"""A run by ear: one thing at a time, minutes in words, and nothing that rings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from carecompanion.cli.gate import Door, stand_before_note
from carecompanion.domain.prompt import Wording
from carecompanion.domain.run import Voice
from carecompanion.domain.walk import PAIR, turn_of
from carecompanion.words import say
from carecompanion.words.minutes import about_minutes, until

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.activities.walking import PracticeHere
    from carecompanion.cli.sitting import Sitting
    from carecompanion.cli.writing import Call
    from carecompanion.domain.entry import Draft, Entry
    from carecompanion.domain.run import Run, RunStep


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a step: the run as it is now, the entry it was answered by, and whether one may go on."""

    run: Run
    entry: Entry | None = None
    goes_on: bool = False


def are_gates_passed(sitting: Sitting, companion: Companion, here: PracticeHere) -> bool:
    """Ask what is asked before *here* begins; a no is told where it leads. Enter alone is no answer."""
    from carecompanion.errors import Usage

    gates = here.practice.gate
    if not gates or sitting.is_agreed_beforehand:
        return True
    if not sitting.ask.is_possible or sitting.tell.as_json:
        asks = " ".join(gate.ask for gate in gates)
        raise Usage(say("cli_runs.gate_shut", asks=asks), say("cli.needs_yes_hint"))
    for gate in gates:
        sitting.tell.warn(say("cli_runs.gate", ask=gate.ask))
        if _is_yes(sitting):
            continue
        sitting.tell.warn(say("cli_runs.gate_no"))
        leads_to = companion.walking.gate_leads_to(here, gate.if_no)
        if leads_to is not None:
            sitting.tell.warn(say("cli_runs.gate_prompt", prompt=leads_to.ref))
        elif gate.if_no == "support":
            sitting.tell.warn(say("cli_journal.guidance"))
            sitting.tell.warn(say("cli_runs.gate_support"))
        return False
    return True


def _is_yes(sitting: Sitting) -> bool:
    while True:
        said = sitting.ask.line(say("cli_runs.yes_or_no")).casefold()
        if said in say("cli.yes_words").split():
            return True
        if said in say("cli.no_said").split():
            return False
        sitting.tell.warn(say("cli.neither"))


def ask_with_whom(sitting: Sitting, here: PracticeHere) -> str:
    """Who walks a practice for two as well, where somebody can be asked; it may stay empty."""
    if here.practice.who != PAIR or not sitting.ask.is_possible or sitting.tell.as_json:
        return ""
    return sitting.ask.line(say("cli_runs.whom"))


def ask_who_is_first(sitting: Sitting, here: PracticeHere) -> Voice:
    """Who of two speaks first, where that matters and somebody can be asked; else oneself."""
    if not here.has_turns or not sitting.ask.is_possible or sitting.tell.as_json:
        return Voice.ME
    said = ""
    while said not in (say("cli_runs.first_me"), say("cli_runs.first_them")):
        said = sitting.ask.line(say("cli_runs.first_ask")).casefold()
    return Voice.ME if said == say("cli_runs.first_me") else Voice.THEM


def take_step(
    sitting: Sitting, companion: Companion, run: Run, place: int, call: Call, *, passes: bool
) -> Taken:
    """Take one step: what is said is said, an exercise is walked, a prompt is asked."""
    walking, step = companion.walking, run.steps[place]
    _tell_head(sitting, run, place)
    if step.is_held(sitting.opening.world.now()) and not _is_hold_passed(
        sitting, companion, run, place, passes
    ):
        return Taken(walking.stand_on(run, place))
    if not step.step.prompt:
        _tell_said(sitting, companion, step, run.pack)
        return Taken(walking.step_done(run, place), goes_on=True)
    door, step = _through_the_note(sitting, step)
    if not door:
        return Taken(walking.stand_on(run, place))
    draft = walking.begin_step(run, place)
    if draft is None:
        sitting.tell.warn(say("running.absent", name=step.step.prompt))
        return Taken(walking.leave_open(run, place), goes_on=True)
    if step.prompt is not None and step.prompt.wording is Wording.DOORWAY and draft.is_empty:
        draft = replace(draft, prompt=step.prompt)
    entry = _written(sitting, companion, draft, call)
    if entry is None:
        sitting.tell.note(say("cli_runs.open_as", number=place + 1))
        return Taken(walking.leave_open(run, place))
    return Taken(walking.find(run.id), entry, goes_on=True)


def _tell_head(sitting: Sitting, run: Run, place: int) -> None:
    step = run.steps[place]
    head = say("cli_runs.step", number=place + 1, count=len(run.steps), title=step.title)
    minutes = "" if step.minutes is None else f" · {about_minutes(step.minutes)}"
    sitting.tell.warn(f"{head}{minutes}")
    if roles := roles_in_words(run, step):
        sitting.tell.warn(roles)


def roles_in_words(run: Run, step: RunStep) -> str:
    """Who speaks and who witnesses; empty where nobody does."""
    turn = turn_of(step)
    if step.speaker is None or turn is None:
        return ""
    who = run.partner or say("running.the_other")
    role = "speaks" if turn is step.speaker else "witnesses"
    return say(f"running.roles.{turn.value}_{role}", who=who)


def _is_hold_passed(sitting: Sitting, companion: Companion, run: Run, place: int, passes: bool) -> bool:
    step, now = run.steps[place], sitting.opening.world.now()
    if not passes:
        if step.held_until is not None:
            sitting.tell.warn(say("running.is_held", when=until(step.held_until, now)))
        if not sitting.ask.is_possible or sitting.tell.as_json:
            sitting.tell.note(say("cli_runs.held", id=run.id, number=place + 1))
            return False
        if sitting.ask.line(say("cli_runs.pass_ask")).casefold() != say("cli_runs.pass_key"):
            return False
    companion.walking.pass_hold(run, place)
    return True


def _tell_said(sitting: Sitting, companion: Companion, step: RunStep, pack: str) -> None:
    said = sitting.tell.warn if sitting.tell.as_json else sitting.tell.line
    if step.step.say:
        said(step.step.say)
        return
    exercise = companion.walking.exercise(step.step.ground, pack)
    if exercise is None:
        sitting.tell.warn(say("running.absent", name=step.step.ground))
        return
    if not sitting.tell.as_json:
        from carecompanion.cli.commands.ground import walk_exercise

        walk_exercise(sitting, exercise)
        return
    for one in (exercise.title, *exercise.steps):
        said(one)


def _through_the_note(sitting: Sitting, step: RunStep) -> tuple[bool, RunStep]:
    """Is the way open, and by which words? A strong step shows its note first; a lighter way is its doorway."""
    if not step.note:
        return True, step
    door = stand_before_note(sitting, step.note)
    if door is Door.LIGHTER and step.prompt is not None and step.doorway:
        return True, replace(step, prompt=replace(step.prompt, ask=step.doorway, wording=Wording.DOORWAY))
    if door is Door.SHUT:
        sitting.tell.note(say("cli_journal.gated", note=step.note))
        sitting.tell.note(say("cli_journal.gated_shut"))
    elif door is Door.LIGHTER:
        sitting.tell.note(say("cli_journal.no_lighter"))
    return door is Door.OPEN, step


def _written(sitting: Sitting, companion: Companion, draft: Draft, call: Call) -> Entry | None:
    """The entry that answers *draft*: by the words of the call, or asked for; None where nothing was written."""
    from carecompanion.cli.answering import given_answers
    from carecompanion.cli.page import Page
    from carecompanion.cli.telling_entries import tell_so_far

    if call.text is None and not sitting.ask.is_possible:
        sitting.tell.warn(say("cli_runs.asks", ask=draft.prompt.ask if draft.prompt else ""))
        sitting.tell.note(say("cli_runs.words_how"))
        return None
    if call.text is None:
        sitting.tell.warn(draft.prompt.ask if draft.prompt else "")
        tell_so_far(sitting, companion.writing, draft)
        draft = Page(sitting, companion.writing, draft).ask()
    else:
        answers = given_answers(sitting, draft.prompt, call.answers, call.answers_file)
        said = "" if draft.prompt and draft.prompt.fields else answers.pop("text", "")
        words = (draft.text.strip("\n"), call.text.strip("\n"), said if isinstance(said, str) else "")
        text = "\n\n".join(part for part in words if part)
        draft = replace(draft, text=text, answers={**draft.answers, **answers})
    if draft.is_empty:
        return None
    entry = companion.writing.finish(draft, tags=call.tags, private=call.is_private)
    companion.prompting.answered(entry)
    return entry
