"""Entries in words: a line in a list, and a whole one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carecompanion.activities.companion import Companion
    from carecompanion.activities.writing import Writing
    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.entry import Draft, Entry, EntryLine
    from carecompanion.domain.prompt import PromptSnapshot


def tell_lines(sitting: Sitting, companion: Companion, lines: Sequence[EntryLine], nothing: str) -> None:
    """A list of entries: in JSON whole ones, else a line each."""
    from carecompanion.cli.shapes import entry_shape

    if sitting.tell.as_json:
        shapes = [entry_shape(companion.reading.entry(line.id)) for line in lines]
        sitting.tell.document({"entries": shapes})
        return
    if not lines:
        sitting.tell.note(nothing)
    tell = sitting.tell
    for line in lines:
        pack = f"  ({line.pack})" if line.pack else ""
        tell.line(tell.dim(f"{line.id}  {line.day.isoformat()}"), "  ", line.title, tell.dim(pack))


def tell_entry(sitting: Sitting, companion: Companion, entry: Entry) -> None:
    """A whole entry."""
    from carecompanion.words.days import day_in_full

    tell = sitting.tell
    tell.line(tell.strong(entry.title or say("writing.untitled")))
    when = f"{day_in_full(entry.created.date())}, {entry.created:%H:%M} · {entry.id}"
    tell.line(tell.dim(when))
    if entry.prompt is not None:
        tell.line()
        tell.line(tell.dim(say("cli_journal.asked", ask=entry.prompt.ask)))
        tell.line(tell.dim(provenance(companion, entry.prompt)))
    if entry.text:
        tell.line()
        tell.line(entry.text)
    for answer in companion.reading.in_words(entry):
        tell.line()
        if answer.label:
            tell.line(tell.strong(answer.label))
        for said in answer.lines:
            tell.line(f"- {said}" if answer.bullets else said)
    _tell_marks(sitting, entry)


def _tell_marks(sitting: Sitting, entry: Entry) -> None:
    from carecompanion.words.days import day_in_full

    tell = sitting.tell
    marks = []
    if entry.tags:
        marks.append(say("cli_journal.tags", tags=", ".join(entry.tags)))
    if entry.people:
        marks.append(say("cli_journal.people", people=", ".join(entry.people)))
    if entry.private:
        marks.append(say("cli_journal.private"))
    marks += [
        say("cli_journal.margin", day=day_in_full(note.at.date()), text=note.text)
        for note in entry.annotations
    ]
    if marks:
        tell.line()
    for mark in marks:
        tell.line(tell.dim(mark))


def provenance(companion: Companion, prompt: PromptSnapshot) -> str:
    """Where a prompt comes from: its pack, who signed it where somebody else did, its licence."""
    if prompt.signer:
        return companion.trusting.provenance_of(prompt)
    pack = prompt.pack_title or prompt.pack
    return say("cli_journal.provenance_own", pack=pack, licence=prompt.licence)


def tell_so_far(sitting: Sitting, writing: Writing, page: Draft) -> None:
    """What a page holds already, before it goes on; nothing where it is empty."""
    answers = writing.in_words(page)
    if page.text or answers:
        sitting.tell.warn(say("cli_journal.draft_so_far"))
    if page.text:
        sitting.tell.warn(page.text)
    for answer in answers:
        sitting.tell.warn(answer.label)
        for said in answer.lines:
            sitting.tell.warn(f"- {said}" if answer.bullets else said)
