"""The tags in use, one under another; those that the journal is filtered by are marked. Never counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from carecompanion.tui.text import cut, one_line
from carecompanion.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_MARKER: Final = 2


class TagList(Rows):
    """Tags as rows; enter or a click on the selected one asks for it."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as the toolkit names it
        super().__init__(id=id)
        self._tags: tuple[str, ...] = ()
        self._chosen: Collection[str] = ()

    def show_tags(self, tags: Sequence[str], chosen: Collection[str] = ()) -> None:
        """Show *tags*, marking the *chosen* ones."""
        self._tags, self._chosen = tuple(tags), frozenset(chosen)
        self.can_focus = bool(tags)
        self.rows_changed()
        self.show_selected()

    @property
    def tags(self) -> tuple[str, ...]:
        """What is shown."""
        return self._tags

    def row_count(self) -> int:
        """As many as are shown."""
        return len(self._tags)

    def draw_line(self, line: int, width: int) -> Content:
        """Marker, tag, and a mark behind a chosen one."""
        tag = self._tags[line]
        is_chosen = tag in self._chosen
        marker = self.glyphs.chosen if self.is_selected(line) and self.has_focus else ""
        mark = f" {self.glyphs.mark}" if is_chosen else ""
        room = max(width - _MARKER - len(mark), 0)
        words = cut(one_line(f"#{tag}"), room, self.glyphs.cut)
        is_bold = is_chosen or (self.has_focus and self.is_selected(line))
        drawn = Content.styled(marker.ljust(_MARKER)[:width], self.voice("mark"))
        drawn += Content.styled(words, self.voice("says" if is_bold else "body"))
        return drawn + Content.styled(mark, self.voice("mark"))
