"""The meetings of a programme in one row: which is now, which is looked at. None is done, none is not done."""

from __future__ import annotations

from typing import Final

from textual.content import Content

from carecompanion.tui.widgets.drawn import Drawn

_PITCH: Final = 3


class WeeksLine(Drawn):
    """``○  ●  ›○  ○``: as many as fit around the one that is looked at."""

    DEFAULT_CSS = "WeeksLine { height: 1; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as the toolkit names it
        super().__init__(id=id)
        self._count, self._now, self._at = 0, -1, 0

    def show_weeks(self, count: int, now: int | None, at: int) -> None:
        """Of *count* meetings the one at *now* is this week's (None for none); *at* is looked at."""
        self._count, self._now, self._at = count, -1 if now is None else now, at
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        """One row."""
        room = max(width // _PITCH - 1, 1)
        first = max(min(self._at - room // 2, self._count - room), 0)
        last = min(first + room, self._count)
        row = Content.styled(self.glyphs.cut if first else "", self.voice("quiet"))
        for place in range(first, last):
            lead = self.glyphs.chosen if place == self._at else " "
            sign = self.glyphs.mark if place == self._now else self.glyphs.open
            voice = "mark" if place == self._now else "says" if place == self._at else "quiet"
            row += Content.styled(lead, self.voice("mark")) + Content.styled(f"{sign} ", self.voice(voice))
        if last < self._count:
            row += Content.styled(self.glyphs.cut, self.voice("quiet"))
        return [row]
