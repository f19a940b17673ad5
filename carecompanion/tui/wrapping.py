"""Text into rows of a width: words stay whole where they fit, and a paragraph of a megabyte is no harder than any."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rich.cells import chop_cells
from textual._cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECE: Final = re.compile(r"\s*\S+")
_TAB: Final = 4


def wrapped(text: str, width: int) -> Iterator[tuple[str, bool]]:
    """The rows of *text*, each with whether its paragraph goes on in the next row. *width* is in cells, 1 or more."""
    for line in text.split("\n"):
        rows = list(_rows(line.expandtabs(_TAB).rstrip(), max(width, 1)))
        last = len(rows) - 1
        for number, row in enumerate(rows):
            yield row, number < last


def _rows(line: str, width: int) -> Iterator[str]:
    if _cells(line) <= width:
        yield line
        return
    row: list[str] = []
    used = 0
    for found in _pieces(line, width):
        piece = found
        if row and used + _cells(piece) > width:
            yield "".join(row)
            row, used = [], 0
            piece = piece.lstrip()
        if _cells(piece) > width:
            *whole, piece = _chopped(piece, width)
            yield from whole
        row.append(piece)
        used += _cells(piece)
    yield "".join(row)


def _pieces(line: str, width: int) -> Iterator[str]:
    """Words with the space before them; the first keeps its indent, as far as there is room for it."""
    for number, found in enumerate(_PIECE.finditer(line)):
        piece = found.group()
        if number == 0 and piece[:1].isspace():
            word = piece.lstrip()
            piece = " " * min(len(piece) - len(word), width // 2) + word
        yield piece


def _chopped(word: str, width: int) -> list[str]:
    if word.isascii():
        return [word[start : start + width] for start in range(0, len(word), width)]
    return [part for part in chop_cells(word, width) if part]


def _cells(text: str) -> int:
    return len(text) if text.isascii() else cell_len(text)
