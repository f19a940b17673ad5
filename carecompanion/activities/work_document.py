"""A work document: what a walk worked out, for people one works with. Nothing of the journal is in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from carecompanion.domain.answer import Commitment
from carecompanion.domain.field import FieldKind
from carecompanion.errors import NotPossible
from carecompanion.words import say

if TYPE_CHECKING:
    from datetime import date

    from carecompanion.domain.entry import Entry
    from carecompanion.domain.run import Run
    from carecompanion.vault.vault import Vault

_OF_THE_CARE_MAP: Final = (FieldKind.PERSON, FieldKind.FLOW)


def work_document(vault: Vault, run: Run, today: date) -> str:
    """The questions and answers of *run* in Markdown, step by step.

    Left out: private steps and entries, tags, margins, people of the care map, flows, who may ask about a commitment.
    Small counts are hidden. Raises NotPossible where nothing is left to show.
    """
    from carecompanion.interchange.plain import text_of
    from carecompanion.words.days import day_in_full

    parts = []
    for step in run.steps:
        if step.step.private or step.entry is None or not vault.entries.has(step.entry):
            continue
        entry = vault.entries.get(step.entry)
        if entry.private:
            continue
        body = text_of(_for_work(entry)).strip()
        if body:
            ask = entry.prompt.ask if entry.prompt else step.title
            parts.append(f"## {' '.join(ask.split())}\n\n{body}")
    if not parts:
        raise NotPossible(say("running.nothing_to_show"), say("running.nothing_to_show_hint"))
    head = f"# {' '.join(run.title.split())}\n\n{say('running.document_day', day=day_in_full(today))}"
    return "\n\n".join((head, *parts)) + "\n"


def _for_work(entry: Entry) -> Entry:
    kinds = {field.id: field.kind for field in (entry.prompt.fields if entry.prompt else ())}
    answers = {
        name: replace(value, who_may_ask="") if isinstance(value, Commitment) else value
        for name, value in entry.answers.items()
        if kinds.get(name) not in _OF_THE_CARE_MAP
    }
    return replace(entry, answers=answers)
