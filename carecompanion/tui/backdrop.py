"""What stands behind a dialog: the page it came over, in the colour of strokes. It is there, and not to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.renderables.background_screen import BackgroundScreen

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult
    from textual.color import Color
    from textual.screen import Screen


class Backdrop(BackgroundScreen):
    """A screen with one ink on one ground, whatever weight and colour its words have."""

    def __init__(self, screen: Screen[object], ink: Color, ground: Color) -> None:
        super().__init__(screen, ground)
        self._style = Style.from_color(ink.rich_color, ground.rich_color)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for segment in console.render(self.screen._compositor, options):
            yield segment if segment.control else Segment(segment.text, self._style)
