"""The ground of the widgets that draw their own rows: five voices by theme variable, height by content."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual._cells import cell_len
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from carecompanion.tui.glyphs import Glyphs, glyphs_of

if TYPE_CHECKING:
    from textual.content import Content
    from textual.geometry import Size

_COLOURS: Final = {
    "says": "color: $foreground; text-style: bold;",
    "body": "color: $foreground;",
    "quiet": "color: $quiet;",
    "key": "color: $accent; text-style: bold;",
    "mark": "color: $accent;",
    "line": "color: $line;",
    "second": "color: $secondary;",
    "hit": "color: $foreground; text-style: underline;",
    "band": "background: $band;",
    "selected": "background: $panel;",
}
VOICES: Final = frozenset(f"voice--{name}" for name in _COLOURS)
"""The component classes behind :meth:`Drawn.voice`."""


def voices_css(kind: str) -> str:
    """The style rules of the voices for widgets of class *kind*."""
    return "\n".join(f"{kind} > .voice--{name} {{ {rules} }}" for name, rules in _COLOURS.items())


def page_margin(width: int) -> int:
    """The empty cells at each side of a page *width* columns wide; wide pages are centred at 136."""
    if width < 30:
        return 0
    if width < 60:
        return 1
    return max(2, (width - 136) // 2)


class Drawn(Widget):
    """A widget that says its rows for a width; it never raises for lack of room."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(VOICES)
    DEFAULT_CSS = f"""
    Drawn {{ width: 1fr; height: auto; color: $foreground; background: $background; }}
    {voices_css("Drawn")}
    """

    _rows: tuple[int, list[Content]] | None = None

    def draw(self, width: int) -> list[Content]:
        """The rows for a content area of *width* cells (1 or more)."""
        raise NotImplementedError

    def voice(self, name: str) -> Style:
        """A style for spans: says, body, quiet, key, mark, line, second, hit, band or selected."""
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
    """The style of the voice *name* on *widget*: only what that voice sets."""
    # get_visual_style(partial=True) loses a background (8.2.8 blends it into nothing), so the rules are read.
    styles = widget.get_component_styles(f"voice--{name}")
    ink = styles.color if styles.has_rule("color") else None
    ground = styles.background if styles.has_rule("background") else None
    text = styles.text_style
    return Style(ground, ink, bold=text.bold, underline=text.underline)


def cells(text: str) -> int:
    """How many columns *text* takes."""
    return cell_len(text)
