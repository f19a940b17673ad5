"""What every screen draws: plain signs where they are chosen, colours of the palette, words that can be read."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pytest
from rich.color import ColorSystem
from textual.color import Color

from carecompanion.tui import themes
from tests.tui.screens.round import every_screen, furnish
from tests.tui.screens.sitting import sitting

if TYPE_CHECKING:
    from pathlib import Path

    from rich.segment import Segment

    from tests.tui.screens.sitting import Sitting

STROKES: Final = frozenset(" |+-_#.:[]")
"""Plain signs that are drawn, not read."""


BEHIND: Final = frozenset(
    (
        "filters",
        "a question before deleting",
        "compose: confirm",
        "writing the support card",
        "palette",
        "fault",
        "a line asked for",
        "when to look again",
        "leaving a run",
        "practices",
        "with whom",
        "who is first",
        "other days",
    )
)
"""Where a page stands behind what is asked: its words are strokes then, and not meant to be read."""

ROLES: Final = {Color.parse(colour).rgb: name for name, colour in themes.PALETTES["hearth"].items()}
"""What each colour of hearth is for; the other house themes are drawn by the same style sheets."""


@dataclass(frozen=True)
class Drawn:
    """One piece of a row of a screen."""

    screen: str
    text: str
    ink: Color | None
    ground: Color


def drawn_now(here: Sitting) -> list[Segment]:
    return [segment for strip in here.app.screen._compositor.render_strips() for segment in strip]


def drawn_as(screen: str, segment: Segment) -> Drawn:
    style = segment.style
    assert style is not None
    assert style.bgcolor is not None
    ink = Color.from_rich_color(style.color) if style.color is not None and segment.text.strip() else None
    return Drawn(screen, segment.text, ink, Color.from_rich_color(style.bgcolor))


async def the_round(folder: Path) -> set[Drawn]:
    pieces: set[Drawn] = set()
    async with sitting(folder / "home", glyphs="plain", bare_dialogs="yes") as here:
        await furnish(here, folder)
        async for screen in every_screen(here):
            pieces |= {drawn_as(screen, segment) for segment in drawn_now(here)}
    return pieces


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> set[Drawn]:
    """Every screen, drawn with plain signs."""
    return asyncio.run(the_round(tmp_path_factory.mktemp("round")))


def test_with_plain_signs_only_letters_are_more_than_ascii(pieces: set[Drawn]) -> None:
    odd = {
        (one.screen, mark) for one in pieces for mark in one.text if not mark.isascii() and not mark.isalpha()
    }
    assert odd == set()


def test_every_colour_on_every_screen_is_of_the_palette(pieces: set[Drawn]) -> None:
    foreign = {
        (one.screen, colour.hex, one.text.strip()[:20])
        for one in pieces
        for colour in (one.ink, one.ground)
        if colour is not None and colour.rgb not in ROLES
    }
    assert foreign == set()


@pytest.mark.parametrize("theme", themes.HOUSE)
def test_every_word_on_every_screen_can_be_read(pieces: set[Drawn], theme: str) -> None:
    palette = {name: Color.parse(colour) for name, colour in themes.PALETTES[theme].items()}
    faint = set()
    for one in pieces:
        if one.ink is None or set(one.text) <= STROKES:
            continue
        ink, ground = ROLES[one.ink.rgb], ROLES[one.ground.rgb]
        is_behind = ink == "line" and one.screen in BEHIND
        if not is_behind and themes.contrast_ratio(palette[ink], palette[ground]) < 4.5:
            faint.add((one.screen, ink, ground, one.text.strip()[:20]))
    assert faint == set()


@pytest.mark.parametrize("theme", themes.HOUSE)
def test_with_sixteen_colours_no_word_takes_the_colour_of_its_ground(pieces: set[Drawn], theme: str) -> None:
    few = {
        name: Color.parse(colour).rich_color.downgrade(ColorSystem.STANDARD).number
        for name, colour in themes.PALETTES[theme].items()
    }
    lost = set()
    for one in pieces:
        if one.ink is not None and not set(one.text) <= STROKES:
            ink, ground = ROLES[one.ink.rgb], ROLES[one.ground.rgb]
            if few[ink] == few[ground]:
                lost.add((one.screen, ink, ground, one.text.strip()[:20]))
    assert lost == set()


# without any colour: what is left is the words, their weight and their lines


async def test_without_colour_place_choice_focus_and_masks_are_still_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    seen: dict[str, list[Any]] = {}
    walks = ("today", "write with fields", "journal", "compose: words")
    async with sitting(tmp_path / "home") as here:
        await furnish(here, tmp_path)
        async for screen in every_screen(here, only=walks):
            seen[screen] = drawn_now(here)
            for one in (drawn_as(screen, segment) for segment in seen[screen]):
                for colour in (one.ink, one.ground):
                    assert colour is None or colour.r == colour.g == colour.b, one
            if screen == "compose: words":
                await here.press("m")
                seen["masked"] = drawn_now(here)
    assert _weight(seen["journal"], "Journal") == (True, False)
    assert _weight(seen["today"], "2 Journal") == (False, False)
    assert any(segment.text.startswith("•") for segment in seen["journal"])
    assert any(segment.text.startswith("›") for segment in seen["journal"])
    assert _weight(seen["journal"], "After the meeting") == (True, False)
    assert _weight(seen["write with fields"], "Where on the line?") == (True, False)
    assert _weight(seen["a question before deleting"], "Keep it") == (True, False)
    assert _weight(seen["a question before deleting"], "Delete") == (False, False)
    assert _weight(seen["compose: words"], "R-heron") == (True, True)
    masked = [segment for segment in seen["masked"] if segment.style.underline and not segment.style.bold]
    assert masked


def _weight(segments: list[Any], words: str) -> tuple[bool, bool] | None:
    """Bold and underlined, of the first piece that says *words* and nothing else; None where there is none."""
    for segment in segments:
        if segment.text.strip() == words:
            return bool(segment.style.bold), bool(segment.style.underline)
    return None
