"""One row of a table: its name, its cells, and where its cells stand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, cast

from textual.containers import Vertical
from textual.widgets import Static

from carecompanion.tui.text import one_line, plain, plain_line
from carecompanion.tui.widgets.drawn import cells
from carecompanion.tui.widgets.editor import Editor

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult
    from textual.widget import Widget

    from carecompanion.domain.field import Column
    from carecompanion.tui.widgets.fields.cells import Cell

_GAP: Final = 2


class TableRow(Vertical):
    """One row: its name if it has one, and its cells."""

    def __init__(
        self,
        name: str,
        label: str,
        columns: tuple[Column, ...],
        said: Mapping[str, str | int],
        cell_of: Callable[[Column, str | int], Widget],
    ) -> None:
        super().__init__()
        self.row_name = name
        self._shown = Static(plain(one_line(label)), classes="row-name")
        self._shown.display = bool(label)
        self._columns = columns
        self.cells: list[Widget] = [cell_of(column, said.get(column.id, "")) for column in columns]
        self._names: list[Static] = []

    def compose(self) -> ComposeResult:
        yield self._shown
        for at, cell in enumerate(self.cells):
            if self._names:
                yield self._names[at]
            yield cell

    def fit(self, name_width: int, widths: list[int], room: int) -> None:
        """Give the name and each cell its width; none given: one under another, *room* wide."""
        for cell, width in zip(self.cells, widths, strict=False):
            cell.styles.width, cell.styles.margin = max(width - _GAP, 1), (0, _GAP, 0, 0)
        if widths:
            self._shown.styles.width = name_width
            return
        self._name_cells()
        longest = max((cells(one_line(column.label)) for column in self._columns), default=0)
        names = min(longest + _GAP, max(room * 2 // 5, 1))
        self.styles.grid_columns = f"{names} {max(room - names, 1)}"
        for one in (self._shown, *self._names, *self.cells):
            one.styles.width, one.styles.margin = "100%", 0

    def _name_cells(self) -> None:
        """The names of the columns stand before the cells only where there is no head: made when first needed."""
        if not self._names:
            self._names = [Static(plain_line(column.label), classes="cell-name") for column in self._columns]
            for name, cell in zip(self._names, self.cells, strict=True):
                if cell.parent is not None:  # else they are composed together
                    self.mount(name, before=cell)

    def said(self) -> dict[str, str | int]:
        """The cells that say something, by column id."""
        said = {
            column.id: cast("Cell", cell).said()
            for column, cell in zip(self._columns, self.cells, strict=True)
        }
        return {name: words for name, words in said.items() if words != ""}

    def add(self, column: Column, cell: Widget) -> None:
        """One more column, at the end."""
        self._columns = (*self._columns, column)
        self.cells.append(cell)
        if self._names:
            self._names.append(Static(plain_line(column.label), classes="cell-name"))
            self.mount(self._names[-1], cell)
        else:
            self.mount(cell)

    def rename(self, at: int, label: str) -> None:
        """Another name for the column numbered *at*."""
        self._columns = tuple(
            replace(column, label=label) if place == at else column
            for place, column in enumerate(self._columns)
        )
        if self._names:
            self._names[at].update(plain_line(label))

    def has_begun(self) -> bool:
        """Does any cell say something?"""
        return bool(self.said())

    def put(self, column: int, said: str | int) -> None:
        """Let a cell say *said*."""
        cast("Cell", self.cells[column]).put(said)

    def is_touched(self) -> bool:
        """Was anything typed, even if it says nothing yet, like half a day?"""
        return self.has_begun() or any(isinstance(cell, Editor) and cell.text for cell in self.cells)
