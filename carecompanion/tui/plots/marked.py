"""Where something was chosen or used, week by week or month by month: a sign or none, never how often."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from carecompanion.words import say
from carecompanion.words.days import month_short

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from carecompanion.domain.plot import Chosen, TagMonths
    from carecompanion.tui.plots.pen import Pen

_LABEL: Final = 22
_WEEK: Final = 3
_MONTH: Final = 5


def chosen_lines(chosen: Chosen, pen: Pen) -> list[Content]:
    """The options of a choice by week."""
    rows = [(row.label, row.weeks) for row in chosen.rows]
    return _marked(rows, chosen.starts, pen, _WEEK)


def tag_lines(tags: TagMonths, pen: Pen) -> list[Content]:
    """The writer's own tags by month."""
    rows = [(f"#{tag}", used) for tag, used in tags.rows]
    return _marked(rows, tags.months, pen, _MONTH)


def _marked(
    rows: Sequence[tuple[str, tuple[bool, ...]]], starts: Sequence[date], pen: Pen, pitch: int
) -> list[Content]:
    label = min(_LABEL, max(pen.width // 3, 1))
    shown = max((pen.width - label) // pitch, 1)
    lines = [Content(" " * label) + _head(starts[-shown:], pen, pitch)]
    for name, marks in rows:
        line = pen.column(name, label - 1) + Content(" ")
        for mark in marks[-shown:]:
            line += pen.column(pen.glyphs.here if mark else "", pitch)
        lines.append(line)
    return lines


def _head(starts: Sequence[date], pen: Pen, pitch: int) -> Content:
    """Months where a new one begins, as far as there is room for their names."""
    head, month = Content(""), 0
    for start in starts:
        name = month_short(start) if start.month != month else ""
        if head.cell_length > pitch * starts.index(start):
            name = ""
        else:
            head += Content(" " * (pitch * starts.index(start) - head.cell_length))
        month = start.month
        head += pen.said(name, "quiet")
    return head


def no_marks(pen: Pen) -> list[Content]:
    """What stands where a span holds nothing."""
    return pen.paragraph(say("plots.nothing_here"))
