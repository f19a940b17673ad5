"""One plot in its pane: drawn for the width there is, scrolled where it is longer, its newest rows in sight first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip as Line

from carecompanion.domain.plot import Pairs, Strip
from carecompanion.tui.glyphs import glyphs_of
from carecompanion.tui.plots.drawing import plot_lines
from carecompanion.tui.plots.pen import Pen
from carecompanion.tui.plots.strip import head_rows
from carecompanion.tui.widgets.drawn import voice_of

if TYPE_CHECKING:
    from datetime import date

    from textual.content import Content

    from carecompanion.domain.plot import Plot


class PlotView(ScrollView, can_focus=True):
    """Shows what :meth:`show_plot` is given; nothing while that is None."""

    DEFAULT_CSS = """
    PlotView {
        width: 1fr; height: 1fr; min-width: 1; color: $foreground; background: $background;
        scrollbar-size-vertical: 1; scrollbar-gutter: stable; overflow-x: hidden; overflow-y: auto;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", show=False),
        Binding("k", "scroll_up", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as the toolkit names it
        super().__init__(id=id)
        self._plot: Plot | None = None
        self._today: date | None = None
        self._lines: list[Content] = []
        self._drawn_at = 0
        self._head = 0

    def show_plot(self, plot: Plot | None, today: date) -> None:
        """Show *plot* as it is seen on *today*."""
        self._plot, self._today, self._drawn_at = plot, today, 0
        self._draw()
        self._begin()

    def _begin(self) -> None:
        # What runs down in time is longest at its beginning: its newest rows are the ones to see.
        runs_down = isinstance(self._plot, Strip | Pairs)
        self.scroll_to(y=self.max_scroll_y if runs_down else 0, animate=False, force=True, immediate=True)

    @property
    def lines(self) -> tuple[str, ...]:
        """The rows as they are shown."""
        return tuple(line.plain.rstrip() for line in self._lines)

    def _draw(self) -> None:
        width = self.scrollable_content_region.width
        if width > 0 and width != self._drawn_at:
            self._drawn_at = width
            self._lines = []
            if self._plot is not None and self._today is not None:
                pen = Pen(width, lambda name: voice_of(self, name), glyphs_of(self), self._today)
                self._lines = plot_lines(self._plot, pen)
                self._head = head_rows(self._plot, pen) if isinstance(self._plot, Strip) else 0
            self.virtual_size = Size(0, len(self._lines))
            self._refresh_scrollbars()
        self.refresh()

    def on_resize(self) -> None:
        """Another size: drawn anew, from where it begins."""
        self._draw()
        self.call_after_refresh(self._begin)  # its scrollbar is there by then

    def notify_style_update(self) -> None:
        """Other colours or signs: drawn anew."""
        self._drawn_at = 0
        super().notify_style_update()
        if self.is_mounted:
            self._draw()

    def render_line(self, y: int) -> Line:
        """One row."""
        width = self.scrollable_content_region.width
        base = self.visual_style
        line = y if y < self._head else y + self.scroll_offset.y
        if width <= 0 or not 0 <= line < len(self._lines):
            return Line.blank(max(width, 0), base.rich_style)
        drawn = Line(list(self._lines[line].render_segments(base)))
        return drawn.adjust_cell_length(width, base.rich_style)
