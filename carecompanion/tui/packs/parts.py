"""What is in a pack, to read and to begin: its prompts, its practices, its grounding, the meetings of its programme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from carecompanion.activities.going import full_name
from carecompanion.domain.programme_week import in_order
from carecompanion.domain.prompt import Wording
from carecompanion.tui.arriving.asked import parts_of as parts_asked
from carecompanion.tui.widgets.ongoing_rows import OngoingRow
from carecompanion.tui.widgets.prose import Part
from carecompanion.words import say
from carecompanion.words.minutes import about_minutes, about_sitting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carecompanion.activities.companion import Companion
    from carecompanion.activities.prompting import Invitation
    from carecompanion.activities.walking import PracticeHere
    from carecompanion.domain.pack import Pack
    from carecompanion.domain.practice import Exercise, Session, Step
    from carecompanion.domain.prompt import Prompt


@dataclass(frozen=True, slots=True)
class Inside:
    """One pack with what can be opened of it, by key: ``prompt ID``, ``practice ID`` and so on."""

    pack: Pack
    prompts: dict[str, Invitation]
    practices: dict[str, PracticeHere]
    named: dict[str, str]
    """What its practices and meetings name, by the name they use: the words of a prompt, the title of a practice."""

    @property
    def exercises(self) -> dict[str, Exercise]:
        """Its grounding exercises."""
        return {f"exercise {one.id}": one for one in self.pack.exercises}

    @property
    def sessions(self) -> dict[str, Session]:
        """The meetings of its programme."""
        held = () if self.pack.programme is None else in_order(self.pack.programme).sessions
        return {f"session {at}": session for at, session in enumerate(held)}

    def rows(self) -> tuple[OngoingRow, ...]:
        """A row each, under the heads of their kinds."""
        return (*self._prompt_rows(), *self._practice_rows(), *self._session_rows(), *self._exercise_rows())

    def _prompt_rows(self) -> Iterator[OngoingRow]:
        head = say("packs_place.part.prompts")
        for key, one in self.prompts.items():
            words = _gated(one.prompt) if one.prompt.is_gated else one.words
            yield OngoingRow(key, head, "", words, say(f"packs_place.arc.{one.prompt.depth}"))

    def _practice_rows(self) -> Iterator[OngoingRow]:
        head = say("packs_place.part.practices")
        for key, one in self.practices.items():
            yield OngoingRow(key, head, "", one.practice.title, say(f"running.who.{one.practice.who}"))

    def _exercise_rows(self) -> Iterator[OngoingRow]:
        head = say("packs_place.part.exercises")
        for key, one in self.exercises.items():
            yield OngoingRow(key, head, "", one.title)

    def _session_rows(self) -> Iterator[OngoingRow]:
        head = say("packs_place.part.sessions")
        for key, session in self.sessions.items():
            yield OngoingRow(key, head, "", session.title)


def read_inside(companion: Companion, pack: Pack) -> Inside:
    """For the desk's thread: what is in *pack*."""
    prompting = companion.prompting
    found = {f"prompt {one.id}": prompting.named(f"{pack.id}/{one.id}") for one in pack.prompts}
    practices = {one.name: one for one in companion.walking.practices()}
    own = {f"practice {here.practice.id}": here for here in practices.values() if here.pack.id == pack.id}
    return Inside(
        pack=pack,
        prompts={key: one for key, one in found.items() if one is not None},
        practices=own,
        named=dict(_named(companion, pack, practices)),
    )


def _named(companion: Companion, pack: Pack, practices: dict[str, PracticeHere]) -> Iterator[tuple[str, str]]:
    packs = companion.prompting.packs()
    sessions = () if pack.programme is None else pack.programme.sessions
    steps = (step.prompt for practice in pack.practices for step in practice.steps if step.prompt)
    # Each name once: a hostile programme may say one ten thousand times.
    for name in dict.fromkeys((*steps, *(name for session in sessions for name in session.prompts))):
        full = full_name(pack.id, name, packs)
        found = companion.prompting.named(full)
        if found is None:
            yield f"prompt {name}", say("packs_place.part.absent", name=full)
        else:
            yield f"prompt {name}", _gated(found.prompt) if found.prompt.is_gated else found.words
    for name in dict.fromkeys(name for session in sessions for name in session.practices):
        full = full_name(pack.id, name, packs)
        absent = say("packs_place.part.absent", name=full)
        yield f"practice {name}", practices[full].practice.title if full in practices else absent


def _gated(prompt: Prompt) -> str:
    return say("packs_place.part.gated", note=prompt.content_note)


def parts_to_read(inside: Inside, key: str, *, strong_key: str) -> tuple[Part, ...]:
    """The whole of what *key* names, in its voices. A strong prompt's words only where *strong_key* is empty.

    *strong_key* is the key that shows them.
    """
    if key in inside.prompts:
        return tuple(_prompt(inside.prompts[key], strong_key=strong_key))
    if key in inside.practices:
        return tuple(_practice(inside, inside.practices[key]))
    if key in inside.exercises:
        one = inside.exercises[key]
        return (Part(one.title, "says"), *(Part(step.strip()) for step in one.steps))
    if key in inside.sessions:
        return tuple(_session(inside, inside.sessions[key]))
    return ()


def _prompt(invitation: Invitation, *, strong_key: str) -> Iterator[Part]:
    prompt = invitation.prompt
    note = say(
        "packs_place.part.note",
        depth=say(f"today.depth.{prompt.depth}"),
        how=say(f"packs_place.part.how.{prompt.intensity}"),
        minutes=about_minutes(prompt.minutes),
    )
    if prompt.content_note:
        yield Part(_gated(prompt))
    if prompt.is_gated and strong_key:
        yield Part(say("packs_place.part.hidden", key=strong_key), "quiet", gap=0)
        yield Part(note, "quiet")
        return
    yield Part(invitation.words.strip(), "says")
    yield Part(note, "quiet", gap=0)
    if prompt.doorway:
        yield Part(say("packs_place.part.lighter", doorway=prompt.doorway.strip()), "quiet")
    if prompt.targeted and invitation.wording is not Wording.TARGETED:
        yield Part(say("packs_place.part.targeted", words=prompt.targeted.strip()), "quiet")
    for field in prompt.fields:
        yield from parts_asked(field)


def _practice(inside: Inside, here: PracticeHere) -> Iterator[Part]:
    yield Part(here.practice.title, "says")
    who = say(f"running.who.{here.practice.who}")
    about = [who, *([] if here.minutes is None else [about_sitting(here.minutes)])]
    yield Part(" · ".join(about), "quiet", gap=0)
    for gate in here.practice.gate:
        yield Part(say("packs_place.part.gate", ask=gate.ask.strip()), "quiet")
    for step in here.practice.steps:
        yield Part(_step(inside, step), lead="")


def _step(inside: Inside, step: Step) -> str:
    if step.say:
        words = step.say.strip()
    elif step.prompt:
        words = say("packs_place.part.step.prompt", words=inside.named[f"prompt {step.prompt}"].strip())
    else:
        words = say("packs_place.part.step.ground")
    return words if step.minutes is None else f"{words} ({about_minutes(step.minutes)})"


def _session(inside: Inside, session: Session) -> Iterator[Part]:
    yield Part(session.title, "says")
    if session.outcomes:
        hopes = ", ".join(session.outcomes)
        yield Part(say("packs_place.part.towards", hopes=hopes), "quiet", gap=0)
    if session.together:
        yield Part(say("packs_place.part.together"), "quiet")
        yield Part(session.together.strip(), gap=0)
    for name in session.practices:
        yield Part(inside.named[f"practice {name}"])
    for name in session.prompts:
        yield Part(inside.named[f"prompt {name}"].strip())
    if session.closing:
        yield Part(say("packs_place.part.closes"), "quiet")
