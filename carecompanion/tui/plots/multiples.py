"""Small multiples: one scale under another, a bar a week, blank where nothing was marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from carecompanion.tui.plots.pen import room_for
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.domain.plot import Level, Multiples, ScaleLine
    from carecompanion.tui.plots.pen import Pen

_LABEL: Final = 18
_LONGEST_LABEL: Final = 28
_VALUE: Final = 11
_PITCH: Final = 3


def multiples_lines(multiples: Multiples, pen: Pen) -> list[Content]:
    """Two rows a scale: its bars and what it is now; its reading and the names of its ends."""
    lines: list[Content] = []
    longest = max((room_for(scale.label) + 2 for scale in multiples.lines), default=0)
    column = max(_LABEL, min(longest, _LONGEST_LABEL))
    for scale in multiples.lines:
        if lines:
            lines.append(Content(""))
        lines.extend(_narrow(scale, pen) if pen.is_narrow else _wide(scale, pen, column))
    return lines


def _wide(scale: ScaleLine, pen: Pen, column: int) -> list[Content]:
    """The ends stand at the right: beside the reading, else beside the bars, else below."""
    head, below = _head(scale, pen, column), _below(scale, pen)
    reading = pen.paragraph(scale.reading)
    both = pen.beside(head, _ends(scale, pen))
    if len(below) > len(reading) and both.cell_length > head.cell_length:
        return [both, *reading]
    return [head, *below]


def _head(scale: ScaleLine, pen: Pen, column: int) -> Content:
    bars = _bars(scale, pen, pen.width - column - _VALUE)
    head = pen.column(scale.label, column - 1) + Content(" ") + bars
    value = _value(scale, pen)
    return head + Content("  ") + value if head.cell_length + value.cell_length + 2 <= pen.width else head


def _narrow(scale: ScaleLine, pen: Pen) -> list[Content]:
    label = pen.beside(pen.said(scale.label, most=pen.width), _value(scale, pen))
    return [label, _bars(scale, pen, pen.width), *_below(scale, pen)]


def _ends(scale: ScaleLine, pen: Pen) -> Content:
    return pen.said(f"{scale.low_label} – {scale.high_label}", "quiet") if scale.low_label else Content("")


def _below(scale: ScaleLine, pen: Pen) -> list[Content]:
    ends = _ends(scale, pen)
    reading = pen.paragraph(scale.reading)
    if not reading:
        return [ends] if ends.cell_length else []
    if len(reading) == 1 and reading[0].cell_length + ends.cell_length + 2 <= pen.width:
        return [pen.beside(reading[0], ends)]
    return [*reading, *([ends] if ends.cell_length else [])]


def _bars(scale: ScaleLine, pen: Pen, room: int) -> Content:
    shown = scale.levels[-max(room // _PITCH, 1) :]
    last = max((at for at, level in enumerate(shown) if level is not None), default=-1)
    drawn = Content("")
    for at, level in enumerate(shown):
        drawn += _bar(level, pen, is_latest=at == last) + Content(" ")
    return drawn


def _bar(level: Level | None, pen: Pen, *, is_latest: bool) -> Content:
    if level is None:
        return Content("  ")
    return Content.styled(pen.bar(level) * 2, pen.voice("mark" if is_latest else "body"))


def _value(scale: ScaleLine, pen: Pen) -> Content:
    latest = scale.latest
    if latest is None:
        return Content("")
    return pen.said(say("plots.of", value=latest.value, most=latest.high))
