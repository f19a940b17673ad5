"""One-sided scales over weeks or months: the latest mark of each, and nothing where nothing was marked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from carecompanion.domain.field import ColumnKind, Scale, Table
from carecompanion.domain.plot import Level, Multiples, ScaleLine
from carecompanion.domain.values import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from carecompanion.domain.patterns.seen import Seen
    from carecompanion.domain.patterns.spans import Span


@dataclass(frozen=True, slots=True)
class Marked:
    """One number on one scale. ``line`` names what it is a mark of; ``label`` is how that was called then."""

    line: str
    label: str = field(repr=False)
    scale: Scale
    moment: int
    day: date
    value: int

    @property
    def level(self) -> Level:
        """The number between its own ends."""
        return Level(self.value, self.scale.low, self.scale.high)


def marks_of(seen: Iterable[Seen]) -> Iterator[Marked]:
    """The numbers of scale fields; an answer that is no number is no mark."""
    for one in seen:
        shape = one.asked.field.shape
        if isinstance(shape, Scale) and isinstance(one.value, int):
            label = one.asked.field.label
            yield Marked(one.asked.field.id, label, shape, one.moment, one.day, one.value)


def marks_in_column(seen: Iterable[Seen], column_id: str) -> Iterator[Marked]:
    """The numbers in one column of tables, a line for each row."""
    for one in seen:
        shape = one.asked.field.shape
        scale = scale_of_column(shape, column_id) if isinstance(shape, Table) else None
        if scale is None or not isinstance(shape, Table):
            continue
        for key, label, row in named_rows(one):
            cell = row.cells.get(column_id, "")
            if isinstance(cell, int):
                yield Marked(key, label, scale, one.moment, one.day, cell)


def scale_of_column(table: Table, column_id: str) -> Scale | None:
    """The scale that a column is, if it is one."""
    return next((column.scale for column in table.columns if column.id == column_id), None)


def named_rows(one: Seen) -> Iterator[tuple[str, str, Row]]:
    """The rows of a table's answer, each with what it is looked up by and how it is called.

    A row of the pack goes by its id. A row that the writer added goes by its own words, else by its first line.
    """
    table = one.asked.field.shape
    if not isinstance(table, Table) or not isinstance(one.value, tuple):
        return
    labels = {row.id: row.label for row in table.rows}
    words = next((column.id for column in table.columns if column.kind is ColumnKind.LINE), "")
    for row in one.value:
        if not isinstance(row, Row):
            continue
        label = labels.get(row.row) or row.row.strip() or str(row.cells.get(words, "")).strip()
        yield row.row if row.row in labels else " ".join(label.split()).casefold(), label, row


def multiples_of(title: str, marks: Iterable[Marked], span: Span, order: Iterable[str] = ()) -> Multiples:
    """A line for each scale that *marks* in *span* were made on, without readings; lines in *order*, then as met.

    A scale that was asked between other ends before is a line of its own, before the one between its ends now.
    """
    lines: dict[str, dict[Scale, list[Marked]]] = {name: {} for name in order}
    for mark in sorted(marks, key=lambda mark: mark.moment):
        if span.place(mark.day) >= 0:
            lines.setdefault(mark.line, {}).setdefault(_ends(mark.scale), []).append(mark)
    found = [_line(name, own, span) for name, by_ends in lines.items() for own in by_ends.values()]
    return Multiples(title, span.starts, tuple(found), reading="")


def _ends(scale: Scale) -> Scale:
    return Scale(scale.low, scale.high, scale.low_label, scale.high_label)


def _line(name: str, marks: list[Marked], span: Span) -> ScaleLine:
    levels: list[Level | None] = [None] * len(span.starts)
    for mark in marks:
        levels[span.place(mark.day)] = mark.level
    last = marks[-1]
    return ScaleLine(
        key=name,
        label=last.label,
        low_label=last.scale.low_label,
        high_label=last.scale.high_label,
        levels=tuple(levels),
        latest=last.level,
        reading="",
    )
