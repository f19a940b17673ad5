"""One quiet line that can be asked about, above a list."""

from __future__ import annotations

from typing import Final

from textual.content import Content
from textual.message import Message

from carecompanion.tui.text import cut, one_line
from carecompanion.tui.widgets.drawn import cells
from carecompanion.tui.widgets.rows import Rows

_MARKER: Final = 2


class Notice(Rows):
    """Nothing while it says nothing. ``enter`` or a click asks about it; ``down`` goes on to what stands below."""

    DEFAULT_CSS = "Notice { height: 1; display: none; margin-top: 1; } Notice.says { display: block; }"

    class Left(Message):
        """One went on downwards."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as the toolkit names it
        super().__init__(id=id)
        self._says = self._ways = ""

    def say_this(self, says: str, ways: str = "") -> None:
        """Say it, and beside it what may be done, where there is room for both. Empty: it goes."""
        self._says, self._ways = says, ways
        self.set_class(bool(says), "says")
        self.rows_changed()

    def row_count(self) -> int:
        """One, or none."""
        return 1 if self._says else 0

    def action_move(self, by: int) -> None:
        """Below it the list begins."""
        if by > 0:
            self.post_message(self.Left())

    def _repaint_selected(self) -> None:
        """All of it is in another voice."""
        self.refresh()

    def draw_line(self, line: int, width: int) -> Content:
        """The sentence, quiet until one stands on it."""
        del line
        marker = self.glyphs.chosen if self.has_focus else ""
        drawn = Content.styled(marker.ljust(_MARKER), self.voice("mark"))
        room = width - _MARKER - 1
        words = f"{self._says} {self._ways}" if self._ways else self._says
        if cells(words) > room:
            words = self._says
        words = cut(one_line(words), room, self.glyphs.cut)
        return drawn + Content.styled(words, self.voice("body" if self.has_focus else "quiet"))
