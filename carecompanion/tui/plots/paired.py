"""Two marks that belong together, on one line between their ends: before and after, said and done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from carecompanion.tui.widgets.fields.place_line import Row
from carecompanion.words.days import day_on_axis

if TYPE_CHECKING:
    from carecompanion.domain.plot import Level, PairRow, Pairs
    from carecompanion.tui.plots.pen import Pen

_LABEL: Final = 24
_DAY: Final = 8
_LINE: Final = 31
_NUMBERS: Final = 11


def pairs_lines(pairs: Pairs, pen: Pen) -> list[Content]:
    """A head with the two names, and a line for each pair, oldest first."""
    lines = [_key(pairs, pen), Content("")]
    last = len(pairs.rows) - 1
    for at, row in enumerate(pairs.rows):
        lines.extend(_row(row, pairs, pen, is_latest=at == last))
    return lines


def _key(pairs: Pairs, pen: Pen) -> Content:
    first = pen.said(f"{pen.glyphs.mark} {pairs.first_label}", "quiet")
    return first + Content("   ") + pen.said(f"{pen.glyphs.open} {pairs.second_label}", "quiet")


def _row(row: PairRow, pairs: Pairs, pen: Pen, *, is_latest: bool) -> list[Content]:
    day = day_on_axis(row.day, pen.today)
    if pen.is_narrow:
        head = pen.beside(pen.said(row.label or day, most=pen.width - _DAY), pen.said(day, "quiet"))
        return [head, _line(row, pairs, pen, min(_LINE, max(pen.width - _NUMBERS, 3)), is_latest=is_latest)]
    room = min(_LABEL, pen.width // 3)
    label = pen.column(day, _DAY, "quiet") + pen.column(row.label, room - 1) + Content(" ")
    width = max(min(_LINE, pen.width - label.cell_length - _NUMBERS), 3)
    return [label + _line(row, pairs, pen, width, is_latest=is_latest)]


def _line(row: PairRow, pairs: Pairs, pen: Pen, width: int, *, is_latest: bool) -> Content:
    line = Row(width)
    line.write(0, pen.glyphs.empty, pen.voice("line"))
    line.write(width - 1, pen.glyphs.empty, pen.voice("line"))
    first, second = _column(row.first, width), _column(row.second, width)
    voice = pen.voice("mark" if is_latest else "body")
    if first is not None and second is not None and abs(second - first) > 1:
        low, high = sorted((first, second))
        line.write(low + 1, pen.glyphs.across * (high - low - 1), pen.voice("line"))
    if second is not None:
        line.write(second, pen.glyphs.open, voice)
    if first is not None:
        line.write(first, pen.glyphs.mark, voice)
    told = [str(level.value) if level is not None else pen.glyphs.empty for level in (row.first, row.second)]
    sign = f" {pen.glyphs.becomes} " if pairs.relation == "before-after" else f" {pen.glyphs.empty} "
    return line.drawn() + Content("  ") + pen.said(sign.join(told), "quiet")


def _column(level: Level | None, width: int) -> int | None:
    if level is None:
        return None
    span = max(level.high - level.low, 1)
    return max(0, min(round((level.value - level.low) * (width - 1) / span), width - 1))
