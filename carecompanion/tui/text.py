"""How text reaches the screen: never as markup, never with a character that acts on the terminal.

Everything a person, a pack or a letter wrote goes through :func:`plain` (or :func:`plain_line`).
:class:`ControlFilter` is the second layer: it looks at every painted row, so that a forgotten place cannot write
to the terminal either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import rich._wrap
from rich.cells import chop_cells, set_cell_size
from rich.segment import Segment
from textual._cells import cell_len
from textual.content import Content
from textual.filter import LineFilter

from carecompanion.domain.text import for_screen

if TYPE_CHECKING:
    from textual.color import Color

_BREAKS: Final = str.maketrans({"\n": " ", "\t": " "})


def plain(text: str) -> Content:
    """*text* for a widget: no markup, acting characters shown as U+FFFD, line ends kept."""
    return Content(for_screen(text))


def plain_line(text: str) -> Content:
    """*text* for one row: as :func:`plain`, and every run of white space is one space."""
    return Content(one_line(text))


def one_line(text: str) -> str:
    """*text* as one row of characters that are safe to paint."""
    return for_screen(" ".join(text.split()))


def cut(text: str, cells: int, ending: str = "…") -> str:
    """The beginning of *text* that fits *cells* columns, ending in *ending* where something was cut."""
    if cells <= 0:
        return ""
    if cell_len(text) <= cells:
        return text
    room = cells - cell_len(ending)
    if room < 0:
        return set_cell_size(text, cells)
    return set_cell_size(text, room).rstrip() + ending


class ControlFilter(LineFilter):
    """Shows what could act on a terminal as U+FFFD in every row that is painted."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - the toolkit's
        """*segments* with safe text; the same list where nothing had to change."""
        if all(segment.text.isprintable() for segment in segments):
            return segments
        return [
            segment
            if segment.text.isprintable()
            else Segment(for_screen(segment.text).translate(_BREAKS), segment.style, segment.control)
            for segment in segments
        ]


def line_filters(glyphs: str) -> list[LineFilter]:
    """What every painted row goes through, with the set of signs called *glyphs*."""
    if glyphs != "plain":
        return [ControlFilter()]
    from carecompanion.tui.plain_signs import PlainFilter

    return [ControlFilter(), PlainFilter()]


def guard_wrapping() -> None:
    """Keep text that is laid out no columns wide from ending the program.

    The library folds words into pieces of the width it is given, and a width of 0 raises (Textual 8.2.8 with
    rich 15). Call it once when the app is made.
    """

    def chop_at_least_one(text: str, width: int, unicode_version: str = "auto") -> list[str]:
        return chop_cells(text, max(width, 1), unicode_version)

    # The only door: divide_line looks the name up in its own module.
    vars(rich._wrap)["chop_cells"] = chop_at_least_one
