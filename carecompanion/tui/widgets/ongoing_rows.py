"""The list of Ongoing: rows under heads, each with its day, its words, and a quiet word at its right."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Final

from textual.content import Content

from carecompanion.tui.text import cut, one_line
from carecompanion.tui.widgets.drawn import cells
from carecompanion.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARKER: Final = 2
_DAY: Final = 8
_GAP: Final = 2
_EDGE: Final = 1
_LEAST: Final = 28
"""The least room for words beside a word at the right; where there is less, that one is left out."""
_BLANK: Final = -1


@dataclass(frozen=True, slots=True)
class OngoingRow:
    """One row. ``key`` tells it from the others; rows with the same ``head`` follow each other under it."""

    key: str
    head: str
    day: str
    words: str = field(repr=False)
    right: str = field(default="", repr=False)


class OngoingRows(Rows):
    """Rows under heads, with a blank line between groups."""

    DAY: ClassVar[int] = _DAY
    """The cells for the day, where a group has none longer."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as the toolkit names it
        super().__init__(id=id)
        self._rows: tuple[OngoingRow, ...] = ()
        # By display line: a row, _BLANK, or ~row for the head above it; by row: its display line.
        self._shown: list[int] = []
        self._at: list[int] = []

    def show_rows(self, rows: Sequence[OngoingRow]) -> None:
        """Show *rows*; the selected one stays selected where it is still there."""
        held = self.selected_key
        self._rows, self._shown, self._at = tuple(rows), [], []
        for place, row in enumerate(self._rows):
            if place == 0 or self._rows[place - 1].head != row.head:
                self._shown += [_BLANK] * bool(place) + [~place - 1]
            self._at.append(len(self._shown))
            self._shown.append(place)
        here = next((place for place, row in enumerate(self._rows) if row.key == held), self.selected)
        self.set_reactive(Rows.selected, here)
        self.rows_changed()
        self.show_selected()

    @property
    def selected_key(self) -> str:
        """The key of the selected row; empty where there is none."""
        return self._rows[self.selected].key if self.selected < len(self._rows) else ""

    def select(self, key: str) -> None:
        """Select the row of that key, if it is there."""
        self.selected = next((at for at, row in enumerate(self._rows) if row.key == key), self.selected)

    def row_count(self) -> int:
        """As many as are shown."""
        return len(self._rows)

    def line_count(self) -> int:
        """Rows, heads and blanks."""
        return len(self._shown)

    def row_at(self, line: int) -> int | None:
        """The row at a display line."""
        row = self._shown[line] if 0 <= line < len(self._shown) else _BLANK
        return row if row >= 0 else None

    def line_of(self, row: int) -> int:
        """Where a row stands."""
        return self._at[row]

    def draw_line(self, line: int, width: int) -> Content:
        """A head, a row, or nothing."""
        shown = self._shown[line]
        if shown == _BLANK:
            return Content("")
        if shown < 0:
            head = cut(one_line(self._rows[~(shown + 1)].head), width - _MARKER, self.glyphs.cut)
            return Content(" " * _MARKER) + Content.styled(head, self.voice("quiet"))
        return self._row(shown, width)

    def _row(self, place: int, width: int) -> Content:
        row = self._rows[place]
        selected = self.is_selected(place)
        marker = self.glyphs.chosen if selected and self.has_focus else ""
        drawn = Content.styled(marker.ljust(_MARKER)[:width], self.voice("mark"))
        days = (cells(one.day) for one in self._rows if one.head == row.head)
        column = max([self.DAY, *(day + 1 for day in days if day)])
        day = one_line(row.day)
        drawn += Content.styled(day + " " * (column - cells(day)), self.voice("quiet"))
        room = max(width - drawn.cell_length - _EDGE, 0)
        right = one_line(row.right)
        if room - cells(right) - _GAP < _LEAST:
            right = ""
        words = cut(one_line(row.words), room - (cells(right) + _GAP if right else 0), self.glyphs.cut)
        drawn += Content.styled(words, self.voice("says" if selected else "body"))
        if right:
            space = room - cells(words) - cells(right)
            drawn += Content.styled(" " * space + right, self.voice("quiet"))
        return drawn
