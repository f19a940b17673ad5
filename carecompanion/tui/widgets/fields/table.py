"""Tables: cell to cell by tab, a new row when the last is begun, one cell a row on narrow screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from carecompanion.domain.answer import Row
from carecompanion.domain.field import Field, Table
from carecompanion.domain.values import ITEMS_AT_MOST
from carecompanion.tui.text import one_line, plain, plain_line
from carecompanion.tui.widgets.drawn import Drawn
from carecompanion.tui.widgets.editor import Editor
from carecompanion.tui.widgets.fields.asking import Asking, Cursor, leave
from carecompanion.tui.widgets.fields.cells import CellChanged, DayCell, PickCell, cell_for, width_wanted
from carecompanion.tui.widgets.fields.table_row import TableRow
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from textual import events
    from textual.app import ComposeResult
    from textual.widget import Widget

    from carecompanion.domain.answer import Value
    from carecompanion.domain.field import Column
    from carecompanion.tui.widgets.line_editor import LineEditor

NARROW_BELOW: Final = 60
ROWS_SHOWN: Final = 100
"""Rows that a page can hold; those beyond stay as they are, and it is said."""
_GAP: Final = 2
_LEAST: Final = 8
_NAME_AT_MOST: Final = 24


class HeadRule(Drawn):
    """The one stroke under a table's head."""

    def draw(self, width: int) -> list[Content]:
        """All across."""
        return [Content.styled(self.glyphs.across * width, self.voice("line"))]


class TableField(Asking, Vertical):
    """Rows by columns. Rows that the pack names stay; where the writer adds them, there is always one more."""

    DEFAULT_CSS = """
    TableField { height: auto; width: 1fr; }
    TableField .table-head, TableField TableRow { height: auto; width: 1fr; layout: horizontal; }
    TableField .table-head > Static { height: auto; color: $quiet; padding-right: 2; }
    TableField .row-name { height: auto; color: $foreground; padding-right: 2; }
    TableField .cell-name { display: none; color: $quiet; height: auto; padding-right: 2; }
    TableField HeadRule { height: 1; }
    TableField > .table-rows { height: auto; width: 1fr; }
    TableField > .table-note { height: auto; color: $quiet; }
    TableField.-stacked .table-head, TableField.-stacked HeadRule { display: none; }
    TableField.-stacked TableRow {
        layout: grid; grid-size: 2; grid-rows: auto; margin-bottom: 1;
    }
    TableField.-stacked .cell-name { display: block; }
    TableField.-stacked .row-name {
        text-style: bold; column-span: 2; text-wrap: nowrap; text-overflow: ellipsis; padding-right: 0;
    }
    """
    NOTE_IS_ABOVE: ClassVar = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+up,alt+up", "carry(-1)", show=False),
        Binding("ctrl+down,alt+down", "carry(1)", show=False),
    ]

    def __init__(self, field: Field, value: Value | None = None, *, today: date) -> None:
        super().__init__()
        self.field = field
        self._today = today
        self._table = self.table_of(field)
        given = self.rows_of(value)
        self._unseen = [] if self._table.rows else given[ROWS_SHOWN:]
        given = given if self._table.rows else given[:ROWS_SHOWN]
        if self._table.rows:
            known = {row.row: row for row in given}
            self._lines = [
                self._line(option.id, option.label, known[option.id].cells if option.id in known else {})
                for option in self._table.rows
            ]
        else:
            self._lines = [self._line(row.row, row.row, row.cells) for row in given]
            self._lines.append(self._line("", "", {}))
        self._heads = [Static(plain_line(column.label)) for column in self._table.columns]
        self._corner = Static("")
        self._note = Static("", classes="table-note")
        self._note.display = False
        if self._unseen:
            self.note(say("fields.table.more_rows", count=ROWS_SHOWN))

    def table_of(self, field: Field) -> Table:
        """The table that *field* is drawn as."""
        return field.shape if isinstance(field.shape, Table) else Table(())

    def rows_of(self, value: Value | None) -> list[Row]:
        """The rows in which *value* is drawn."""
        return [row for row in value if isinstance(row, Row)] if isinstance(value, tuple) else []

    def heads(self) -> Sequence[Widget]:
        """The names of the columns."""
        return self._heads

    def note(self, words: str) -> None:
        """Say *words* in quiet under the table; none take the line away."""
        self._note.update(plain(words))
        self._note.display = bool(words)

    def _line(self, name: str, label: str, said: Mapping[str, str | int]) -> TableRow:
        return TableRow(name, label, self._table.columns, said, self.cell_of)

    def cell_of(self, column: Column, said: str | int) -> Widget:
        """The cell that asks *column*."""
        return cell_for(column, said, self._today)

    def compose(self) -> ComposeResult:
        if self.NOTE_IS_ABOVE:
            yield self._note
        with Horizontal(classes="table-head"):
            yield self._corner
            yield from self.heads()
        yield HeadRule()
        with Vertical(classes="table-rows"):
            yield from self._lines
        if not self.NOTE_IS_ABOVE:
            yield self._note

    def rows(self) -> list[Row]:
        """The rows that say something."""
        return [*(Row(line.row_name, line.said()) for line in self._lines if line.has_begun()), *self._unseen]

    @property
    def value(self) -> Value | None:
        """The rows that say something; None where none does."""
        return tuple(self.rows()) or None

    # layout

    def on_mount(self) -> None:
        """Columns by the width there is."""
        self._fit()

    def on_resize(self, event: events.Resize) -> None:
        """Another width, other columns."""
        del event
        self._fit()

    def _fit(self) -> None:
        if not self.size.width:
            return
        name = self._names_wide()
        widths = self._widths(self.size.width - name)
        self.set_class(not widths, "-stacked")
        self._corner.display = bool(name)
        self._corner.styles.width = name
        for head, width in zip(self._heads, widths, strict=False):
            head.styles.width = width
        for line in self._lines:
            line.fit(name, widths, self.size.width)

    def _names_wide(self) -> int:
        """The width of the names of rows, their gap included; 0 where they have none."""
        names = [line.row_name and one_line(str(line._shown.content)) for line in self._lines]
        name = min(max((len(one) for one in names), default=0), _NAME_AT_MOST)
        return name + _GAP if name else 0

    def _widths(self, room: int) -> list[int]:
        """The width of each column, its gap included; empty where one cell a row is kinder."""
        wanted = [width_wanted(column) for column in self._table.columns]
        if not wanted or self.screen.size.width < NARROW_BELOW:
            return []
        known = sum(width + _GAP for width in wanted if width is not None)
        sharing = wanted.count(None)
        share = (room - known) // sharing if sharing else 0
        if (sharing and share < _LEAST + _GAP) or known > room:
            return []
        widths = [share if width is None else width + _GAP for width in wanted]
        if sharing:
            widths[wanted.index(None)] += room - known - share * sharing
        return widths

    # where the writer is

    def _here(self) -> tuple[int, int]:
        for at, line in enumerate(self._lines):
            for column, cell in enumerate(line.cells):
                if cell.has_focus:
                    return at, column
        return 0, 0

    def where(self) -> Cursor:
        """The cell in hand, counted row by row, and where in it."""
        at, column = self._here()
        cell = self._lines[at].cells[column] if self._lines and self._table.columns else None
        within = cell.cursor[1] if isinstance(cell, Editor) else 0
        return (at * max(len(self._table.columns), 1) + column, within)

    def take_up(self, cursor: Cursor) -> None:
        """At that cell."""
        columns = len(self._table.columns)
        if columns and self._lines:
            at, column = divmod(max(cursor[0], 0), columns)
            self._enter(min(at, len(self._lines) - 1), column, cursor[1])

    def unclear(self) -> Cursor | None:
        """The first day that is none."""
        for at, line in enumerate(self._lines):
            for column, cell in enumerate(line.cells):
                if isinstance(cell, DayCell) and cell.text.strip() and not cell.said():
                    return (at * len(self._table.columns) + column, len(cell.text))
        return None

    def _enter(self, at: int, column: int, within: int | None = None) -> None:
        cell = self._lines[at].cells[column]
        cell.focus()
        if isinstance(cell, Editor):
            cell.cursor = (0, len(cell.text) if within is None else within)

    # what the writer does

    def on_editor_edited(self, event: Editor.Edited) -> None:
        """A cell of words changed."""
        event.stop()
        self.cell_changed()

    def on_cell_changed(self, event: CellChanged) -> None:
        """A cell of another kind changed."""
        event.stop()
        self.cell_changed()

    def cell_changed(self) -> None:
        """Tell it; and where the last row was begun, offer one more."""
        if not self._table.rows and self._lines[-1].is_touched() and len(self._lines) < ITEMS_AT_MOST:
            line = self._line("", "", {})
            self._lines.append(line)
            self.query_one(".table-rows").mount(line)
            self._fit()
        self.tell()

    def _to_row(self, way: int) -> None:
        at, column = self._here()
        if 0 <= at + way < len(self._lines):
            self._enter(at + way, column)
        else:
            leave(self, way)

    def on_line_editor_left(self, event: LineEditor.Left) -> None:
        """The row above or below."""
        event.stop()
        self._to_row(event.way)

    def on_pick_cell_left(self, event: PickCell.Left) -> None:
        """The row above or below."""
        event.stop()
        self._to_row(event.way)

    def on_pick_cell_done(self, event: PickCell.Done) -> None:
        """On to the next cell."""
        event.stop()
        self.screen.focus_next()

    def on_line_editor_submitted(self, event: LineEditor.Submitted) -> None:
        """On to the next cell."""
        event.stop()
        self.screen.focus_next()

    def on_line_editor_emptied(self, event: LineEditor.Emptied) -> None:
        """Backspace in an empty row takes the row away."""
        event.stop()
        at, column = self._here()
        if self._table.rows or at >= len(self._lines) - 1 or self._lines[at].has_begun():
            return
        self._enter(at + 1, column)
        self._lines.pop(at).remove()
        self.tell()

    def action_carry(self, way: int) -> None:
        """The row in hand changes places with its neighbour; where rows are the pack's, only the focus moves."""
        at, column = self._here()
        to = at + way
        if self._table.rows:
            self._to_row(way)
            return
        if not (0 <= to < len(self._lines) - 1 and at < len(self._lines) - 1):
            return
        moved, other = self._lines[at], self._lines[to]
        self._lines[at], self._lines[to] = other, moved
        rows = self.query_one(".table-rows")
        if way < 0:
            rows.move_child(moved, before=other)
        else:
            rows.move_child(moved, after=other)
        self.call_after_refresh(self._enter, to, column)
        self.tell()
