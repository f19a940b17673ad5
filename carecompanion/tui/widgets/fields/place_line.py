"""A line of places: where each stands for a width, and how the row and its ends are drawn."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.content import Content

from carecompanion.tui.text import cut, one_line
from carecompanion.tui.widgets.drawn import cells

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.style import Style

LEFT: Final = 1
"""Cells before the first place, so that its bracket has room."""

_PITCHES: Final = (6, 5, 4, 3, 2, 1)
_NARROW_PITCHES: Final = (3, 2, 1)


@dataclass(frozen=True, slots=True)
class Places:
    """The columns of a line's places, and the space between two of them."""

    columns: tuple[int, ...]
    pitch: int

    @property
    def first(self) -> int:
        """The column of the first place."""
        return self.columns[0]

    @property
    def last(self) -> int:
        """The column of the last place."""
        return self.columns[-1]

    def nearest(self, column: int) -> int:
        """The place nearest to *column*."""
        return min(range(len(self.columns)), key=lambda place: abs(self.columns[place] - column))


def places_for(count: int, width: int, *, narrow: bool) -> Places:
    """*count* places within *width* cells: pitch 6 where it fits, 3 at most on a *narrow* screen."""
    room = max(width - LEFT - 2, 0)
    for pitch in _NARROW_PITCHES if narrow else _PITCHES:
        if pitch * (count - 1) <= room:
            return Places(tuple(LEFT + pitch * at for at in range(count)), pitch)
    steps = max(count - 1, 1)
    return Places(tuple(LEFT + round(at * room / steps) for at in range(count)), 1)


class Row:
    """One row of cells to paint into; later paint lies over earlier."""

    def __init__(self, width: int) -> None:
        self._cells = [" "] * max(width, 1)
        self._inks: list[Style | None] = [None] * len(self._cells)
        self._grounds: list[Style | None] = [None] * len(self._cells)

    def write(self, column: int, text: str, ink: Style) -> None:
        """*text* from *column* on, as far as there is room."""
        for at, sign in enumerate(text, column):
            if 0 <= at < len(self._cells):
                self._cells[at], self._inks[at] = sign, ink

    def lay(self, start: int, end: int, ground: Style) -> None:
        """*ground* under the cells from *start* up to, not including, *end*."""
        for at in range(max(start, 0), min(end, len(self._cells))):
            self._grounds[at] = ground

    def drawn(self) -> Content:
        """The row as content."""
        row = Content("".join(self._cells))
        for at, (ground, ink) in enumerate(zip(self._grounds, self._inks, strict=True)):
            for style in (ground, ink):
                if style is not None:
                    row = row.stylize(style, at, at + 1)
        return row


def named_ends(
    places: Places, names: tuple[str, str, str], width: int, voice: Callable[[str], Style], ending: str
) -> list[Content]:
    """The names of the low end, the middle (may be empty) and the high end: on one row if they fit, else on more."""
    low, middle, high = (cut(one_line(name), width - LEFT, ending) for name in names)
    centre = (places.first + places.last) // 2
    right_edge = max(places.last + 1, min(LEFT + cells(low) + 2 + cells(high), width))
    spots = [
        (LEFT, low),
        (max(centre - (cells(middle) - 1) // 2, LEFT), middle),
        (max(right_edge - cells(high), LEFT), high),
    ]
    if not middle:
        spots.pop(1)
    if _fit(spots):
        return [_on_one_row(spots, voice)]
    ends = [spots[0], spots[-1]]
    rows = [_on_one_row(ends, voice)] if _fit(ends) else [_on_one_row([end], voice) for end in ends]
    if middle:
        rows.insert(1, _on_one_row([spots[1]], voice))
    return rows


def _fit(spots: Sequence[tuple[int, str]]) -> bool:
    return all(at + cells(name) + 1 < after for (at, name), (after, _) in itertools.pairwise(spots))


def _on_one_row(spots: Sequence[tuple[int, str]], voice: Callable[[str], Style]) -> Content:
    row = Content("")
    for at, name in spots:
        row = row + Content(" " * (at - row.cell_length)) + Content.styled(name, voice("quiet"))
    return row
