"""Rows of two lines: a name or a title with a word at its right, and a quiet line below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.message import Message

from carecompanion.tui.text import cut, one_line
from carecompanion.tui.widgets.drawn import cells
from carecompanion.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARKER: Final = 2
_GAP: Final = 2
_CLOSE_BELOW: Final = 10
"""In fewer rows than this the blank between two pairs is left out."""
_SOON: Final = 10
"""How many pairs before the end more of them are asked for."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One row. ``key`` tells it from the others; ``mark`` stands before the title; ``is_loud`` writes it bold."""

    key: str
    title: str
    below: str = ""
    right: str = ""
    mark: str = ""
    is_loud: bool = False


class Pairs(Rows):
    """A list of pairs, with a quiet sentence under the last one."""

    @dataclass
    class NeedMore(Message):
        """The end is near and there is more."""

        pairs: Pairs

        @property
        def control(self) -> Pairs:
            """The list it happened in."""
            return self.pairs

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as the toolkit names it
        super().__init__(id=id)
        self._pairs: tuple[Pair, ...] = ()
        self._foot = ""
        self._is_close = False
        self._more = False

    def show_pairs(self, pairs: Sequence[Pair], foot: str = "", *, more: bool = False) -> None:
        """Show *pairs*; the selected one stays selected where it is still there. *more* can be asked for."""
        held = self.selected_pair
        self._pairs, self._foot, self._more = tuple(pairs), foot, more
        row = self.selected
        if held is not None:
            row = next((at for at, pair in enumerate(self._pairs) if pair.key == held.key), row)
        self.set_reactive(Rows.selected, row)
        self.rows_changed()
        self.show_selected()
        self._ask_for_more()

    def go_on(self, pairs: Sequence[Pair], foot: str = "", *, more: bool = False) -> None:
        """Show *pairs*, which begin with those that are shown; what is in sight stays in sight."""
        self._pairs, self._foot, self._more = tuple(pairs), foot, more
        self.rows_changed()
        self._ask_for_more()

    def watch_selected(self, before: int, now: int) -> None:
        """The end may have come near."""
        super().watch_selected(before, now)
        self._ask_for_more()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """So it may by the wheel."""
        super().watch_scroll_y(old_value, new_value)
        self._ask_for_more()

    def _ask_for_more(self) -> None:
        last_seen = (self.scroll_offset.y + self.size.height) // self._pitch
        if self._more and max(self.selected, last_seen) >= len(self._pairs) - _SOON:
            self._more = False
            self.post_message(self.NeedMore(self))

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """What is shown."""
        return self._pairs

    @property
    def selected_pair(self) -> Pair | None:
        """The selected row, where there is one."""
        return self._pairs[self.selected] if self.selected < len(self._pairs) else None

    def select(self, key: str) -> bool:
        """Select the row of *key*; says whether it is there."""
        for row, pair in enumerate(self._pairs):
            if pair.key == key:
                self.selected = row
                return True
        return False

    # Rows

    def row_count(self) -> int:
        """As many as there are pairs."""
        return len(self._pairs)

    @property
    def _pitch(self) -> int:
        return 2 if self._is_close else 3

    def line_count(self) -> int:
        """Two lines each, blanks between, the sentence below."""
        lines = max(len(self._pairs) * self._pitch - (0 if self._is_close else 1), 0)
        return lines + (2 if self._foot and self._pairs else 0)

    def row_at(self, line: int) -> int | None:
        """The pair at a display line; the blanks belong to none."""
        row, within = divmod(line, self._pitch)
        return row if within < 2 and 0 <= row < len(self._pairs) else None

    def line_of(self, row: int) -> int:
        """Its first line."""
        return row * self._pitch

    def lines_of(self, row: int) -> range:
        """Its two lines."""
        return range(row * self._pitch, row * self._pitch + 2)

    def on_resize(self) -> None:
        """With little height the blanks go."""
        is_close = self.size.height < _CLOSE_BELOW
        if is_close != self._is_close:
            self._is_close = is_close
            self.rows_changed()
        super().on_resize()

    def draw_line(self, line: int, width: int) -> Content:
        """A title, the line below it, a blank, or the sentence at the end."""
        row, within = divmod(line, self._pitch)
        if row >= len(self._pairs) or within == 2:
            is_foot = bool(self._foot) and line == self.line_count() - 1
            words = cut(one_line(self._foot), width - _MARKER, self.glyphs.cut) if is_foot else ""
            return Content(" " * min(_MARKER, width)) + Content.styled(words, self.voice("quiet"))
        pair = self._pairs[row]
        return self._title(pair, row, width) if within == 0 else self._below(pair, width)

    def _title(self, pair: Pair, row: int, width: int) -> Content:
        is_chosen = self.is_selected(row)
        marker = self.glyphs.chosen if is_chosen and self.has_focus else ""
        drawn = Content.styled(marker.ljust(_MARKER), self.voice("mark"))
        if pair.mark:
            voice = self.voice("mark" if pair.mark == self.glyphs.mark else "quiet")
            drawn += Content.styled(f"{pair.mark} ", voice)
        right = one_line(pair.right)
        room = width - drawn.cell_length - (cells(right) + _GAP + 1 if right else 1)
        if right and room < 8:
            right, room = "", width - drawn.cell_length - 1
        title = cut(one_line(pair.title), max(room, 1), self.glyphs.cut)
        drawn += Content.styled(title, self.voice("says" if is_chosen or pair.is_loud else "body"))
        if right:
            space = width - drawn.cell_length - cells(right) - 1
            drawn = drawn + Content(" " * max(space, 1)) + Content.styled(right, self.voice("quiet"))
        return drawn

    def _below(self, pair: Pair, width: int) -> Content:
        margin = _MARKER + (2 if pair.mark else 0)
        words = cut(one_line(pair.below), width - margin - 1, self.glyphs.cut)
        return Content(" " * min(margin, width)) + Content.styled(words, self.voice("quiet"))
