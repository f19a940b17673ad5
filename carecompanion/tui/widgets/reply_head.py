"""Over a reply: what it is, what was asked for (never hidden), and whether it is kept."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive

from carecompanion.tui.text import one_line
from carecompanion.tui.widgets.drawn import Drawn, cells
from carecompanion.tui.wrapping import wrapped

_GAP = 3
_KEPT = 10


class ReplyHead(Drawn):
    """``Your reply   wren asked for: four parts, no advice      kept 21:14``; what does not fit beside goes below."""

    wishes: reactive[str] = reactive("")
    free_words: reactive[str] = reactive("")
    says: reactive[str] = reactive("")

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def watch_wishes(self) -> None:
        """Others were asked for."""
        self.redraw()

    def watch_free_words(self) -> None:
        """In other words."""
        self.redraw()

    def watch_says(self) -> None:
        """The state of the writing changed."""
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        """One row where it fits; else the wishes on rows of their own, all of them."""
        title, says, wishes = one_line(self._title), one_line(self.says), one_line(self.wishes)
        row = Content.styled(title, self.voice("says"))
        below = [one_line(self.free_words)]
        # Room for the word that it is kept is held from the start: nothing jumps when it comes.
        if width - row.cell_length - _GAP - cells(wishes) >= max(cells(says), _KEPT) + _GAP:
            row += Content(" " * _GAP) + Content.styled(wishes, self.voice("quiet"))
        else:
            below.insert(0, wishes)
        space = width - row.cell_length - cells(says)
        if says and space >= 1:
            row += Content(" " * space) + Content.styled(says, self.voice("quiet"))
        rows = [row]
        for words in below:
            if words:
                rows += [
                    Content.styled(line, self.voice("quiet")) for line, _ in wrapped(words, max(width, 1))
                ]
        return rows
