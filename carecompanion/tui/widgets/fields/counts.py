"""Counts: whole numbers for named rows by the writer's own groups, all of them seen only here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from carecompanion.domain.answer import Count, Row
from carecompanion.domain.field import Column, ColumnKind, Counts, Field, Table
from carecompanion.tui.widgets.fields.asking import Cursor, leave
from carecompanion.tui.widgets.fields.cells import CountCell, LineCell
from carecompanion.tui.widgets.fields.table import NARROW_BELOW, TableField
from carecompanion.words import say

if TYPE_CHECKING:
    from datetime import date

    from textual.widget import Widget

    from carecompanion.domain.answer import Value
    from carecompanion.tui.widgets.editor import Editor
    from carecompanion.tui.widgets.line_editor import LineEditor

_LEAST: Final = 8
_MOST: Final = 14
"""The width of a group's column, its gap included."""
GROUPS_AT_MOST: Final = 40


class CountsField(TableField):
    """A row for each of the pack's rows, a column for each group; the last column is the invitation."""

    DEFAULT_CSS = """
    CountsField.-stacked .table-head { display: block; layout: vertical; margin-bottom: 1; }
    CountsField .table-head > LineCell { height: auto; margin-right: 2; }
    """

    NOTE_IS_ABOVE = True  # below many rows it would not be seen

    def __init__(self, field: Field, value: Value | None = None, *, today: date) -> None:
        counts = [one for one in value if isinstance(one, Count)] if isinstance(value, tuple) else []
        self._groups = [*dict.fromkeys(count.group for count in counts), ""]
        super().__init__(field, value, today=today)
        self._labels = [_label(group) for group in self._groups]

    def heads(self) -> list[Widget]:
        """The names of the groups, to be written."""
        return list(self._labels)

    def table_of(self, field: Field) -> Table:
        """Rows down, groups across."""
        rows = field.shape.rows if isinstance(field.shape, Counts) else ()
        return Table(tuple(_column(at, group) for at, group in enumerate(self._groups)), rows)

    def rows_of(self, value: Value | None) -> list[Row]:
        """The counts, gathered by row."""
        rows: dict[str, dict[str, str | int]] = {}
        for count in value if isinstance(value, tuple) else ():
            if isinstance(count, Count):
                rows.setdefault(count.row, {})[_name(self._groups.index(count.group))] = count.n
        return [Row(row, cells) for row, cells in rows.items()]

    def cell_of(self, column: Column, said: str | int) -> Widget:
        """Numbers from 0 up."""
        del column
        return CountCell(said)

    def on_mount(self) -> None:
        """Who sees these numbers, where the pack does not say it."""
        self._say_who_sees()

    def _say_who_sees(self) -> None:
        self.note("" if self.field.help else say("fields.counts.seen"))

    @property
    def value(self) -> Value | None:
        """One count for each number; a group written twice is told apart, so that none is lost."""
        rows = self.rows()
        counts = [
            Count(row.row, group, n)
            for at, group in enumerate(self._names_apart())
            for row in rows
            if isinstance(n := row.cells.get(_name(at)), int)
        ]
        return tuple(counts) or None

    def _names_apart(self) -> list[str]:
        named: list[str] = []
        for label in self._labels:
            group = " ".join(label.text.split()) or say("fields.counts.group")
            apart, number = group, 2
            while apart in named:
                apart, number = f"{group} ({number})", number + 1
            named.append(apart)
        return named

    # layout

    def _widths(self, room: int) -> list[int]:
        """Groups share the room while each has enough of it."""
        if self.screen.size.width < NARROW_BELOW or room // len(self._groups) < _LEAST:
            return []
        return [min(room // len(self._groups), _MOST)] * len(self._groups)

    def _fit(self) -> None:
        super()._fit()
        is_stacked = self.has_class("-stacked")
        self._corner.display = self._corner.display and not is_stacked
        for label, width in zip(
            self._labels, self._widths(self.size.width - self._names_wide()), strict=False
        ):
            label.styles.width = width - 2
        if is_stacked:
            for label in self._labels:
                label.styles.width = "100%"

    # what the writer does

    def on_editor_edited(self, event: Editor.Edited) -> None:
        """A group was named, or a number changed."""
        for at, label in enumerate(self._labels):
            if event.editor is label:
                self._groups[at] = label.text
                for line in self._lines:
                    line.rename(at, label.text or say("fields.counts.group"))

    def on_count_cell_refused(self, event: CountCell.Refused) -> None:
        """Why it did not go in."""
        event.stop()
        self.note(say("fields.counts.whole"))

    def cell_changed(self) -> None:
        """What went in is fine again; where the last group was begun, one more is offered."""
        self._say_who_sees()
        last = len(self._labels) - 1
        is_begun = self._labels[last].text.strip() or any(_name(last) in line.said() for line in self._lines)
        if is_begun and len(self._labels) < GROUPS_AT_MOST:
            self._add_group()
        super().cell_changed()

    def _add_group(self) -> None:
        column = _column(len(self._groups), "")
        self._groups.append("")
        self._table = replace(self._table, columns=(*self._table.columns, column))
        label = _label("")
        self._labels.append(label)
        self.query_one(".table-head").mount(label)
        for line in self._lines:
            line.add(column, self.cell_of(column, ""))
        self._fit()

    # where the writer is

    def where(self) -> Cursor:
        """The name or the number in hand: names first, then row by row."""
        for at, label in enumerate(self._labels):
            if label.has_focus:
                return (at, label.cursor[1])
        at, within = super().where()
        return (at + len(self._labels), within)

    def take_up(self, cursor: Cursor) -> None:
        """At that name or number."""
        if cursor[0] < len(self._labels):
            label = self._labels[max(cursor[0], 0)]
            label.focus()
            label.cursor = (0, cursor[1])
        else:
            super().take_up((cursor[0] - len(self._labels), cursor[1]))

    def on_line_editor_left(self, event: LineEditor.Left) -> None:
        """Down from a name into its numbers, up from the first of them to the name."""
        event.stop()
        event.prevent_default()  # the table's own way would go a row further
        at, column = self._here()
        if event.editor in self._labels:
            if event.way > 0 and self._lines:
                self._enter(0, self._labels.index(event.editor))
            else:
                leave(self, -1)
        elif event.way < 0 and at == 0:
            self._labels[column].focus()
        else:
            self._to_row(event.way)


def _name(at: int) -> str:
    return f"group-{at}"


def _column(at: int, group: str) -> Column:
    return Column(_name(at), group or say("fields.counts.group"), ColumnKind.NUMBER)


def _label(group: str) -> LineCell:
    label = LineCell(group)
    label.placeholder = say("fields.counts.group")
    return label
