"""Words on one row of which one is current: tabs, or what a plot is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from carecompanion.tui.text import cut, one_line
from carecompanion.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

_GAP: Final = 3


class WordLine(Drawn, can_focus=True):
    """``• Connection    Scales    Flow``. The arrows move along it; ``…`` stands for words that have no room."""

    DEFAULT_CSS = "WordLine { height: 1; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
    ]

    @dataclass
    class Chosen(Message):
        """The word at ``at`` was chosen."""

        line: WordLine
        at: int

        @property
        def control(self) -> WordLine:
            """The row it happened in."""
            return self.line

    def __init__(self, *, gap: int = _GAP, marks: bool = False, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._gap, self._marks = gap, marks
        self._words: tuple[str, ...] = ()
        self._at = 0
        self._spots: list[tuple[int, int, int]] = []

    def show_words(self, words: Sequence[str], at: int = 0) -> None:
        """Show *words*, the one at *at* being current."""
        self._words, self._at = tuple(words), max(0, min(at, len(words) - 1))
        self.redraw()

    def show_marks(self, *, is_shown: bool) -> None:
        """Let the current word have its mark, or not."""
        if is_shown != self._marks:
            self._marks = is_shown
            self.redraw()

    @property
    def at(self) -> int:
        """Which word is current."""
        return self._at

    def draw(self, width: int) -> list[Content]:
        """The one row: from the first word on where the current one fits, else from as late as need be."""
        for first in range(len(self._words)):
            row = self._row(first, width)
            if row is not None:
                return [row]
        return [Content("")]

    def _row(self, first: int, width: int) -> Content | None:
        """The row from word *first* on; None where the current word would not be whole, unless it is the first."""
        row, self._spots = Content(""), []
        more = Content.styled(self.glyphs.cut, self.voice("quiet"))
        if first:
            row += more
            self._spots.append((0, more.cell_length, first - 1))
        shown = range(first, first)
        for at in range(first, len(self._words)):
            if row.cell_length:
                row += Content(" " * self._gap)
            is_last = at == len(self._words) - 1
            room = width - row.cell_length - (0 if is_last else more.cell_length + self._gap)
            word = self._word(at, max(room, 0))
            if at != first and word.plain != self._word(at).plain:
                row += more
                self._spots.append((row.cell_length - more.cell_length, row.cell_length, at))
                break
            self._spots.append((row.cell_length, row.cell_length + word.cell_length, at))
            row += word
            shown = range(first, at + 1)
        return row if self._at in shown or first == self._at else None

    def _word(self, at: int, room: int | None = None) -> Content:
        is_here = at == self._at
        mark = (
            Content.styled(f"{self.glyphs.here} ", self.voice("mark"))
            if self._marks and is_here
            else Content("")
        )
        word = one_line(self._words[at])
        if room is not None:
            word = cut(word, max(room - mark.cell_length, 0), self.glyphs.cut)
        ground = self.voice("selected") if is_here and self.has_focus else None
        styled = Content.styled(word, self.voice("says" if is_here else "quiet"))
        return mark + (styled.stylize(ground) if ground is not None else styled)

    def on_focus(self) -> None:
        """The current word takes its ground."""
        self.redraw()

    def on_blur(self) -> None:
        """It lets it go."""
        self.redraw()

    def action_step(self, by: int) -> None:
        """The next or the last word."""
        self.choose(self._at + by)

    def choose(self, at: int) -> None:
        """The word at *at*, where there is one."""
        if 0 <= at < len(self._words) and at != self._at:
            self._at = at
            self.redraw()
            self.post_message(self.Chosen(self, at))

    def on_click(self, event: events.Click) -> None:
        """A click chooses."""
        for start, end, at in self._spots:
            if start <= event.x < end:
                event.stop()
                self.choose(at)
                return
