"""A pack in words: where it comes from, what it is about, and every prompt and practice in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.activities.pack_readings import arc_reading
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carecompanion.cli.tell import Tell
    from carecompanion.domain.field import Field
    from carecompanion.domain.pack import Pack
    from carecompanion.domain.practice import Practice, Step
    from carecompanion.domain.prompt import Prompt


def tell_pack(tell: Tell, pack: Pack, provenance: str, *, is_caution: bool) -> None:
    """Its head: where it comes from, for whom and how long, the caution where one is due, whose ideas."""
    tell.line(tell.strong(pack.title))
    facts = (str(pack.id), pack.version, ", ".join(pack.authors), pack.licence)
    tell.line(tell.dim(" · ".join(fact for fact in facts if fact)))
    tell.line(tell.dim(provenance))
    if more := " · ".join(_more(pack)):
        tell.line(tell.dim(more))
    if reading := arc_reading(pack):
        tell.line(tell.dim(reading))
    for words in (
        say("cli_packs.caution") if is_caution else "",
        pack.about.strip(),
        say("cli_letters.care", note=pack.care_note.strip()) if pack.care_note else "",
        say("cli_letters.support_route", route=pack.support_route.strip()) if pack.support_route else "",
        say("cli_letters.leaving", leaving=pack.leaving.strip()),
        say("cli_packs.unknown", keys=", ".join(pack.unknown)) if pack.unknown else "",
    ):
        if words:
            tell.line()
            tell.line(words)
    _tell_sources(tell, pack)


def tell_prompts(tell: Tell, pack: Pack, *, is_all: bool, with_fields: bool = False) -> None:
    """Every prompt; a strong one shows its note in place of its words, unless *is_all*."""
    if pack.prompts:
        tell.line()
        tell.line(tell.strong(say("cli_letters.prompts")))
    for prompt in pack.prompts:
        _tell_prompt(tell, prompt, is_all=is_all, with_fields=with_fields)


def tell_practices(tell: Tell, pack: Pack) -> None:
    """Every practice, a line a step."""
    if pack.practices:
        tell.line()
        tell.line(tell.strong(say("cli_packs.practices")))
    for practice in pack.practices:
        _tell_practice(tell, practice)


def _more(pack: Pack) -> Iterator[str]:
    if pack.audience:
        yield say("cli_packs.audience", audience=pack.audience)
    if pack.minutes is not None:
        low, high = pack.minutes
        yield (
            say("cli_packs.minutes", low=low, high=high) if low != high else say("today.minutes", minutes=low)
        )
    if len(pack.languages) > 1:
        yield say("cli_packs.languages", languages=", ".join(pack.languages), read=pack.language)
    for one in pack.facilitators:
        yield say(f"cli_packs.power.{one.power}", name=one.name)


def _tell_sources(tell: Tell, pack: Pack) -> None:
    if pack.sources:
        tell.line()
        tell.line(tell.strong(say("cli_letters.sources")))
    for source in pack.sources:
        named = ", ".join(
            str(part) for part in (source.author, source.title, source.year, source.url) if part
        )
        tell.line(f"- {named}")
        if source.idea:
            tell.line(f"  {source.idea}")


def _tell_prompt(tell: Tell, prompt: Prompt, *, is_all: bool, with_fields: bool) -> None:
    minutes = say("today.minute" if prompt.minutes == 1 else "today.minutes", minutes=prompt.minutes)
    facts = say("cli_letters.prompt_facts", depth=say(f"today.depth.{prompt.depth}"), minutes=minutes)
    tell.line()
    tell.line(tell.dim(f"{prompt.id} · {facts}"))
    if prompt.is_gated and not is_all:
        tell.line(say("cli_journal.gated", note=prompt.content_note))
        return
    if prompt.is_gated:
        tell.line(tell.dim(prompt.content_note))
    tell.line(prompt.ask)
    if prompt.doorway:
        tell.line(say("cli_journal.doorway", doorway=prompt.doorway))
    if prompt.targeted:
        tell.line(say("cli_letters.targeted", words=prompt.targeted))
    for field in prompt.fields if with_fields else ():
        tell.line("- ", " · ".join(_field_words(field)))


def _field_words(field: Field) -> Iterator[str]:
    """Every word that somebody put into a field, in the order it was written."""
    yield from (words for words in (field.label, field.help, field.placeholder) if words)
    yield from _words_in(field.shape)


def _words_in(part: object) -> Iterator[str]:
    from dataclasses import fields, is_dataclass

    worded = {"label", "low_label", "middle", "high_label", "voices"}
    if isinstance(part, tuple):
        for item in part:
            yield from _words_in(item)
    elif is_dataclass(part):
        for one in fields(part):
            held = getattr(part, one.name)
            if one.name in worded:
                yield from (held,) if isinstance(held, str) else held
            elif not isinstance(held, str):
                yield from _words_in(held)


def _tell_practice(tell: Tell, practice: Practice) -> None:
    tell.line()
    tell.line(practice.title, tell.dim(f"  {practice.id} · {say(f'cli_packs.who.{practice.who}')}"))
    for gate in practice.gate:
        tell.line("? ", gate.ask)
    for step in practice.steps:
        tell.line("- ", _step_words(step))


def _step_words(step: Step) -> str:
    words = step.say.strip() or say("cli_packs.step", name=step.prompt or step.ground)
    if step.minutes is None:
        return words
    minutes = say("today.minute" if step.minutes == 1 else "today.minutes", minutes=step.minutes)
    return f"{words} ({minutes})"
