"""A list whose rows stand under the names of their groups, in a column at the left."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.content import Content

from carecompanion.tui.text import cut, one_line
from carecompanion.tui.widgets.drawn import cells
from carecompanion.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARKER: Final = 2
_MARK: Final = 2
_GROUP: Final = 11
_LEAST: Final = 20
_EDGE: Final = 1


@dataclass(frozen=True, slots=True)
class GroupedRow:
    """One row: its words, its group, what stands at its right, and where it can be marked whether it is."""

    words: str
    group: str = ""
    right: str = ""
    is_marked: bool | None = None


class GroupedRows(Rows):
    """Rows in groups. *led* rows show their selection while the focus is in the field that leads them."""

    DEFAULT_CSS = "GroupedRows { scrollbar-gutter: stable; }"

    def __init__(self, *, led: bool = False, id: str | None = None) -> None:  # noqa: A002 - as the toolkit names it
        super().__init__(id=id)
        self.can_focus = not led
        self._led = led
        self._shown: tuple[GroupedRow, ...] = ()
        self._hits: re.Pattern[str] | None = None

    def show_rows(self, rows: Sequence[GroupedRow], hits: Sequence[str] = ()) -> None:
        """Show *rows*, with the words that begin with one of *hits* underlined; the selection stays at its place."""
        spelled = [re.escape(hit) for hit in hits if hit]
        self._hits = re.compile(rf"\b(?:{'|'.join(spelled)})", re.IGNORECASE) if spelled else None
        self._shown = tuple(rows)
        self.rows_changed()
        self.show_selected()

    @property
    def is_led(self) -> bool:
        """Does the selection show where one is?"""
        return self._led or self.has_focus

    def row_count(self) -> int:
        """As many as are shown."""
        return len(self._shown)

    def draw_line(self, line: int, width: int) -> Content:
        """One row: marker, group, mark, words, and what stands at the right."""
        row = self._shown[line]
        here = self.is_selected(line)
        marker = self.glyphs.chosen if here and self.is_led else ""
        drawn = Content.styled(marker.ljust(_MARKER)[:width], self.voice("mark"))
        column = self._group_column(width)
        if column:
            is_first = line == 0 or self._shown[line - 1].group != row.group
            group = cut(one_line(row.group), column - 1, self.glyphs.cut) if is_first else ""
            drawn += Content.styled(group + " " * (column - cells(group)), self.voice("quiet"))
        if row.is_marked is not None:
            sign = self.glyphs.mark if row.is_marked else self.glyphs.open
            drawn += Content.styled(sign.ljust(_MARK), self.voice("mark" if row.is_marked else "quiet"))
        room = max(width - drawn.cell_length - _EDGE, 0)
        right = cut(one_line(row.right), room, self.glyphs.cut)
        title_room = room - cells(right) - 2 if right else room
        if title_room < _LEAST:
            right, title_room = "", room
        words = self._words(cut(one_line(row.words), title_room, self.glyphs.cut), is_here=here)
        space = room - words.cell_length - cells(right)
        return (
            drawn + words + Content.styled(" " * space + right, self.voice("quiet"))
            if right
            else drawn + words
        )

    def _words(self, words: str, *, is_here: bool) -> Content:
        said = Content.styled(words, self.voice("says" if is_here else "body"))
        if self._hits is not None:
            for hit in self._hits.finditer(words):
                said = said.stylize(self.voice("says"), *hit.span()).stylize(self.voice("hit"), *hit.span())
        return said

    def _group_column(self, width: int) -> int:
        if not any(row.group for row in self._shown) or width < _MARKER + _GROUP + _LEAST:
            return 0
        return _GROUP
