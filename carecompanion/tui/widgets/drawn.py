"""The ground of the widgets that draw their own rows: five voices by theme variable, height by content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual._cells import cell_len
from textual.color import Color
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from carecompanion.tui.glyphs import Glyphs, glyphs_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.content import Content
    from textual.geometry import Size

_VOICES: Final[Mapping[str, tuple[str, str, bool, bool]]] = {
    "says": ("foreground", "", True, False),
    "body": ("foreground", "", False, False),
    "quiet": ("quiet", "", False, False),
    "key": ("accent", "", True, False),
    "mark": ("accent", "", False, False),
    "line": ("line", "", False, False),
    "second": ("secondary", "", False, False),
    "hit": ("foreground", "", False, True),
    "band": ("", "band", False, False),
    "selected": ("", "panel", False, False),
    "mask": ("accent", "", False, True),
    "named": ("foreground", "selbg", True, True),
}
"""By voice: the theme variable of its ink, of its ground, is it bold, is it underlined."""


def page_margin(width: int) -> int:
    """The empty cells at each side of a page *width* columns wide; wide pages are centred at 136."""
    if width < 30:
        return 0
    if width < 60:
        return 1
    return max(2, (width - 136) // 2)


class Drawn(Widget):
    """A widget that says its rows for a width; it never raises for lack of room."""

    DEFAULT_CSS = "Drawn { width: 1fr; height: auto; color: $foreground; background: $background; }"

    _rows: tuple[int, list[Content]] | None = None

    def draw(self, width: int) -> list[Content]:
        """The rows for a content area of *width* cells (1 or more)."""
        raise NotImplementedError

    def voice(self, name: str) -> Style:
        """A style for spans: says, body, quiet, key, mark, line, second, hit, band, selected, mask or named."""
        return voice_of(self, name)

    @property
    def glyphs(self) -> Glyphs:
        """The signs to draw with."""
        return glyphs_of(self)

    def redraw(self) -> None:
        """Draw anew; where the number of rows changes, so does the layout."""
        before = None if self._rows is None else len(self._rows[1])
        self._rows = None
        width = self.content_size.width
        if before is not None and width > 0 and len(self._rows_for(width)) == before:
            self.refresh()
        else:
            self.refresh(layout=True)

    def notify_style_update(self) -> None:
        """Colours are part of the rows: a new theme draws them anew."""
        self._rows = None
        super().notify_style_update()

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """All there is."""
        del viewport
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as are drawn."""
        del container, viewport
        return len(self._rows_for(max(width, 1)))

    def render_line(self, y: int) -> Strip:
        """One drawn row, filled to the width."""
        width = self.content_size.width
        base = self.visual_style
        rows = self._rows_for(width) if width > 0 else []
        if not 0 <= y < len(rows):
            return Strip.blank(max(width, 0), base.rich_style)
        strip = Strip(list(rows[y].render_segments(base)))
        return strip.adjust_cell_length(width, base.rich_style)

    def _rows_for(self, width: int) -> list[Content]:
        if self._rows is None or self._rows[0] != width:
            # Styles differ by focus and hover too: the cache is dropped whenever they change (notify_style_update).
            self._rows = (width, self.draw(width))
        return self._rows[1]


def voice_of(widget: Widget, name: str) -> Style:
    """The style of the voice *name* around *widget*: only what that voice sets. Raises KeyError for an unknown one."""
    # Not component classes: each would be styled again for every widget, ten times the work for a page of fields.
    ink, ground, bold, underline = _VOICES[name]
    variables = widget.app.theme_variables
    return Style(
        Color.parse(variables[ground]) if ground else None,
        Color.parse(variables[ink]) if ink else None,
        bold=bold or None,
        underline=underline or None,
    )


def cells(text: str) -> int:
    """How many columns *text* takes."""
    return cell_len(text)
