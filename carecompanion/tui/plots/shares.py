"""Share bars: each group's part of a row beside the numbers; small groups hidden, so nobody can be picked out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.domain.plot import Share, Shares
    from carecompanion.tui.plots.pen import Pen

_LABEL: Final = 18
_GROUP: Final = 12
_BAR: Final = 10
_NUMBERS: Final = 32
_HIDDEN: Final = "–"


def shares_lines(shares: Shares, pen: Pen) -> list[Content]:
    """Rows of counts, a bar for each group; beside it the same group's part of everyone."""
    everyone = {share.group: share for share in shares.everyone.shares} if shares.everyone else {}
    lines: list[Content] = []
    for row in shares.rows:
        if shares.everyone is not None and row.label == shares.everyone.label:
            continue  # it stands beside each of the others
        if lines:
            lines.append(Content(""))
        if pen.is_narrow:
            lines.append(pen.said(row.label))
            lines.extend(Content("  ") + _share(share, pen) for share in row.shares)
            continue
        label = pen.column(row.label, _LABEL - 1) + Content(" ")
        for share in row.shares:
            lines.append(label + _share(share, pen, everyone.get(share.group)))
            label = Content(" " * _LABEL)
    return lines


def _share(share: Share, pen: Pen, everyone: Share | None = None) -> Content:
    name = pen.column(share.group, min(_GROUP, max(pen.width // 3, 4)) - 1, "quiet") + Content(" ")
    line = name + _bar(share, pen, max(min(_BAR, pen.width // 3), 1))
    if everyone is None:
        return line
    line += Content(" " * max(_NUMBERS - line.cell_length, 1))
    beside = pen.said(say("plots.everyone"), "quiet") + Content(" ") + _bar(everyone, pen, _BAR)
    return line + beside if _LABEL + line.cell_length + beside.cell_length <= pen.width else line


def _bar(share: Share, pen: Pen, longest: int) -> Content:
    if share.n is None or share.percent is None:
        return pen.said(_HIDDEN, "quiet")
    bar = pen.glyphs.received * max(round(share.percent * longest / 100), 1 if share.n else 0)
    told = say("plots.share", percent=share.percent, n=share.n)
    return Content.styled(bar, pen.voice("body")) + Content(" " if bar else "") + pen.said(told)
