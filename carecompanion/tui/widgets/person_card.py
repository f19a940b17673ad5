"""What is noted of one person, in a card: names of lines in quiet, words beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from carecompanion.tui.text import one_line, plain, plain_line
from carecompanion.tui.widgets.drawn import Drawn, cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

_GAP: Final = 2
_LEAST: Final = 10


class PersonLines(Drawn):
    """``role     ally, near``; a line without a name is a note and stands below the others."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[tuple[str, str], ...] = ()

    def show(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show these."""
        self._lines = tuple(lines)
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        """Words wrap beside their names, or under them where there is little room."""
        names = max((cells(name) for name, _ in self._lines), default=0) + _GAP
        if width - names < _LEAST:
            names = 0
        rows: list[Content] = []
        before = ""
        for name, words in self._lines:
            if not name:
                note = Content.styled(plain(words).plain, self.voice("quiet"))
                rows += [Content(""), *note.wrap(max(width, 1))]
                continue
            label = "" if name == before else name
            before = name
            said = Content.styled(one_line(words), self.voice("body")).wrap(max(width - names, 1))
            quiet = Content.styled(label + " " * max(names - cells(label), 0), self.voice("quiet"))
            if not names:
                rows += [quiet, *said]
                continue
            rows += [(quiet if at == 0 else Content(" " * names)) + line for at, line in enumerate(said)]
        return rows


class PersonCard(VerticalScroll, can_focus=True):
    """One person; alone on the page where there is no room beside the map."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as the toolkit names it
        super().__init__(id=id)
        self._heading = Static("", classes="card-name")
        self._shown = PersonLines()

    def compose(self) -> ComposeResult:
        yield self._heading
        yield self._shown

    def show(self, handle: str, lines: Sequence[tuple[str, str]]) -> None:
        """Show this person; none where *handle* is empty."""
        self.border_title = plain_line(handle) if handle else None
        self._heading.update(plain_line(handle))
        self._shown.show(lines)
        self.scroll_home(animate=False)
