"""Signs for terminals that give them two cells, or none: every row is painted in plain ones of the same width.

The signs of the interface come plain from :mod:`carecompanion.tui.glyphs`. What is left are the borders and scrollbars
of the toolkit and the typeset quotes, dashes and dots in sentences, ours and other people's. They change where a row
is painted and nowhere else: what is kept, copied, searched or sent holds what was written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.segment import Segment
from textual.filter import LineFilter

if TYPE_CHECKING:
    from textual.color import Color

_SIGNS: Final = {
    "“”„«»″": '"',
    "‘’‚′": "'",
    "‹": "<",
    "›": ">",
    "–—‑−─━": "-",
    "…": ".",
    "·": ".",
    "•◦": "*",
    "●": "@",
    "○": "o",
    "×": "x",
    "→": ">",
    "←": "<",
    "↑": "^",
    "↓": "v",
    "│┃║▌▐▎▏▊▋▍▉": "|",
    "╭╮╰╯┌┐└┘├┤┬┴┼": "+",
    "▁▂▃": "_",
    "▄▅▆▇█▀": "#",
    "▒░▓": ":",
    "\u00a0\u2009\u202f": " ",
}
_PLAIN: Final = {ord(sign): plain for signs, plain in _SIGNS.items() for sign in signs}


class PlainFilter(LineFilter):
    """Paints each sign as a plain one, cell for cell; letters of any language stay."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - the toolkit's
        """*segments* in plain signs; the same list where there was none."""
        if all(segment.text.isascii() for segment in segments):
            return segments
        return [
            Segment(segment.text.translate(_PLAIN), segment.style, segment.control) for segment in segments
        ]
