"""Rows of settings: what one is called, its value at the right, and below in quiet what it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.content import Content

from carecompanion.tui.text import cut, one_line
from carecompanion.tui.widgets.drawn import cells
from carecompanion.tui.widgets.rows import Rows
from carecompanion.tui.wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.strip import Strip

_MARKER: Final = 2
_GAP: Final = 2
_EDGE: Final = 1
_CLOSE_BELOW: Final = 10
"""In fewer rows than this the blank between two settings is left out."""


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One row; ``key`` tells it from the others."""

    key: str
    title: str
    value: str
    means: str


class SettingRows(Rows):
    """A row takes as many lines as its words do: a value that does not fit beside its name stands below it."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as the toolkit names it
        super().__init__(id=id)
        self._shown: tuple[SettingRow, ...] = ()
        self._laid: tuple[int, bool] = (0, False)
        self._lines: list[tuple[int, Content]] = []
        self._spans: list[range] = []

    def show_rows(self, rows: Sequence[SettingRow]) -> None:
        """Show *rows*; the selected one stays selected where it is still there."""
        held = self.selected_key
        self._shown = tuple(rows)
        self._lay_out()
        row = next((at for at, one in enumerate(self._shown) if one.key == held), 0)
        self.set_reactive(Rows.selected, row)
        self.rows_changed()
        self.show_selected()

    @property
    def selected_key(self) -> str:
        """The key of the selected row; empty where there is none."""
        return self._shown[self.selected].key if self.selected < len(self._shown) else ""

    def select(self, key: str) -> None:
        """Select the row of *key*, where it is there."""
        for row, one in enumerate(self._shown):
            if one.key == key:
                self.selected = row
                self.show_selected()

    # Rows

    def row_count(self) -> int:
        """As many as are shown."""
        return len(self._shown)

    def line_count(self) -> int:
        """Every line of every row, and the blanks between."""
        return len(self._lines)

    def row_at(self, line: int) -> int | None:
        """The row a line belongs to; a blank belongs to none."""
        if not 0 <= line < len(self._lines):
            return None
        row = self._lines[line][0]
        return row if row >= 0 else None

    def line_of(self, row: int) -> int:
        """Its first line."""
        return self._spans[row].start

    def lines_of(self, row: int) -> range:
        """All of its lines."""
        return self._spans[row]

    def on_resize(self) -> None:
        """Words wrap anew; with little height the blanks go."""
        if self._laid != self._room():
            self._lay_out()
            self.rows_changed()
        super().on_resize()

    def watch_selected(self, before: int, now: int) -> None:
        """The two rows concerned are drawn anew."""
        self._lay_out()
        super().watch_selected(before, now)

    def on_focus(self) -> None:
        """The selected row takes its ground and its marker."""
        self._lay_out()
        super().on_focus()

    def on_blur(self) -> None:
        """The selected row lets them go."""
        self._lay_out()
        super().on_blur()

    def notify_style_update(self) -> None:
        """Colours are part of the rows."""
        super().notify_style_update()
        if self.is_mounted:
            self._lay_out()

    def render_line(self, y: int) -> Strip:
        """One row of the screen. The room may have become another without a word, as when a scrollbar comes."""
        if self._laid != self._room():
            self._lay_out()
            self.call_after_refresh(self.rows_changed)
        return super().render_line(y)

    def draw_line(self, line: int, width: int) -> Content:
        """One line, as it was laid out."""
        del width
        return self._lines[line][1]

    def _room(self) -> tuple[int, bool]:
        return self.scrollable_content_region.width, self.size.height < _CLOSE_BELOW

    def _lay_out(self) -> None:
        self._laid = width, is_close = self._room()
        self._lines, self._spans = [], []
        for number, row in enumerate(self._shown):
            if number and not is_close:
                self._lines.append((-1, Content("")))
            drawn = self._draw(number, row, max(width, 8))
            self._spans.append(range(len(self._lines), len(self._lines) + len(drawn)))
            self._lines += [(number, line) for line in drawn]

    def _draw(self, number: int, row: SettingRow, width: int) -> list[Content]:
        is_here = number == self.selected
        marker = self.glyphs.chosen if is_here and self.has_focus else ""
        begin = Content.styled(marker.ljust(_MARKER), self.voice("mark"))
        margin = Content(" " * _MARKER)
        room = max(width - _MARKER - _EDGE, 1)
        value = cut(one_line(row.value), room, self.glyphs.cut)
        said = Content.styled(value, self.voice("key" if is_here and self.has_focus else "body"))
        title = self.voice("says" if is_here else "body")
        words = one_line(row.title)
        if cells(words) + _GAP + cells(value) <= room:
            space = room - cells(words) - cells(value)
            drawn = [begin + Content.styled(words, title) + Content(" " * space) + said]
        else:
            named = [Content.styled(line, title) for line, _ in wrapped(words, room)]
            drawn = [begin + named[0], *(margin + line for line in named[1:])]
            drawn.append(margin + Content(" " * (room - cells(value))) + said)
        quiet = self.voice("quiet")
        drawn += [margin + Content.styled(line, quiet) for line, _ in wrapped(one_line(row.means), room)]
        return drawn
