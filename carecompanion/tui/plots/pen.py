"""What a plot is drawn with: a width, the voices, the signs, and the day it is seen from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.content import Content

from carecompanion.tui.text import cut, one_line
from carecompanion.tui.widgets.drawn import cells
from carecompanion.tui.wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from textual.style import Style

    from carecompanion.domain.plot import Level
    from carecompanion.tui.glyphs import Glyphs

NARROW: Final = 56
"""Below this many cells a plot stands without columns beside it."""


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws for *width* cells. Every text goes through it: nothing foreign acts, nothing runs over."""

    width: int
    voice: Callable[[str], Style]
    glyphs: Glyphs
    today: date

    @property
    def is_narrow(self) -> bool:
        """Is there no room for columns?"""
        return self.width < NARROW

    def said(self, text: str, voice: str = "body", most: int | None = None) -> Content:
        """*text* on one row, cut to *most* cells (the width where none are given)."""
        room = self.width if most is None else most
        return Content.styled(cut(one_line(text), max(room, 0), self.glyphs.cut), self.voice(voice))

    def column(self, text: str, room: int, voice: str = "body", *, right: bool = False) -> Content:
        """*text* in a column of *room* cells."""
        words = self.said(text, voice, room)
        air = Content(" " * max(room - words.cell_length, 0))
        return air + words if right else words + air

    def beside(self, left: Content, right: Content) -> Content:
        """*right* at the right end of the row that *left* begins, where both fit."""
        air = self.width - left.cell_length - right.cell_length
        return left + Content(" " * air) + right if air >= 2 else left

    def paragraph(self, text: str, voice: str = "quiet") -> list[Content]:
        """*text* on as many rows as it takes."""
        return [
            Content.styled(line, self.voice(voice)) for line, _ in wrapped(one_line(text), max(self.width, 1))
        ]

    def bar(self, level: Level) -> str:
        """The height that stands for *level* between its own ends."""
        steps = len(self.glyphs.bars) - 1
        span = max(level.high - level.low, 1)
        return self.glyphs.bars[max(0, min(round((level.value - level.low) * steps / span), steps))]


def room_for(text: str) -> int:
    """How many cells *text* takes on one row."""
    return cells(one_line(text))
