"""A reply on its way: asked for part by part or split from a text, softly noted, shown, sealed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from carecompanion.cli.leaving import Way, send_off
from carecompanion.cli.letter_wanted import refuse_idle_masks
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carecompanion.activities.companion import Companion
    from carecompanion.cli.letter_wanted import Wished
    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.answer import Value
    from carecompanion.domain.entry import Draft
    from carecompanion.domain.field import Field
    from carecompanion.domain.letter import StoredLetter


def send_reply(sitting: Sitting, companion: Companion, draft: Draft, text: str | None, way: Way) -> None:
    """Ask for what is open in *draft* (or add *text* to it), and send it off. What was typed stays until it left."""
    if text is None:
        from carecompanion.cli.page import Page

        draft = Page(sitting, companion.writing, draft).ask()
        sitting.tell.warn("")
    elif text.strip():
        draft = with_text(draft, text)
    _tell_lean(sitting, companion, draft)
    letter = companion.replying.letter_of(draft)
    refuse_idle_masks(letter)
    if not send_off(sitting, companion, letter, way):
        tell_where_it_waits(sitting, companion, draft)


def with_text(draft: Draft, text: str) -> Draft:
    """*draft* with *text* added: under ``## part`` to that part, else to the first; without a guide, to its text."""
    fields = draft.prompt.fields if draft.prompt else ()
    if not fields:
        return replace(draft, text=_joined(draft.text, text.strip("\n")))
    answers: dict[str, Value] = dict(draft.answers)
    for name, words in parts_of(text, fields).items():
        before = answers.get(name)
        answers[name] = _joined(before if isinstance(before, str) else "", words)
    return replace(draft, answers=answers)


def parts_of(text: str, fields: Sequence[Field]) -> dict[str, str]:
    """*text* by field: a line ``## label`` begins a part, whatever comes before one belongs to the first."""
    by_label = {" ".join(field.label.casefold().split()): field.id for field in fields}
    parts: dict[str, list[str]] = {}
    here = fields[0].id
    for line in text.splitlines():
        marks, _, label = line.strip().partition(" ")
        named = by_label.get(" ".join(label.casefold().split())) if marks and not marks.strip("#") else None
        if named is not None:
            here = named
        else:
            parts.setdefault(here, []).append(line)
    joined = {name: "\n".join(lines).strip("\n") for name, lines in parts.items()}
    return {name: words for name, words in joined.items() if words.strip()}


def with_wished(draft: Draft, wished: Wished) -> Draft:
    """*draft* with the masks, wishes and note of this call; what it does not name stays as it was."""
    from carecompanion.domain.letter import Wishes
    from carecompanion.domain.unsent import Unsent

    before = draft.letter or Unsent()
    letter = replace(
        before,
        masks=wished.masks or before.masks,
        wishes=wished.wishes if wished.wishes != Wishes() else before.wishes,
        note=wished.note or before.note,
    )
    return replace(draft, letter=letter)


def tell_asked(sitting: Sitting, companion: Companion, letter: StoredLetter) -> None:
    """How its author would like to be answered."""
    name, ways = letter.partner_name, companion.replying.ways(letter)
    if not ways:
        sitting.tell.warn(say("cli_letters.no_reply_asked", name=name))
        return
    asked = [say(f"cli_letters.reply.{way}") for way in ways]
    if letter.manifest.ask.no_advice:
        asked.append(say("cli_letters.reply.no_advice"))
    sitting.tell.note(say("cli_letters.reply_asked", name=name, asked=", ".join(asked)))


def tell_where_it_waits(sitting: Sitting, companion: Companion, draft: Draft) -> None:
    """Where a draft is that did not leave, if it was kept."""
    if any(kept.id == draft.id for kept in companion.writing.drafts()):
        sitting.tell.note(say("cli_journal.left", id=draft.id))


def _tell_lean(sitting: Sitting, companion: Companion, draft: Draft) -> None:
    """One soft line at most, about the first part that seems to lean; it stops nothing."""
    from carecompanion.domain.witness import Lean

    parts = [*(value for value in draft.answers.values() if isinstance(value, str)), draft.text]
    leans = (companion.replying.lean(draft, part) for part in parts if part.strip())
    lean = next((one for one in leans if one is not None), None)
    if lean is None or draft.letter is None or draft.letter.re is None:
        return
    letter = companion.corresponding.letter(draft.letter.re)
    is_asked_for = lean is Lean.ADVICE and letter.manifest.ask.no_advice
    key = "cli_letters.lean_no_advice" if is_asked_for else f"cli_letters.lean.{lean.value}"
    sitting.tell.note(say(key, name=letter.partner_name))


def _joined(before: str, words: str) -> str:
    return f"{before}\n\n{words}" if before.strip() else words
