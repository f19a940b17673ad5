"""A pack's arc, drawn: columns are its prompts in their order, rows are depth, the sign is intensity."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from carecompanion.domain.prompt import ACT, LIGHT, MAKE_SENSE, NOTICE, STRONG
from carecompanion.tui.widgets.drawn import cells
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.style import Style

    from carecompanion.domain.pack_arc import Arc, ArcMark
    from carecompanion.tui.glyphs import Glyphs

_GAP: Final = 3
_LEAST: Final = 8
"""Fewer columns than this beside the names: the names stand above their rows instead."""


def arc_rows(arc: Arc, width: int, glyphs: Glyphs, body: Style, quiet: Style) -> list[Content]:
    """The rows of *arc* in *width* cells: two cells a prompt, one where there is less room, then band under band."""
    names = {depth: say(f"packs_place.arc.{depth}") for depth in (ACT, MAKE_SENSE, NOTICE)}
    column = max(cells(name) for name in names.values()) + _GAP
    if width - column < _LEAST:
        column = 0
    pitch = 2 if len(arc.marks) * 2 - 1 <= width - column else 1
    across = max(width - column, 1)
    rows: list[Content] = []
    for start in range(0, len(arc.marks), across // pitch or 1):
        band = arc.marks[start : start + (across // pitch or 1)]
        if start:
            rows.append(Content(""))
        for depth, name in names.items():
            marks = Content.styled(_marks(band, depth, pitch, glyphs), body)
            if column:
                rows.append(Content.styled(name + " " * (column - cells(name)), quiet) + marks)
            else:
                rows += [Content.styled(name, quiet), marks]
    return [*rows, *_legend(width, glyphs, quiet)]


def _marks(band: Sequence[ArcMark], depth: int, pitch: int, glyphs: Glyphs) -> str:
    drawn = (_sign(mark.intensity, glyphs) if mark.depth == depth else " " for mark in band)
    return (" " * (pitch - 1)).join(drawn).rstrip()


def _sign(intensity: int, glyphs: Glyphs) -> str:
    if intensity <= LIGHT:
        return glyphs.here
    return glyphs.mark if intensity >= STRONG else glyphs.open


def _legend(width: int, glyphs: Glyphs, quiet: Style) -> Iterator[Content]:
    signs = ((glyphs.here, "light"), (glyphs.open, "tender"), (glyphs.mark, "strong"))
    said = [f"{sign} {say(f'packs_place.arc.{name}')}" for sign, name in signs]
    whole = (" " * _GAP).join(said)
    for line in [whole] if cells(whole) <= width else said:
        yield Content.styled(line, quiet)
