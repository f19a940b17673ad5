"""The list of packs: what each is called here, and its version where there is room for both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.content import Content

from carecompanion.tui.text import cut, one_line
from carecompanion.tui.widgets.drawn import cells
from carecompanion.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARKER: Final = 2
_EDGE: Final = 1


@dataclass(frozen=True, slots=True)
class PackRow:
    """One pack: its name here, its version, and whether it rests."""

    name: str
    version: str
    rests: bool = False


class PackRows(Rows):
    """One line a pack. A resting one is said quietly; its page says so in words."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as the toolkit names it
        super().__init__(id=id)
        self._rows: tuple[PackRow, ...] = ()

    def show_rows(self, rows: Sequence[PackRow]) -> None:
        """Show *rows*; the selected one stays selected where it is still there."""
        held = self.selected_name
        self._rows = tuple(rows)
        here = next((at for at, row in enumerate(self._rows) if row.name == held), self.selected)
        self.set_reactive(Rows.selected, here)
        self.rows_changed()
        self.show_selected()

    @property
    def selected_name(self) -> str:
        """The name of the selected pack; empty where there is none."""
        return self._rows[self.selected].name if self.selected < len(self._rows) else ""

    def select(self, name: str) -> None:
        """Select the pack of that name, if it is there."""
        self.selected = next((at for at, row in enumerate(self._rows) if row.name == name), self.selected)

    def row_count(self) -> int:
        """As many as are shown."""
        return len(self._rows)

    def draw_line(self, line: int, width: int) -> Content:
        """Marker, name, version."""
        row = self._rows[line]
        here = self.is_selected(line)
        marker = self.glyphs.chosen if here and self.has_focus else ""
        drawn = Content.styled(marker.ljust(_MARKER)[:width], self.voice("mark"))
        room = max(width - drawn.cell_length - _EDGE, 0)
        name, version = one_line(row.name), one_line(row.version)
        space = room - cells(name) - cells(version)
        if space < 1:
            version, space = "", 0
        words = cut(name, room, self.glyphs.cut)
        drawn += Content.styled(words, self.voice("says" if here else "quiet" if row.rests else "body"))
        return drawn + Content.styled(" " * space + version, self.voice("quiet"))
