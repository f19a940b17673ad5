"""The house themes keep their promises of contrast, and reach every variable of the toolkit."""

from __future__ import annotations

import pytest
from textual.app import App
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from carecompanion.tui import themes

USED = """
foreground background 13.7 13.8 21.0
foreground surface 12.5 12.6 21.0
foreground panel 10.2 10.9 12.9
foreground band 11.5 11.8 14.4
foreground selbg 8.3 9.6 7.1
quiet background 7.3 6.3 14.4
quiet surface 6.7 5.8 14.4
quiet panel 5.5 5.0 8.9
quiet band 6.1 5.4 9.9
accent background 8.5 7.6 16.1
accent surface 7.8 6.9 16.1
accent panel 6.4 6.0 9.9
accent band 7.2 6.5 11.0
cursorfg cursorbg 8.5 7.6 16.1
success background 9.0 7.6 16.9
warning background 10.6 7.1 14.6
error background 8.2 7.5 10.4
error surface 7.6 6.9 10.4
secondary background 8.6 7.8 14.6
line background 3.4 3.6 8.8
line surface 3.1 3.3 8.8
"""
"""Text, what it stands on, and the ratio in hearth, paper and contrast."""

PAIRS = [
    (text, ground, theme, float(ratio))
    for text, ground, *ratios in (row.split() for row in USED.split("\n") if row)
    for theme, ratio in zip(themes.HOUSE, ratios, strict=True)
]


class Bare(App[None]):
    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.theme_variable_defaults(self.current_theme)


@pytest.mark.parametrize(("text", "ground", "theme", "ratio"), PAIRS)
def test_every_pair_in_use_stands_apart_as_specified(
    text: str, ground: str, theme: str, ratio: float
) -> None:
    palette = themes.PALETTES[theme]
    measured = themes.contrast_ratio(Color.parse(palette[text]), Color.parse(palette[ground]))
    assert measured == pytest.approx(ratio, abs=0.06)


@pytest.mark.parametrize("theme", themes.HOUSE)
def test_body_is_above_seven_and_quiet_above_four_and_a_half(theme: str) -> None:
    palette = {name: Color.parse(value) for name, value in themes.PALETTES[theme].items()}
    for ground in ("background", "surface", "panel", "band"):
        assert themes.contrast_ratio(palette["foreground"], palette[ground]) >= 7
        assert themes.contrast_ratio(palette["quiet"], palette[ground]) >= 4.5
    assert themes.contrast_ratio(palette["line"], palette["background"]) >= 3


@pytest.mark.parametrize("theme", themes.HOUSE)
async def test_each_variable_arrives_in_the_style_sheet(theme: str) -> None:
    app = Bare()
    themes.register(app)
    app.theme = theme
    async with app.run_test():
        variables = app.get_css_variables()
    palette = themes.PALETTES[theme]
    for colour, names in themes._VARIABLES.items():
        for name in names:
            assert variables[name] == palette[colour], name
    for name in ("quiet", "line", "band", "selbg", "cursorbg", "cursorfg"):
        assert variables[name] == palette[name]
    assert variables["block-cursor-text-style"] == "bold"
    assert variables["input-cursor-text-style"] == "none"
    assert Color.parse(variables["primary"]) == Color.parse(palette["accent"])


@pytest.mark.parametrize("name", sorted(BUILTIN_THEMES))
async def test_under_every_other_theme_our_variables_exist_and_quiet_is_readable(name: str) -> None:
    app = Bare()
    app.theme = name
    async with app.run_test():
        variables = app.get_css_variables()
    for own in ("quiet", "line", "band", "selbg", "cursorbg", "cursorfg"):
        Color.parse(variables[own])
    if not BUILTIN_THEMES[name].ansi:
        quiet, page = Color.parse(variables["quiet"]), Color.parse(variables["background"])
        ink = Color.parse(variables["foreground"])
        assert themes.contrast_ratio(quiet, page) >= min(4.5, themes.contrast_ratio(ink, page) - 0.01)


def test_paper_is_the_light_one() -> None:
    assert [themes.house_theme(name).dark for name in themes.HOUSE] == [True, False, True]


def test_a_theme_that_is_not_ours_is_not_made() -> None:
    with pytest.raises(KeyError):
        themes.house_theme("neon")
