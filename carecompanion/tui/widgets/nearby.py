"""What is near today: at most four quiet rows, each opening its thing. Never a count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.content import Content

from carecompanion.tui.text import cut, one_line
from carecompanion.tui.widgets.drawn import cells
from carecompanion.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST: Final = 4
_MARK: Final = 2
_GAP: Final = 2


@dataclass(frozen=True, slots=True)
class NearbyThing:
    """One row: what kind of thing it is, which one, and a name for what it opens."""

    kind: str
    words: str
    opens: str


class Nearby(Rows):
    """Rows of (kind, which); on narrow screens the kind stands alone."""

    DEFAULT_CSS = "Nearby { height: auto; max-height: 8; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as the toolkit names it
        super().__init__(id=id)
        self._things: tuple[NearbyThing, ...] = ()

    def show_things(self, things: Sequence[NearbyThing]) -> None:
        """Only what exists, at most four."""
        self._things = tuple(things)[:MOST]
        self.styles.height = len(self._things)
        self.rows_changed()

    def thing(self, row: int) -> NearbyThing:
        """The thing of *row*."""
        return self._things[row]

    def row_count(self) -> int:
        """How many there are."""
        return len(self._things)

    def draw_line(self, line: int, width: int) -> Content:
        """``› A letter is here    from wren``."""
        thing = self._things[line]
        chosen = self.has_focus and self.is_selected(line)
        mark = Content.styled(self.glyphs.chosen if chosen else " ", self.voice("mark"))
        column = max(cells(one.kind) for one in self._things) + _GAP
        kind = one_line(thing.kind)
        room = width - _MARK - column
        says_all = room < 8 or not thing.words
        row = mark + Content(" ")
        row += Content.styled(kind, self.voice("says" if chosen and says_all else "quiet"))
        if not says_all:
            words = cut(one_line(thing.words), room, self.glyphs.cut)
            row += Content(" " * (column - cells(kind)))
            row += Content.styled(words, self.voice("says" if chosen else "body"))
        return row
