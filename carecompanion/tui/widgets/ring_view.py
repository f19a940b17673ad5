"""A care map as rings inside each other: those near in the middle, beyond at the rim. It only shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from carecompanion.tui.text import cut, one_line
from carecompanion.tui.widgets.drawn import Drawn, cells
from carecompanion.tui.widgets.map_grid import RINGS
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carecompanion.tui.widgets.map_grid import Here

_WIDEST: Final = 64
_LEAST: Final = 30
_EDGE: Final = 3
"""What one ring takes at each side: its stroke, and air."""
_GAP: Final = 3


class RingView(Drawn):
    """Three rounds, each person once in the nearest ring they stand in."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as the toolkit names it
        super().__init__(id=id)
        self._rings: tuple[tuple[Here, ...], ...] = ((),) * len(RINGS)
        self._room = 0

    def show_rings(self, rings: Sequence[Sequence[Here]]) -> None:
        """Who stands near, wider and beyond; whoever stands nearer too is shown there."""
        seen: set[str] = set()
        kept = []
        for ring in rings:
            kept.append(tuple({here.id: here for here in ring if here.id not in seen}.values()))
            seen |= {here.id for here in ring}
        self._rings = tuple(kept)
        self.redraw()

    def fit(self, rows: int) -> None:
        """There are that many rows; where the rings take more they are not drawn."""
        if rows != self._room:
            self._room = rows
            self._rows = None
            self.refresh(layout=True)

    def draw(self, width: int) -> list[Content]:
        """From the rim inwards; nothing where there is too little room."""
        width = min(width, _WIDEST)
        if width < _LEAST or not any(self._rings):
            return []
        drawn = self._round(len(RINGS) - 1, width)
        return drawn if len(drawn) <= self._room else []

    def _round(self, ring: int, width: int) -> list[Content]:
        left_top, right_top, left_end, right_end = self.glyphs.corners
        room = width - 2 * _EDGE
        name = cut(say(f"people.ring.{RINGS[ring]}"), max(room - 2, 1), self.glyphs.cut)
        stroke = self.voice("line")
        top = Content.styled(left_top + self.glyphs.across + " ", stroke) + Content.styled(
            name, self.voice("quiet")
        )
        rest = self.glyphs.across * (width - top.cell_length - 2)
        inside = self._names(self._rings[ring], room)
        if ring:
            inside += self._round(ring - 1, room)
        side = Content.styled(self.glyphs.down, stroke)
        air = Content(" " * (_EDGE - 1))
        rows = [side + air + line + Content(" " * (room - line.cell_length)) + air + side for line in inside]
        return [
            top + Content.styled(f" {rest}{right_top}", stroke),
            *rows,
            Content.styled(left_end + self.glyphs.across * (width - 2) + right_end, stroke),
        ]

    def _names(self, ring: Sequence[Here], room: int) -> list[Content]:
        rows: list[Content] = []
        row = Content("")
        signs = {"yes": self.glyphs.mark, "no": self.glyphs.empty}
        for here in ring:
            name = f"{signs.get(here.sign, self.glyphs.open)} {cut(one_line(here.handle), room - 2, self.glyphs.cut)}"
            if row.cell_length and row.cell_length + _GAP + cells(name) > room:
                rows.append(row)
                row = Content("")
            gap = " " * _GAP if row.cell_length else ""
            row = row + Content(gap) + Content.styled(name, self.voice("body"))
        rows.append(row)
        return rows
