"""A palette for our pages from any other theme: its colours where they can be read, moved towards ink where not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.color import Color

from carecompanion.tui.themes import contrast_ratio

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WORDS: Final = 4.5
"""What a word needs to stand out from its ground. Source: WCAG 2.2, contrast (minimum)."""
STROKES: Final = 3.0
"""What a border or a mark needs. Source: WCAG 2.2, non-text contrast."""
_STEPS: Final = 20


def mixed_palette(variables: Mapping[str, str]) -> dict[str, str]:
    """Colours by the names of our palettes, from a theme's *variables*.

    Grounds give way to words: one on which the theme's own text is too faint moves towards the page.
    """
    given = {name: Color.parse(variables[name]) for name in _GIVEN}
    page = given["background"]
    ink = _standing_out(given["foreground"], page)
    surface = _ground(given["surface"], page, ink)
    panel = _ground(given["panel"], page, ink)
    band = _ground(page.blend(ink, 0.08, alpha=1.0), page, ink)
    # Meta and keys in the one selected row, and dots on a band, are short and bold or beside what is said in full.
    read_on = ((page, WORDS), (surface, WORDS), (panel, STROKES), (band, STROKES))
    mixed = {
        "background": page,
        "surface": surface,
        "panel": panel,
        "foreground": ink,
        **{name: _towards(given[name], ink, read_on) for name in _SPOKEN},
        "quiet": _towards(page.blend(ink, 0.55, alpha=1.0), ink, read_on),
        "line": _towards(page.blend(ink, 0.35, alpha=1.0), ink, ((page, STROKES), (surface, STROKES))),
        "band": band,
    }
    mixed["selbg"] = _ground(page.blend(mixed["accent"], 0.3, alpha=1.0), page, ink)
    mixed["cursorbg"] = mixed["accent"]
    mixed["cursorfg"] = _standing_out(page, mixed["accent"])
    return {name: colour.hex for name, colour in mixed.items()}


_SPOKEN: Final = ("accent", "secondary", "success", "warning", "error")
_GIVEN: Final = ("background", "surface", "panel", "foreground", *_SPOKEN)


def _ground(ground: Color, page: Color, ink: Color) -> Color:
    """*ground*, or the nearest mix of it with *page* on which words in *ink* can be read."""
    for step in range(_STEPS):
        mixed = ground.blend(page, step / _STEPS, alpha=1.0)
        if contrast_ratio(ink, mixed) >= WORDS:
            return mixed
    return page


def _towards(colour: Color, ink: Color, grounds: Sequence[tuple[Color, float]]) -> Color:
    """*colour*, or the nearest mix of it with *ink* that stands out from each ground by the ratio beside it."""
    for step in range(_STEPS):
        mixed = colour.blend(ink, step / _STEPS, alpha=1.0)
        if all(contrast_ratio(mixed, ground) >= ratio for ground, ratio in grounds):
            return mixed
    return ink


def _standing_out(colour: Color, ground: Color) -> Color:
    """*colour*, moved towards black or white, whichever stands out more, until words in it can be read."""
    ends = (Color(0, 0, 0), Color(255, 255, 255))
    return _towards(colour, max(ends, key=lambda end: contrast_ratio(end, ground)), ((ground, WORDS),))
