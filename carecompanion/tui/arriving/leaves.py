"""A pack as leaves: every prompt, every practice, every meeting, and whatever else it holds, in its order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.domain.text import capitalised
from carecompanion.tui.arriving import asked
from carecompanion.tui.arriving.elsewhere import ground_key
from carecompanion.tui.arriving.leaf import Leaf
from carecompanion.tui.text import one_line
from carecompanion.tui.widgets.prose import Part
from carecompanion.words import say
from carecompanion.words.minutes import about_minutes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from carecompanion.domain.pack import Pack
    from carecompanion.domain.practice import Practice, Programme, Session, Step
    from carecompanion.domain.prompt import Prompt

_WEEK: Final = 7


def leaves_of(pack: Pack, elsewhere: Mapping[str, str], *, shows_strong: bool) -> tuple[Leaf, ...]:
    """Everything of *pack* that somebody will read; a strong prompt shows its note first, unless *shows_strong*.

    *elsewhere* is what is to be read of what it names of other packs.
    """
    return (
        *_prompts(pack, shows_strong=shows_strong),
        *_practices(pack, elsewhere),
        *_meetings(pack, elsewhere),
        *_more(pack),
    )


def prompt_key(prompt_id: str) -> str:
    """The key of a prompt's leaf."""
    return f"prompt {prompt_id}"


# prompts


def _prompts(pack: Pack, *, shows_strong: bool) -> Iterator[Leaf]:
    head = say("arriving.head.prompts")
    for prompt in pack.prompts:
        is_covered = prompt.is_gated and not shows_strong
        title = say("today.gated") if is_covered else one_line(prompt.ask)
        parts = tuple(_covered(prompt) if is_covered else _prompt(prompt))
        right = say(f"arriving.intensity.{prompt.intensity}") if prompt.intensity else ""
        yield Leaf(prompt_key(prompt.id), head, title, parts, right, prompt)


def _facts(prompt: Prompt) -> str:
    facts = [
        str(prompt.id),
        say(f"today.depth.{prompt.depth}"),
        say(f"arriving.intensity.{prompt.intensity}"),
        about_minutes(prompt.minutes),
        *((say("arriving.is_checkin"),) if prompt.checkin else ()),
        *((say(f"arriving.step.{prompt.step}"),) if prompt.step else ()),
    ]
    return " · ".join(facts)


def _covered(prompt: Prompt) -> Iterator[Part]:
    yield Part(say("today.gated"), "says")
    yield Part(_facts(prompt), "quiet", gap=0)
    yield Part(prompt.content_note)
    yield Part(say("arriving.covered"), "quiet")


def _prompt(prompt: Prompt) -> Iterator[Part]:
    if prompt.content_note:
        yield Part(say("arriving.note", note=prompt.content_note), "quiet")
    yield Part(prompt.ask, "says")
    yield Part(_facts(prompt), "quiet", gap=0)
    if prompt.doorway:
        yield Part(say("today.lighter", doorway=prompt.doorway))
    if prompt.targeted:
        yield Part(say("arriving.targeted", words=prompt.targeted))
    for field in prompt.fields:
        yield from asked.parts_of(field)
    after = prompt.follow_up
    if after.revisit:
        days = ", ".join(str(day) for day in after.revisit)
        yield Part(say("arriving.revisit", days=days), "quiet")
    if after.offer:
        offers = ", ".join(say(f"arriving.offer.{name}") for name in after.offer)
        yield Part(say("arriving.offers", offers=offers), "quiet", gap=0 if after.revisit else 1)
    if prompt.tags:
        yield Part("  ".join(f"#{tag}" for tag in prompt.tags), "quiet")


# practices


def _practices(pack: Pack, elsewhere: Mapping[str, str]) -> Iterator[Leaf]:
    head = say("arriving.head.practices")
    for practice in pack.practices:
        parts = tuple(_practice(pack, practice, elsewhere))
        who = say(f"running.who.{practice.who}")
        yield Leaf(f"practice {practice.id}", head, practice.title, parts, who)


def _practice(pack: Pack, practice: Practice, elsewhere: Mapping[str, str]) -> Iterator[Part]:
    yield Part(practice.title, "says")
    yield Part(f"{practice.id} · {say(f'running.who.{practice.who}')}", "quiet", gap=0)
    for gate in practice.gate:
        named = pack.prompt(gate.if_no)
        where = (
            say(f"arriving.if_no.{gate.if_no}")
            if gate.if_no in ("support", "leave")
            else say("arriving.if_no.prompt", words=gate.if_no if named is None else _title(named))
        )
        yield Part(say("arriving.gate", ask=gate.ask))
        yield Part(where, "quiet", gap=0)
    for number, step in enumerate(practice.steps, 1):
        yield Part(say("arriving.numbered", number=number, words=_step(pack, step, elsewhere)))
        facts = " · ".join(_step_facts(step))
        if facts:
            yield Part(facts, "quiet", gap=0, lead="   ")


def _step(pack: Pack, step: Step, elsewhere: Mapping[str, str]) -> str:
    if step.say:
        return step.say
    if step.ground:
        name = elsewhere.get(ground_key(step.ground), step.ground)
        named = next((one.title for one in pack.exercises if one.id == step.ground), name)
        return say("arriving.grounding", name=named)
    prompt = pack.prompt(step.prompt)
    return elsewhere.get(step.prompt, step.prompt) if prompt is None else _title(prompt)


def _title(prompt: Prompt) -> str:
    # In a list of steps the words of a strong prompt stand with its note, on its own leaf.
    return say("arriving.strong_step", note=prompt.content_note) if prompt.is_gated else prompt.ask


def _step_facts(step: Step) -> Iterator[str]:
    if step.minutes is not None:
        yield about_minutes(step.minutes)
    if step.turn:
        yield say(f"arriving.turn.{step.turn}")
    for name in ("swap", "private", "may_stay_open"):
        if getattr(step, name):
            yield say(f"arriving.is.{name}")
    if step.hold_hours is not None:
        yield say("arriving.hold", hours=step.hold_hours)
    if step.revisit:
        yield say("arriving.revisit", days=", ".join(str(day) for day in step.revisit))


# a programme


def _meetings(pack: Pack, elsewhere: Mapping[str, str]) -> Iterator[Leaf]:
    programme = pack.programme
    if programme is None:
        return
    head = say("arriving.head.programme")
    yield Leaf("programme", head, programme.title, tuple(_programme(programme)))
    for number, session in enumerate(programme.sessions, 1):
        parts = tuple(_session(pack, session, elsewhere))
        yield Leaf(f"session {number}", head, session.title, parts, _when(session))


def _programme(programme: Programme) -> Iterator[Part]:
    yield Part(programme.title, "says")
    yield Part(say("arriving.circle_of", most=programme.circle_of), "quiet", gap=0)
    for name in ("domain", "community", "practice"):
        words = getattr(programme, name)
        if words:
            yield Part(say(f"arriving.{name}", words=words))
    for place, outcome in enumerate(programme.outcomes):
        yield Part(say("arriving.outcome", id=outcome.id, words=outcome.words), gap=0 if place else 1)


def _session(pack: Pack, session: Session, elsewhere: Mapping[str, str]) -> Iterator[Part]:
    yield Part(session.title, "says")
    facts = [_when(session), *session.outcomes, *((say("arriving.closing"),) if session.closing else ())]
    yield Part(" · ".join(facts), "quiet", gap=0)
    if session.together:
        yield Part(session.together)
    for name in session.practices:
        practice = next((one for one in pack.practices if one.id == name), None)
        yield Part(
            say("arriving.walks", title=elsewhere.get(name, name) if practice is None else practice.title)
        )
    for name in session.prompts:
        prompt = pack.prompt(name)
        yield Part(
            say("arriving.asks", words=elsewhere.get(name, name) if prompt is None else _title(prompt))
        )


def _when(session: Session) -> str:
    weeks, days = divmod(session.day, _WEEK)
    if not session.day:
        return say("arriving.first_day")
    if days:
        return say("arriving.day", day=session.day + 1)
    return say("arriving.after_week") if weeks == 1 else say("arriving.after_weeks", weeks=weeks)


# exercises, guides, frames


def _more(pack: Pack) -> Iterator[Leaf]:
    head = say("arriving.head.more")
    for exercise in pack.exercises:
        parts = (Part(exercise.title, "says"), *(Part(words) for words in exercise.steps))
        yield Leaf(f"ground {exercise.id}", head, exercise.title, parts)
    for guide in pack.guides:
        title = guide.title or guide.id
        parts = (Part(title, "says"), *(Part(words) for words in guide.boxes))
        yield Leaf(f"guide {guide.id}", head, capitalised(title), parts)
    for frame in pack.frames:
        title = frame.title or frame.id
        parts = (Part(title, "says"), *(Part(words) for words in frame.sections))
        yield Leaf(f"frame {frame.id}", head, capitalised(title), parts)
