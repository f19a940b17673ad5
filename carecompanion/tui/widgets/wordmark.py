"""The wordmark: two dots, one giving and one receiving, held in one round."""

from __future__ import annotations

from textual.content import Content

from carecompanion.tui.widgets.drawn import Drawn
from carecompanion.words import say

_LINE_FROM = 50


class Wordmark(Drawn):
    """Two rows: the round, the name, and under it the line. Below 50 cells the line is left out."""

    DEFAULT_CSS = "Wordmark { height: auto; }"

    def draw(self, width: int) -> list[Content]:
        """The two rows."""
        top_left, top_right, low_left, low_right = self.glyphs.corners
        stroke, mark = self.voice("quiet"), self.voice("mark")
        dot = Content.styled(self.glyphs.here, mark)
        gap = Content("  ")
        upper = Content.styled(top_left, stroke) + dot + Content(" ") + Content.styled(top_right, stroke)
        lower = Content.styled(low_left, stroke) + Content(" ") + dot + Content.styled(low_right, stroke)
        rows = [upper + gap + Content.styled(say("door.name"), self.voice("says")), lower]
        if width >= _LINE_FROM:
            rows[1] = lower + gap + Content.styled(say("door.line"), self.voice("quiet"))
        return rows
