"""Areas by stages: where each stands, what it has passed, what is ahead, and the next day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from carecompanion.tui.plots.pen import room_for
from carecompanion.words import say
from carecompanion.words.days import day_to_come

if TYPE_CHECKING:
    from carecompanion.domain.plot import Grid, GridRow
    from carecompanion.tui.plots.pen import Pen

_LABEL: Final = 19
_LONGEST_LABEL: Final = 22
_STAGE: Final = 9
_NEXT: Final = 10


def grid_lines(grid: Grid, pen: Pen) -> list[Content]:
    """A table of signs; on a narrow screen, or with plain signs, the stage's own word."""
    stage = max([_STAGE, *(room_for(name) + 1 for name in grid.stages)])
    longest = max((room_for(row.label) + 2 for row in grid.rows), default=0)
    room = pen.width - stage * len(grid.stages) - _NEXT
    label = max(_LABEL, min(longest, _LONGEST_LABEL, room))
    needed = label + stage * len(grid.stages)
    in_words = pen.width < needed or pen.glyphs.mark == "@"
    has_days = any(row.next_day for row in grid.rows)
    head = Content(" " * label)
    if not in_words:
        for name in grid.stages:
            head += pen.column(name, stage, "quiet")
    elif not pen.is_narrow:
        head += Content(" " * (2 * _NEXT))
    if has_days and head.cell_length + _NEXT <= pen.width:
        head += pen.said(say("plots.next"), "quiet")
    lines = [] if in_words and (pen.is_narrow or not has_days) else [head]
    for row in grid.rows:
        lines.append(_in_words(row, pen, label) if in_words else _in_signs(row, grid, pen, (label, stage)))
    return lines


def _in_signs(row: GridRow, grid: Grid, pen: Pen, columns: tuple[int, int]) -> Content:
    label, stage = columns
    line = pen.column(row.label, label - 1) + Content(" ")
    for at in range(len(grid.stages)):
        if row.at is not None and at == row.at:
            line += pen.column(pen.glyphs.mark, stage)
        elif row.at is not None and at < row.at:
            line += pen.column(pen.glyphs.here, stage, "quiet")
        else:
            line += pen.column(pen.glyphs.empty, stage, "line")
    return line + _day(row, pen, pen.width - line.cell_length)


def _in_words(row: GridRow, pen: Pen, label: int) -> Content:
    word = row.stage or pen.glyphs.empty
    line = pen.column(row.label, min(label, max(pen.width // 2, 1)) - 1) + Content(" ")
    line += pen.column(word, 2 * _NEXT) if not pen.is_narrow else pen.said(word) + Content("  ")
    return line + _day(row, pen, pen.width - line.cell_length)


def _day(row: GridRow, pen: Pen, room: int) -> Content:
    if row.next_day is None or room < 3:
        return Content("")
    return pen.said(day_to_come(row.next_day, pen.today), "quiet", room)
