"""A list that draws only what is seen: the selection, the keys and the mouse of every list of ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from carecompanion.tui.glyphs import Glyphs, glyphs_of
from carecompanion.tui.widgets.drawn import voice_of

if TYPE_CHECKING:
    from textual import events
    from textual.content import Content
    from textual.style import Style


class Rows(ScrollView, can_focus=True):
    """Rows that can be selected, perhaps with heads between them. Work per frame is the height of the screen.

    A subclass says how many display lines there are (:meth:`line_count`), which row each shows
    (:meth:`row_at`), where a row stands (:meth:`line_of`), and draws one line (:meth:`draw_line`).
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Rows {
        width: 1fr; height: 1fr; min-width: 1;
        color: $foreground; background: $background;
        scrollbar-size-vertical: 1; overflow-x: hidden; overflow-y: auto;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
        Binding("enter", "choose", show=False),
    ]

    selected: reactive[int] = reactive(0, repaint=False)
    """The index of the selected row."""

    @dataclass
    class RowSelected(Message):
        """The selection is now at ``row``."""

        rows: Rows
        row: int

        @property
        def control(self) -> Rows:
            """The list it happened in."""
            return self.rows

    @dataclass
    class RowChosen(Message):
        """``row`` was asked for, by enter or by a click on the selected row."""

        rows: Rows
        row: int

        @property
        def control(self) -> Rows:
            """The list it happened in."""
            return self.rows

    # for subclasses

    def row_count(self) -> int:
        """How many rows can be selected."""
        raise NotImplementedError

    def line_count(self) -> int:
        """How many display lines there are, heads and blanks included."""
        return self.row_count()

    def row_at(self, line: int) -> int | None:
        """The row shown at display line *line*; None for a head, a blank, or beyond the end."""
        return line if 0 <= line < self.row_count() else None

    def line_of(self, row: int) -> int:
        """The display line at which *row* begins."""
        return row

    def lines_of(self, row: int) -> range:
        """The display lines that show *row*."""
        line = self.line_of(row)
        return range(line, line + 1)

    def draw_line(self, line: int, width: int) -> Content:
        """Display line *line*, *width* cells wide."""
        raise NotImplementedError

    # drawing

    @property
    def glyphs(self) -> Glyphs:
        """The signs to draw with."""
        return glyphs_of(self)

    def voice(self, name: str) -> Style:
        """One of the voices, as a style for spans."""
        return voice_of(self, name)

    @property
    def is_led(self) -> bool:
        """Does the selection show where one is? Only with the focus, unless a subclass says otherwise."""
        return self.has_focus

    def is_selected(self, row: int | None) -> bool:
        """Is *row* the selected one?"""
        return row is not None and row == self.selected

    def rows_changed(self) -> None:
        """The rows are others: fit the scrollbar, hold the selection inside, paint."""
        self.virtual_size = Size(0, self.line_count())
        self._refresh_scrollbars()
        self.set_reactive(Rows.selected, self.validate_selected(self.selected))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        width = self.scrollable_content_region.width
        line = y + self.scroll_offset.y
        base = self.visual_style
        if width <= 0 or not 0 <= line < self.line_count():
            return Strip.blank(max(width, 0), base.rich_style)
        if self.is_led and self.is_selected(self.row_at(line)):
            base = base + self.voice("selected")
        content = self.draw_line(line, width)
        return Strip(list(content.render_segments(base))).adjust_cell_length(width, base.rich_style)

    # the selection

    def validate_selected(self, row: int) -> int:
        """Inside the rows; 0 where there are none."""
        return max(0, min(row, self.row_count() - 1))

    def watch_selected(self, before: int, now: int) -> None:
        """Only the two rows concerned are painted."""
        if before == now or not self.row_count():
            return
        for row in (before, now):
            if row < self.row_count():
                lines = self.lines_of(row)
                self.refresh_lines(lines.start, len(lines))
        self.show_selected()
        self.post_message(self.RowSelected(self, now))

    def show_selected(self) -> None:
        """Scroll so that the selected row is seen; above the first row its head is seen as well."""
        if not self.is_mounted or not self.row_count():
            return
        lines = self.lines_of(self.selected)
        top = 0 if self.selected == 0 else lines.start
        region = Region(0, top, 1, max(lines.stop - top, 1))
        if region.height > self.size.height:
            region = Region(0, lines.start, 1, len(lines))
        self.scroll_to_region(region, animate=False, force=True, immediate=True)

    def on_resize(self) -> None:
        """The selection stays in sight when the pane changes."""
        self.show_selected()

    def on_focus(self) -> None:
        """The selected row takes its ground."""
        self._repaint_selected()

    def on_blur(self) -> None:
        """The selected row lets its ground go."""
        self._repaint_selected()

    def _repaint_selected(self) -> None:
        if self.row_count():
            lines = self.lines_of(self.selected)
            self.refresh_lines(lines.start, len(lines))

    # keys and mouse

    def action_move(self, by: int) -> None:
        """One row up or down."""
        self.selected += by

    def action_page(self, by: int) -> None:
        """A screenful up or down."""
        if not self.row_count():
            return
        line = self.line_of(self.selected) + by * max(self.size.height - 1, 1)
        line = max(0, min(line, self.line_count() - 1))
        self.selected = self._row_near(line, by)

    def _row_near(self, line: int, by: int) -> int:
        """The row at *line*, else the next one the way we go, else the one at the end of that way."""
        step = 1 if by > 0 else -1
        for near in range(line, line + 4 * step, step):
            row = self.row_at(near)
            if row is not None:
                return row
        return self.row_count() - 1 if by > 0 else 0

    def action_first(self) -> None:
        """The first row."""
        self.selected = 0

    def action_last(self) -> None:
        """The last row."""
        self.selected = self.row_count() - 1

    def action_choose(self) -> None:
        """Ask for the selected row."""
        if self.row_count():
            self.post_message(self.RowChosen(self, self.selected))

    def on_click(self, event: events.Click) -> None:
        """A click selects; a click on what is selected already asks for it."""
        row = self.row_at(event.y + self.scroll_offset.y)
        if row is None:
            return
        event.stop()
        if row == self.selected:
            self.action_choose()
        else:
            self.selected = row
