"""A flow: who or what, which way, how much; five seconds by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from carecompanion.domain.answer import FlowMark, Row
from carecompanion.domain.field import Column, ColumnKind, Field, Flows, Option, Scale, Table
from carecompanion.domain.flow import DIRECTIONS
from carecompanion.tui.widgets.fields.cells import Cell, PickCell
from carecompanion.tui.widgets.fields.known import Known, NameLine, Offers
from carecompanion.tui.widgets.fields.table import TableField
from carecompanion.words import say

if TYPE_CHECKING:
    from datetime import date

    from textual import events
    from textual.widget import Widget

    from carecompanion.domain.answer import Value

_SOURCE, _DIRECTION, _SIZE = "source", "direction", "size"
_SIZES: Final = tuple(Option(str(size), str(size)) for size in (1, 2, 3))


class SourceCell(Cell, NameLine):
    """A person or a condition; those that were named before are offered."""

    def __init__(self, said: str | int = "") -> None:
        super().__init__(str(said), placeholder=say("fields.nothing_yet"))

    def said(self) -> str | int:
        """The name."""
        return self.text if self.text.strip() else ""

    def put(self, said: str | int) -> None:
        """Another name."""
        self.text = str(said)


class SizeCell(PickCell):
    """``● ● ●``: 1, 2 or 3 says it, + and - change it."""

    def __init__(self, said: str | int = "") -> None:
        super().__init__(_SIZES, said, numbers=True)

    def draw(self, width: int) -> list[Content]:
        """As many marks as the size."""
        del width
        size = self.said()
        if not isinstance(size, int):
            return [Content.styled(self.glyphs.empty, self.voice("quiet"))]
        marks = Content.styled(
            " ".join([self.glyphs.mark] * size), self.voice("says" if self.has_focus else "body")
        )
        rest = "".join([f" {self.glyphs.empty}"] * (len(_SIZES) - size))
        return [marks + Content.styled(rest, self.voice("quiet"))]

    def on_key(self, event: events.Key) -> None:
        """More or less; a number is heard by what this is made of."""
        if event.character in {"+", "-"}:
            event.stop()
            self.action_step(1 if event.character == "+" else -1)


class FlowField(TableField):
    """Who or what, which way, how much. The way and the size begin at the first of each."""

    def __init__(self, field: Field, value: Value | None = None, *, today: date) -> None:
        self._known = Known()
        self._offers = Offers()
        super().__init__(field, value, today=today)

    def on_mount(self) -> None:
        """What is offered stands under the row in hand."""
        self.query_one(".table-rows").mount(self._offers)

    def table_of(self, field: Field) -> Table:
        """Source, direction, size."""
        directions = field.shape.directions if isinstance(field.shape, Flows) else DIRECTIONS
        named = tuple(
            Option(one, say(f"fields.flow.{one}") if one in DIRECTIONS else one) for one in directions
        )
        return Table(
            (
                Column(_SOURCE, say("fields.flow.source")),
                Column(_DIRECTION, say("fields.flow.direction"), ColumnKind.CHOICE, named),
                Column(_SIZE, say("fields.flow.size"), ColumnKind.SCALE, scale=Scale(1, 3, "", "")),
            )
        )

    def cell_of(self, column: Column, said: str | int) -> Widget:
        """Names are offered, sizes are drawn."""
        if column.id == _SOURCE:
            cell = SourceCell(said)
            cell.know(self._known.sources)
            return cell
        return SizeCell(said) if column.id == _SIZE else super().cell_of(column, said)

    def rows_of(self, value: Value | None) -> list[Row]:
        """One row for each flow."""
        flows = [flow for flow in value if isinstance(flow, FlowMark)] if isinstance(value, tuple) else []
        return [
            Row("", {_SOURCE: flow.source, _DIRECTION: flow.direction, _SIZE: flow.size}) for flow in flows
        ]

    def know(self, known: Known) -> None:
        """Offer people and conditions that were named before."""
        self._known = known
        for cell in self.query(SourceCell):
            cell.know(known.sources)

    def on_name_line_offered(self, event: NameLine.Offered) -> None:
        """What is offered for the name in hand."""
        event.stop()
        line = event.line
        if line.has_focus:
            self._stand_under(line)
            self._offers.show(line.offers(), line.picked, held=True)
        elif not any(cell.has_focus for cell in self.query(SourceCell)):
            self._offers.show()

    def _stand_under(self, cell: NameLine) -> None:
        row = next((row for row in self._lines if cell in row.cells), None)
        if row is None or not self._offers.is_attached:
            return
        rows = self.query_one(".table-rows")
        if self.has_class("-stacked"):  # below its three cells it would be out of sight
            rows.move_child(self._offers, before=row)
        else:
            rows.move_child(self._offers, after=row)

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
    def part(self) -> str:
        """The column one is in."""
        return self._table.columns[self._here()[1]].id

    @property
    def value(self) -> Value | None:
        """One mark for each named source."""
        marks = [
            FlowMark(str(row.cells[_SOURCE]), str(row.cells[_DIRECTION]), int(row.cells[_SIZE]))
            for row in self.rows()
            if {_SOURCE, _DIRECTION, _SIZE} <= row.cells.keys()
        ]
        return tuple(marks) or None
