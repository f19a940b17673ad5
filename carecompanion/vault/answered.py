"""Answers that lenses look at, each beside the field as it was asked: a lens reads these, and no whole entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.domain.answer import plain_of
from carecompanion.domain.entry import title_of
from carecompanion.domain.field import Choice, FieldKind, Scale, Table, TwoSided
from carecompanion.domain.field_plain import plain_field
from carecompanion.errors import JournalDamaged
from carecompanion.vault.values import answers_from_json, snapshot_from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlite_utils import Database as Tables

    from carecompanion.domain.entry import Entry
    from carecompanion.domain.field import Field
    from carecompanion.domain.prompt import PromptSnapshot
    from carecompanion.domain.values import Value
    from carecompanion.vault.database import Database

_KINDS: Final = (FieldKind.SCALE, FieldKind.CHOICE, FieldKind.CHOICES, FieldKind.COUNTS, FieldKind.TABLE)
_ASK: Final = "INSERT OR IGNORE INTO asked (pack, prompt, field, kind, body) VALUES (?, ?, ?, ?, ?)"
_ANSWER: Final = """INSERT OR REPLACE INTO answered (asked, moment, chosen, value, note)
    SELECT id, ?, ?, ?, ? FROM asked WHERE pack = ? AND prompt = ? AND field = ? AND body = ?"""

Looked = tuple[tuple[str, str, str, str, str], tuple[str, str, str]]
"""(pack, prompt, field, kind, body) as asked, and (chosen, value, note) as answered."""


def mark_answers(database: Database, entry: Entry, moment: int) -> None:
    """Note at *moment* what lenses look at in *entry*, in place of what was noted there. Inside a transaction."""
    before = answered_at(database, moment)
    database.change("DELETE FROM answered WHERE moment = ?", (moment,))
    for asked, answered in looked_at(entry.prompt, entry.answers):
        database.change(_ASK, asked)
        pack, prompt, field, _, body = asked
        database.change(_ANSWER, (moment, *answered, pack, prompt, field, body))
    forget_unanswered(database, before)


def answered_at(database: Database, moment: int) -> tuple[int, ...]:
    """The numbers of the fields that are answered at *moment*."""
    return tuple(row[0] for row in database.rows("SELECT asked FROM answered WHERE moment = ?", (moment,)))


def forget_unanswered(database: Database, asked: Iterable[int]) -> None:
    """Of these fields those go that nothing answers any more: no trace stays of what was let go."""
    database.change_many(
        "DELETE FROM asked WHERE id = ? AND NOT EXISTS (SELECT 1 FROM answered WHERE answered.asked = asked.id)",
        ((number,) for number in asked),
    )


def answer_all(tables: Tables) -> None:
    """Note it for every entry: for the migration that brings this in.

    An entry that does not read is passed by: it says so when it is opened, and keeps no other from coming forward.
    """
    rows = tables.execute("SELECT moment, snapshot, answers FROM entries WHERE snapshot IS NOT NULL")
    for moment, snapshot, answers in rows:
        try:
            read, said = snapshot_from_json(snapshot), answers_from_json(answers)
        except JournalDamaged:
            continue
        for asked, answered in looked_at(read, said):
            tables.execute(_ASK, asked)
            pack, prompt, field, _, body = asked
            tables.execute(_ANSWER, (moment, *answered, pack, prompt, field, body))


def looked_at(prompt: PromptSnapshot | None, answers: Mapping[str, Value]) -> Iterator[Looked]:
    """What lenses look at among *answers* to *prompt*."""
    if prompt is None:
        return
    by_id = {field.id: field for field in prompt.fields}
    for field in prompt.fields:
        value = answers.get(field.id)
        if value is None or not _is_looked_at(field):
            continue
        choice = by_id.get(_by(field) or "")
        body: dict[str, object] = {"field": plain_field(field)}
        if choice is not None and isinstance(choice.shape, Choice):
            body["by"] = {option.id: option.label for option in choice.shape.options}
        chosen = answers.get(choice.id, ()) if choice is not None else ()
        asked = (prompt.pack, prompt.id, field.id, field.kind.value, to_json(body))
        note = _note(prompt.fields, answers) if field.kind is FieldKind.SCALE else ""
        yield asked, (_words(chosen), to_json(plain_of(value)), note)


def _is_looked_at(field: Field) -> bool:
    if isinstance(field.shape, Table):
        return any(column.stage or column.scale is not None for column in field.shape.columns)
    return field.kind in _KINDS


def _note(fields: Iterable[Field], answers: Mapping[str, Value]) -> str:
    for field in fields:
        if field.kind in (FieldKind.LINE, FieldKind.LIST):
            value = answers.get(field.id, "")
            lines = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
            said = title_of("\n".join(line for line in lines if isinstance(line, str)))
            if said:
                return said
    return ""


def _by(field: Field) -> str | None:
    return field.shape.by if isinstance(field.shape, Scale | TwoSided) else None


def _words(chosen: Value | Iterable[object]) -> str:
    return " ".join(str(one) for one in chosen) if isinstance(chosen, tuple) else ""
