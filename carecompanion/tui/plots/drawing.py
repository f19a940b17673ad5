"""Any plot as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.domain.plot import Chosen, Grid, Mirror, Multiples, Pairs, Plot, Shares, Strip, TagMonths
from carecompanion.tui.plots.grid import grid_lines
from carecompanion.tui.plots.marked import chosen_lines, no_marks, tag_lines
from carecompanion.tui.plots.mirror import mirror_lines
from carecompanion.tui.plots.multiples import multiples_lines
from carecompanion.tui.plots.paired import pairs_lines
from carecompanion.tui.plots.shares import shares_lines
from carecompanion.tui.plots.strip import strip_lines

if TYPE_CHECKING:
    from textual.content import Content

    from carecompanion.tui.plots.pen import Pen


def plot_lines(plot: Plot, pen: Pen) -> list[Content]:
    """*plot* drawn with *pen*; a sentence where there is nothing in it."""
    match plot:
        case Strip():
            lines = strip_lines(plot, pen)
        case Multiples():
            lines = multiples_lines(plot, pen)
        case Mirror():
            lines = mirror_lines(plot, pen)
        case Grid():
            lines = grid_lines(plot, pen)
        case Shares():
            lines = shares_lines(plot, pen)
        case Pairs():
            lines = pairs_lines(plot, pen) if plot.rows else []
        case Chosen():
            lines = chosen_lines(plot, pen) if plot.rows else []
        case TagMonths():
            lines = tag_lines(plot, pen) if plot.rows else []
    return [line.truncate(pen.width) for line in lines or no_marks(pen)]
