"""Answers in plain words, for search and for headings: what a person wrote, and the labels of what they chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.domain.answer import Commitment, Count, FlowMark, Mark, Row, Turn
from carecompanion.domain.entry import Entry, title_of
from carecompanion.domain.field import Choice, Counts, Field, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carecompanion.domain.answer import Value


def words_of(entry: Entry) -> str:
    """Everything of *entry* beyond title, text and tags that search should find, a line each."""
    fields = {field.id: field for field in entry.prompt.fields} if entry.prompt else {}
    lines = [
        line
        for name, value in entry.answers.items()
        for line in _lines(fields.get(name), value)
        if line.strip() and line != entry.text
    ]
    lines += [annotation.text for annotation in entry.annotations]
    return "\n".join(lines)


def heading_of(entry: Entry) -> str:
    """What a list shows: the title, else the first words written, else the question."""
    fallback = title_of(entry.prompt.ask) if entry.prompt else ""
    return entry.title.strip() or title_of(entry.text) or title_of(words_of(entry), fallback)


def _lines(field: Field | None, value: Value) -> Iterator[str]:
    labels = _labels(field)
    if isinstance(value, str):
        yield value
    elif isinstance(value, Commitment):
        yield from (value.words, value.who_may_ask, value.owner_role, value.authority)
    elif not isinstance(value, int):
        for item in value:
            yield from _item_lines(item, labels)


def _item_lines(item: str | Mark | Row | Count | Turn | FlowMark, labels: dict[str, str]) -> Iterator[str]:
    match item:
        case str():
            yield labels.get(item, item)
        case Row():
            cells = (labels.get(cell, cell) for cell in item.cells.values() if isinstance(cell, str))
            yield " ".join((labels.get(item.row, item.row), *cells))
        case Count():
            yield f"{labels.get(item.row, item.row)} {item.group}"
        case Turn():
            yield item.line
        case FlowMark():
            yield item.source
        case Mark():
            return


def _labels(field: Field | None) -> dict[str, str]:
    match field.shape if field else None:
        case Choice(options=options):
            return {option.id: option.label for option in options}
        case Counts(rows=rows):
            return {row.id: row.label for row in rows}
        case Table(rows=rows, columns=columns):
            named = (*rows, *(option for column in columns for option in column.options))
            return {option.id: option.label for option in named}
        case _:
            return {}
