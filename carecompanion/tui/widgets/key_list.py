"""Keys (or names) under one another, each with what it does; long words go on under themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from carecompanion.tui.text import cut, one_line
from carecompanion.tui.widgets.drawn import Drawn, cells
from carecompanion.tui.wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAP: Final = 3
_LEAST: Final = 10


class KeyList(Drawn):
    """A head where there is one, and below it the keys, in the voice *voice*."""

    def __init__(self, head: str = "", *, voice: str = "key", id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._head, self._voice = head, voice
        self._keys: tuple[tuple[str, str], ...] = ()

    def show_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """What is listed, as (key, what it does)."""
        self._keys = tuple((self.glyphs.of_key(one_line(key)), one_line(words)) for key, words in keys)
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        """The rows."""
        rows = []
        if self._head:
            rows.append(Content.styled(cut(self._head, width, self.glyphs.cut), self.voice("says")))
        widest = max((cells(key) for key, _ in self._keys), default=0)
        column = min(widest + _GAP, max(width - _LEAST, 1)) if widest else 0
        for key, words in self._keys:
            named = cut(key, column, self.glyphs.cut)
            begin = Content.styled(named, self.voice(self._voice)) + Content(" " * (column - cells(named)))
            for line, _ in wrapped(words, max(width - column, 1)):
                rows.append(begin + Content.styled(line, self.voice("body")))
                begin = Content(" " * column)
        return rows
