"""Counts and flows: answered in a table, kept as what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.domain.answer import Count, FlowMark, Row
from carecompanion.domain.field import Column, ColumnKind, Counts, Field, Flows, Option, Scale, Table
from carecompanion.tui.widgets.fields.table import TableField
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.domain.answer import Value

_GROUP: Final = "group"
_SOURCE, _DIRECTION, _SIZE = "source", "direction", "size"
_KNOWN_DIRECTIONS: Final = ("given", "received", "refills", "empties")


class CountsField(TableField):
    """A row for each group of the writer's own, a column of numbers for each of the pack's rows."""

    def table_of(self, field: Field) -> Table:
        """Groups down, rows across."""
        rows = field.shape.rows if isinstance(field.shape, Counts) else ()
        group = Column(_GROUP, say("fields.counts.group"))
        return Table((group, *(Column(row.id, row.label, ColumnKind.NUMBER) for row in rows)))

    def rows_of(self, value: Value | None) -> list[Row]:
        """The counts, gathered by group."""
        groups: dict[str, dict[str, str | int]] = {}
        for count in value if isinstance(value, tuple) else ():
            if isinstance(count, Count):
                groups.setdefault(count.group, {_GROUP: count.group})[count.row] = count.n
        return [Row("", cells) for cells in groups.values()]

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
                Count(name, named, abs(n))
                for name, n in row.cells.items()
                if name != _GROUP and isinstance(n, int)
            ]
        return tuple(counts) or None


class FlowField(TableField):
    """Who or what, which way, how much. The way and the size begin at the first of each."""

    def table_of(self, field: Field) -> Table:
        """Source, direction, size."""
        directions = field.shape.directions if isinstance(field.shape, Flows) else _KNOWN_DIRECTIONS
        named = tuple(
            Option(one, say(f"fields.flow.{one}") if one in _KNOWN_DIRECTIONS else one) for one in directions
        )
        return Table(
            (
                Column(_SOURCE, say("fields.flow.source")),
                Column(_DIRECTION, say("fields.flow.direction"), ColumnKind.CHOICE, named),
                Column(_SIZE, say("fields.flow.size"), ColumnKind.SCALE, scale=Scale(1, 3, "", "")),
            )
        )

    def rows_of(self, value: Value | None) -> list[Row]:
        """One row for each flow."""
        flows = [flow for flow in value if isinstance(flow, FlowMark)] if isinstance(value, tuple) else []
        return [
            Row("", {_SOURCE: flow.source, _DIRECTION: flow.direction, _SIZE: flow.size}) for flow in flows
        ]

    def cell_changed(self) -> None:
        """A flow that was begun has a way and a size, seen at once, so that nothing is kept unseen."""
        directions = self._table.columns[1].options
        for line in self._lines:
            said = line.said()
            if _SOURCE in said:
                for column, first in ((1, directions[0].id if directions else ""), (2, 1)):
                    if self._table.columns[column].id not in said:
                        line.put(column, first)
        super().cell_changed()

    @property
    def value(self) -> Value | None:
        """One mark for each named source."""
        marks = [
            FlowMark(str(row.cells[_SOURCE]), str(row.cells[_DIRECTION]), int(row.cells[_SIZE]))
            for row in self.rows()
            if {_SOURCE, _DIRECTION, _SIZE} <= row.cells.keys()
        ]
        return tuple(marks) or None
