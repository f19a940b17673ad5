"""Counts: whole numbers for named rows by the writer's own groups, all of them seen only here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.domain.answer import Count, Row
from carecompanion.domain.field import Column, ColumnKind, Counts, Field, Table
from carecompanion.tui.widgets.fields.cells import CountCell
from carecompanion.tui.widgets.fields.table import TableField
from carecompanion.words import say

if TYPE_CHECKING:
    from textual.widget import Widget

    from carecompanion.domain.answer import Value

_GROUP: Final = "group"


class CountsField(TableField):
    """A row for each group of the writer's own, a column of numbers for each of the pack's rows."""

    def on_mount(self) -> None:
        """Who sees these numbers."""
        super().on_mount()
        self.note(say("fields.counts.seen"))

    def table_of(self, field: Field) -> Table:
        """Groups down, rows across."""
        rows = field.shape.rows if isinstance(field.shape, Counts) else ()
        group = Column(_GROUP, say("fields.counts.group"))
        return Table((group, *(Column(row.id, row.label, ColumnKind.NUMBER) for row in rows)))

    def cell_of(self, column: Column, said: str | int) -> Widget:
        """Numbers from 0 up."""
        return super().cell_of(column, said) if column.id == _GROUP else CountCell(said)

    def rows_of(self, value: Value | None) -> list[Row]:
        """The counts, gathered by group."""
        groups: dict[str, dict[str, str | int]] = {}
        for count in value if isinstance(value, tuple) else ():
            if isinstance(count, Count):
                groups.setdefault(count.group, {_GROUP: count.group})[count.row] = count.n
        return [Row("", cells) for cells in groups.values()]

    def on_count_cell_refused(self, event: CountCell.Refused) -> None:
        """Why it did not go in."""
        event.stop()
        self.note(say("fields.counts.whole"))

    def cell_changed(self) -> None:
        """What went in is fine again."""
        self.note(say("fields.counts.seen"))
        super().cell_changed()

    @property
    def value(self) -> Value | None:
        """One count for each number; a group written twice is told apart, so that none is lost."""
        seen: set[str] = set()
        counts: list[Count] = []
        for row in self.rows():
            group = str(row.cells.get(_GROUP, "")).strip() or say("fields.counts.group")
            number = 2
            named = group
            while named in seen:
                named, number = f"{group} ({number})", number + 1
            seen.add(named)
            counts += [
                Count(name, named, n)
                for name, n in row.cells.items()
                if name != _GROUP and isinstance(n, int)
            ]
        return tuple(counts) or None
