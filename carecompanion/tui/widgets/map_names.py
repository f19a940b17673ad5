"""The names of the maps on one row; the one that is shown is bold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.message import Message

from carecompanion.tui.text import cut, one_line
from carecompanion.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

_GAP: Final = 3


class MapNames(Drawn):
    """``Who stands with me   Who holds me to account   At work``; those that have no room wait off the row."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "MapNames { height: 1; }"

    class Clicked(Message):
        """The name at ``at`` was clicked."""

        def __init__(self, at: int) -> None:
            super().__init__()
            self.at = at

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as the toolkit names it
        super().__init__(id=id)
        self._names: tuple[str, ...] = ()
        self._at = 0
        self._spots: list[tuple[int, int, int]] = []

    def show_names(self, names: Sequence[str], at: int) -> None:
        """Show these."""
        self._names, self._at = tuple(one_line(name) for name in names), at
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        """From the first on where the one that is shown fits, else from that one."""
        first = 0
        while first < self._at and len(Content((" " * _GAP).join(self._names[first : self._at + 1]))) > width:
            first += 1
        row, self._spots = Content(""), []
        for at in range(first, len(self._names)):
            start = row.cell_length + (_GAP if at > first else 0)
            if at > first and start + Content(self._names[at]).cell_length > width:
                break
            name = cut(self._names[at], width - start, self.glyphs.cut)
            row = row + Content(" " * (start - row.cell_length))
            row = row + Content.styled(name, self.voice("says" if at == self._at else "quiet"))
            self._spots.append((start, row.cell_length, at))
        return [row]

    def on_click(self, event: events.Click) -> None:
        """A click shows that map."""
        for start, end, at in self._spots:
            if start <= event.x < end:
                event.stop()
                self.post_message(self.Clicked(at))
                return
