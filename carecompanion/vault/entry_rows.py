"""Entries to rows and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.domain.entry import TEXT_LIMIT, Annotation, Entry, EntryKind, EntryLine
from carecompanion.domain.ids import EntryId
from carecompanion.domain.moment import day_of
from carecompanion.errors import BadInput, JournalDamaged
from carecompanion.vault.values import (
    answers_from_json,
    answers_to_json,
    from_json,
    snapshot_from_json,
    snapshot_to_json,
    to_json,
    when,
)
from carecompanion.vault.wording import heading_of, words_of
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.vault.database import Row

CONTENT: Final = (
    "id", "created", "updated", "heading", "kind", "pack", "prompt", "intensity", "private", "run", "title", "text",
    "words", "tag_words", "tags", "people", "annotations", "snapshot", "answers",
)  # fmt: skip
"""The columns that an entry fills; its place (moment) and number (added) are the store's."""

WHOLE: Final = (
    "id, created, updated, title, text, kind, tags, people, "
    "intensity, private, run, annotations, snapshot, answers"
)
LINE: Final = "moment, id, heading, kind, pack, private"


def row_of(entry: Entry) -> tuple[object, ...]:
    """The values of :data:`CONTENT`. Raises BadInput for an entry that cannot be kept."""
    if len(entry.text) > TEXT_LIMIT:
        raise BadInput(say("vault.too_long"), say("vault.too_long_hint"))
    notes = [{"at": note.at.isoformat(), "text": note.text} for note in entry.annotations]
    return (
        entry.id,
        entry.created.isoformat(),
        entry.updated.isoformat(),
        heading_of(entry),
        entry.kind.value,
        entry.prompt.pack if entry.prompt else "",
        entry.prompt.id if entry.prompt else "",
        entry.intensity,
        int(entry.private),
        entry.run,
        entry.title,
        entry.text,
        words_of(entry),
        "\n".join(entry.tags),
        to_json(entry.tags),
        to_json(entry.people),
        to_json(notes),
        snapshot_to_json(entry.prompt),
        answers_to_json(entry.answers),
    )


def entry_of(row: Row) -> Entry:
    """The entry of a row of :data:`WHOLE`. Raises JournalDamaged."""
    name, created, updated, title, text, kind, tags, people = row[:8]
    intensity, private, run, notes, snapshot, answers = row[8:]
    try:
        return Entry(
            id=EntryId(name),
            created=when(created),
            updated=when(updated),
            title=title,
            text=text,
            kind=EntryKind(kind),
            tags=tuple(from_json(tags)),
            people=tuple(from_json(people)),
            intensity=intensity,
            private=bool(private),
            run=run,
            annotations=tuple(Annotation(when(note["at"]), note["text"]) for note in from_json(notes)),
            prompt=snapshot_from_json(snapshot),
            answers=answers_from_json(answers),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise JournalDamaged from error


def line_of(row: Row) -> EntryLine:
    """The line of a row of :data:`LINE`. Raises JournalDamaged."""
    moment, name, heading, kind, pack, private = row
    try:
        return EntryLine(EntryId(name), moment, day_of(moment), heading, EntryKind(kind), pack, bool(private))
    except ValueError as error:
        raise JournalDamaged from error
