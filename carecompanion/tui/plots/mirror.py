"""Mirror bars: given to the left, received to the right, by name. No totals, no order by size, nothing owed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carecompanion.domain.plot import Fill, Mirror
    from carecompanion.tui.plots.pen import Pen

_NAME: Final = 18
_LONGEST: Final = 22
_UNIT: Final = 3
_SIZES: Final = 3


def mirror_lines(mirror: Mirror, pen: Pen) -> list[Content]:
    """The bars of the month, their reading, and what refills and empties."""
    lines: list[Content] = []
    if mirror.rows:
        lines.extend(_bars(mirror, pen))
        lines.append(Content(""))
        lines.extend(pen.paragraph(mirror.reading, "body"))
    if mirror.refills or mirror.empties:
        if lines:
            lines.append(Content(""))
        lines.extend(_fills(mirror, pen))
    return lines


def _bars(mirror: Mirror, pen: Pen) -> list[Content]:
    name = min(_NAME, max(pen.width // 4, 6))
    side = max(min((pen.width - name - 1) // 2, _LONGEST), 1)
    most = max(max(row.given, row.received) for row in mirror.rows)
    unit = _UNIT if most * _UNIT <= side else side / max(most, 1)
    given, received = say("plots.given"), say("plots.received")
    head = Content(" " * name) + pen.column(given, side, "quiet", right=True) + Content("   ")
    lines = [head + pen.said(received, "quiet", side - 2)]
    for row in mirror.rows:
        left = pen.glyphs.given * _length(row.given, unit)
        right = pen.glyphs.received * _length(row.received, unit)
        lines.append(
            pen.column(row.source, name - 1)
            + Content(" ")
            + pen.column(left, side, "body", right=True)
            + pen.said(pen.glyphs.down, "line")
            + pen.said(right, "body", side)
        )
    return lines


def _length(size: int, unit: float) -> int:
    return max(round(size * unit), 1) if size else 0


def _fills(mirror: Mirror, pen: Pen) -> list[Content]:
    refills = _filled(say("plots.refills"), mirror.refills, pen)
    empties = _filled(say("plots.empties"), mirror.empties, pen)
    reading = [Content(""), *pen.paragraph(mirror.fills_reading, "body")]
    if pen.is_narrow:
        between = [Content("")] if refills and empties else []
        return [*refills, *between, *empties, *reading]
    if not refills:
        refills, empties = empties, refills
    half = pen.width // 2
    rows = max(len(refills), len(empties))
    lines = []
    for at in range(rows):
        left = refills[at] if at < len(refills) else Content("")
        right = empties[at] if at < len(empties) else Content("")
        lines.append(left + Content(" " * max(half - left.cell_length, 0)) + right)
    return [*lines, *reading]


def _filled(head: str, fills: Sequence[Fill], pen: Pen) -> list[Content]:
    room = pen.width if pen.is_narrow else pen.width // 2 - 2
    lines = [pen.said(head, "quiet")] if fills else []
    for fill in fills:
        size = " ".join([pen.glyphs.mark] * min(fill.size, _SIZES))
        lines.append(pen.column(size, 2 * _SIZES + 1) + pen.said(fill.source, "body", room - 2 * _SIZES - 1))
    return lines
