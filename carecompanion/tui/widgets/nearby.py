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
TALL: Final = 30
"""From so many rows on, words that do not fit beside their kind stand below it."""


@dataclass(frozen=True, slots=True)
class NearbyThing:
    """One row: what kind of thing it is, which one, and a name for what it opens."""

    kind: str
    words: str
    opens: str


class Nearby(Rows):
    """Rows of (kind, which). Where there is no room: one under the other on tall screens, else the kind alone."""

    DEFAULT_CSS = "Nearby { height: auto; max-height: 8; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as the toolkit names it
        super().__init__(id=id)
        self._things: tuple[NearbyThing, ...] = ()
        self._lines_each = 1

    def show_things(self, things: Sequence[NearbyThing]) -> None:
        """Only what exists, at most four."""
        self._things = tuple(things)[:MOST]
        self._fit()

    def on_resize(self) -> None:
        """Beside or below, as the new width has it."""
        self._fit()

    def _fit(self) -> None:
        widest = max((cells(one_line(one.words)) for one in self._things), default=0)
        is_tight = self.size.width > 0 and widest > self.size.width - _MARK - self._column()
        self._lines_each = 2 if is_tight and self.app.size.height >= TALL else 1
        self.styles.height = self.line_count()
        self.rows_changed()

    def _column(self) -> int:
        return max((cells(one.kind) for one in self._things), default=0) + _GAP

    def thing(self, row: int) -> NearbyThing:
        """The thing of *row*."""
        return self._things[row]

    def row_count(self) -> int:
        """How many there are."""
        return len(self._things)

    def line_count(self) -> int:
        """One line for each, or two."""
        return len(self._things) * self._lines_each

    def row_at(self, line: int) -> int | None:
        """The thing at display line *line*."""
        return line // self._lines_each if 0 <= line < self.line_count() else None

    def line_of(self, row: int) -> int:
        """Its first line."""
        return row * self._lines_each

    def lines_of(self, row: int) -> range:
        """All of its lines."""
        return range(self.line_of(row), self.line_of(row) + self._lines_each)

    def draw_line(self, line: int, width: int) -> Content:
        """``› A letter is here    from wren``."""
        row, part = divmod(line, self._lines_each)
        thing = self._things[row]
        chosen = self.has_focus and self.is_selected(row)
        kind, words = one_line(thing.kind), one_line(thing.words)
        column = self._column()
        room = width - _MARK - column
        # Where there is room for nothing but the kind, that alone shows what is chosen.
        is_alone = self._lines_each == 1 and (room < 8 or not words)
        says = self.voice("says" if chosen else "body")
        if part:
            return Content(" " * _MARK) + Content.styled(cut(words, width - _MARK, self.glyphs.cut), says)
        drawn = Content.styled(self.glyphs.chosen if chosen else " ", self.voice("mark")) + Content(" ")
        drawn += Content.styled(kind, self.voice("says" if chosen and is_alone else "quiet"))
        if self._lines_each == 1 and not is_alone:
            drawn += Content(" " * (column - cells(kind)))
            drawn += Content.styled(cut(words, room, self.glyphs.cut), says)
        return drawn
