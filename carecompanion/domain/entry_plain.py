"""Entries and prompt snapshots to and from their plain form, the one of the published export (formats.md §6)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from carecompanion.domain.answer_plain import plain_of, value_from_plain
from carecompanion.domain.entry import TEXT_LIMIT, Annotation, Entry, EntryKind
from carecompanion.domain.field import WRITING
from carecompanion.domain.field_plain import plain_field, read_field
from carecompanion.domain.ids import EntryId, PackId, PromptId
from carecompanion.domain.plain import Plain, refuse_flaws
from carecompanion.domain.prompt import ACCOMPANIED, ACT, LIGHT, NOTICE, PromptSnapshot, Wording
from carecompanion.errors import WrongShape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from carecompanion.domain.field import Field
    from carecompanion.domain.plain import Flaw
    from carecompanion.domain.values import Value

_SERIAL_AT_MOST: Final = 2**31 - 1


def plain_entry(entry: Entry) -> dict[str, object]:
    """The plain form of *entry*: every key of formats.md §6, lossless."""
    return {
        "id": entry.id,
        "created": entry.created.isoformat(),
        "updated": entry.updated.isoformat(),
        "title": entry.title,
        "text": entry.text,
        "kind": entry.kind.value,
        "tags": list(entry.tags),
        "people": list(entry.people),
        "intensity": entry.intensity,
        "private": entry.private,
        "run": entry.run,
        "annotations": [{"at": note.at.isoformat(), "text": note.text} for note in entry.annotations],
        "prompt": None if entry.prompt is None else plain_snapshot(entry.prompt),
        "answers": plain_answers(entry.answers),
    }


def plain_answers(answers: Mapping[str, Value]) -> dict[str, object]:
    """The plain form of *answers*, by field id."""
    return {field: plain_of(value) for field, value in answers.items()}


def plain_snapshot(prompt: PromptSnapshot) -> dict[str, object]:
    """The plain form of a prompt as it was read."""
    plain: dict[str, object] = {
        "pack": prompt.pack,
        "serial": prompt.serial,
        "id": prompt.id,
        "lang": prompt.lang,
        "signer": prompt.signer,
        "signer_name": prompt.signer_name,
        "licence": prompt.licence,
        "ask": prompt.ask,
        "wording": prompt.wording.value,
        "fields": [plain_field(field) for field in prompt.fields],
        "depth": prompt.depth,
        "intensity": prompt.intensity,
    }
    return plain | {"pack_title": prompt.pack_title} if prompt.pack_title else plain


def entry_from_plain(plain: object) -> Entry:
    """The entry that *plain* holds, equal to the one :func:`plain_entry` was given.

    Raises WrongShape or WrongValue for the first thing that does not fit; nothing is repaired. What comes from
    outside goes through :func:`carecompanion.domain.plain.refuse_bad` first.
    """
    flaws: list[Flaw] = []
    table = _table(plain, "entry", flaws)
    name, kind = table.text("id", needed=True), table.named("kind", EntryKind, EntryKind.FREE, needed=True)
    text = table.text("text")
    if len(text) > TEXT_LIMIT:
        table.note("text", "range")
    prompt = read_snapshot(inner) if (inner := table.inner("prompt")) is not None else None
    answers = table.raw("answers")
    entry = Entry(
        id=EntryId(name),
        created=_moment(table, "created"),
        updated=_moment(table, "updated"),
        title=table.text("title"),
        text=text,
        kind=kind,
        tags=table.texts("tags"),
        people=table.texts("people"),
        intensity=table.number("intensity", LIGHT, LIGHT, ACCOMPANIED),
        private=table.flag("private"),
        run=None if table.raw("run") is None else table.text("run"),
        annotations=tuple(_annotation(note) for note in table.tables("annotations")),
        prompt=prompt,
    )
    table.close()
    refuse_flaws(flaws)
    return entry if answers is None else _answered(entry, answers)


def answers_from_plain(plain: object, prompt: PromptSnapshot | None) -> dict[str, Value]:
    """The answers that *plain* holds to *prompt*'s fields. Raises WrongShape or WrongValue."""
    if not isinstance(plain, dict):
        raise WrongShape("kind", place="answers")
    asked: tuple[Field, ...] = (prompt.fields if prompt else ()) or (WRITING,)
    fields = {field.id: field for field in asked}
    if not fields.keys() >= plain.keys():
        raise WrongShape("unknown", place="answers")
    return {key: value_from_plain(fields[key], answer) for key, answer in plain.items()}


def snapshot_from_plain(plain: object) -> PromptSnapshot:
    """The prompt as it was read that *plain* holds. Raises WrongShape for the first thing that does not fit."""
    flaws: list[Flaw] = []
    prompt = read_snapshot(_table(plain, "prompt", flaws))
    refuse_flaws(flaws)
    return prompt


def _answered(entry: Entry, answers: object) -> Entry:
    kept = {name: getattr(entry, name) for name in Entry.__slots__ if name != "answers"}
    return Entry(**kept, answers=answers_from_plain(answers, entry.prompt))


def _table(plain: object, name: str, flaws: list[Flaw]) -> Plain:
    if not isinstance(plain, dict):
        raise WrongShape("kind", place=name)
    return Plain(plain, flaws)


def _moment(plain: Plain, key: str) -> datetime:
    said = plain.text(key, needed=True)
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        plain.note(key, "kind")
        return datetime.min  # noqa: DTZ901 - stands in until the flaw is refused
    if moment.tzinfo is None:
        plain.note(key, "kind")
    return moment


def _annotation(plain: Plain) -> Annotation:
    note = Annotation(_moment(plain, "at"), plain.text("text"))
    plain.close()
    return note


def read_snapshot(plain: Plain) -> PromptSnapshot:
    """The prompt as it was read in *plain*, every flaw noted."""
    prompt = PromptSnapshot(
        pack=PackId(plain.text("pack", needed=True)),
        serial=plain.number("serial", 1, 0, _SERIAL_AT_MOST, needed=True),
        id=PromptId(plain.text("id", needed=True)),
        lang=plain.text("lang"),
        signer=plain.text("signer"),
        signer_name=plain.text("signer_name"),
        licence=plain.text("licence"),
        ask=plain.text("ask", needed=True),
        wording=plain.named("wording", Wording, Wording.PLAIN),
        fields=tuple(read_field(field) for field in plain.tables("fields")),
        pack_title=plain.text("pack_title"),
        depth=plain.number("depth", NOTICE, NOTICE, ACT),
        intensity=plain.number("intensity", LIGHT, LIGHT, ACCOMPANIED),
    )
    if len({field.id for field in prompt.fields}) < len(prompt.fields):
        plain.note("fields", "twice")
    plain.close()
    return prompt
