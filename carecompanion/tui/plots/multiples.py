"""Small multiples: one scale under another, a bar a week, blank where nothing was marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.domain.plot import Level, Multiples, ScaleLine
    from carecompanion.tui.plots.pen import Pen

_LABEL: Final = 18
_VALUE: Final = 11
_PITCH: Final = 3


def multiples_lines(multiples: Multiples, pen: Pen) -> list[Content]:
    """Two rows a scale: its bars and what it is now; its reading and the names of its ends."""
    lines: list[Content] = []
    for scale in multiples.lines:
        if lines:
            lines.append(Content(""))
        lines.extend(_narrow(scale, pen) if pen.is_narrow else _wide(scale, pen))
    return lines


def _wide(scale: ScaleLine, pen: Pen) -> list[Content]:
    bars = _bars(scale, pen, pen.width - _LABEL - _VALUE)
    first = pen.column(scale.label, _LABEL - 1) + Content(" ") + bars
    value = _value(scale, pen)
    if first.cell_length + value.cell_length + 2 <= pen.width:
        first = first + Content("  ") + value
    return [first, *_below(scale, pen)]


def _narrow(scale: ScaleLine, pen: Pen) -> list[Content]:
    label = pen.beside(pen.said(scale.label, most=pen.width), _value(scale, pen))
    return [label, _bars(scale, pen, pen.width), *_below(scale, pen)]


def _below(scale: ScaleLine, pen: Pen) -> list[Content]:
    ends = pen.said(f"{scale.low_label} – {scale.high_label}", "quiet") if scale.low_label else Content("")
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
