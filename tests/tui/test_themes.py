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


TABLE = """
text foreground
text-muted foreground-muted text-disabled foreground-disabled quiet
border accent
border-blurred line
block-cursor-background panel
block-cursor-foreground foreground
block-cursor-blurred-background background
block-cursor-blurred-foreground foreground
block-hover-background band
input-cursor-background cursorbg
input-cursor-foreground cursorfg
input-selection-background screen-selection-background selbg
input-selection-foreground screen-selection-foreground foreground
footer-background footer-item-background footer-key-background footer-description-background background
footer-key-foreground accent
footer-description-foreground quiet
scrollbar line
scrollbar-hover quiet
scrollbar-active accent
scrollbar-background scrollbar-background-hover scrollbar-background-active scrollbar-corner-color background
button-color-foreground cursorfg
button-foreground link-color foreground
markdown-h1-color markdown-h2-color markdown-h3-color foreground
markdown-h4-color markdown-h5-color markdown-h6-color foreground
markdown-h1-background markdown-h2-background markdown-h3-background background
markdown-h4-background markdown-h5-background markdown-h6-background background
"""
"""The toolkit's variables, and last on each line the colour of ours that must win."""

STYLES = {
    "block-cursor-text-style": "bold",
    "block-cursor-blurred-text-style": "none",
    "input-cursor-text-style": "none",
    "link-style": "underline",
}

OTHERS = sorted(name for name, theme in BUILTIN_THEMES.items() if not theme.ansi)


class Bare(App[None]):
    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.theme_variable_defaults(self.current_theme)

    def get_css_variables(self) -> dict[str, str]:
        self.theme_variables = themes.variables_under(self.current_theme, super().get_css_variables())
        return self.theme_variables


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
        style_sheet = app.stylesheet._variables
    palette = themes.PALETTES[theme]
    for *names, colour in (row.split() for row in TABLE.split("\n") if row):
        for name in names:
            assert variables[name] == style_sheet[name] == palette[colour], name
    for name in palette:
        assert Color.parse(style_sheet[name]) == Color.parse(palette[name]), name
    assert {name: style_sheet[name] for name in STYLES} == STYLES
    assert Color.parse(variables["primary"]) == Color.parse(palette["accent"])


@pytest.mark.parametrize("name", OTHERS)
async def test_under_every_other_theme_words_keys_and_cursor_can_be_read(name: str) -> None:
    app = Bare()
    app.theme = name
    async with app.run_test():
        variables = app.get_css_variables()
    colour = {own: Color.parse(variables[own]) for own in themes.PALETTES["hearth"]}

    def ratio(ink: str, ground: str) -> float:
        return themes.contrast_ratio(colour[ink], colour[ground])

    for ground in ("background", "surface", "panel", "band", "selbg"):
        assert ratio("foreground", ground) >= 4.5, ground
    for ink in ("quiet", "accent", "secondary", "success", "warning", "error"):
        assert ratio(ink, "background") >= 4.5, ink
        assert ratio(ink, "surface") >= 4.5, ink
        assert ratio(ink, "panel") >= 3, ink
    assert ratio("cursorfg", "cursorbg") >= 4.5
    assert ratio("line", "background") >= 3
    assert ratio("line", "surface") >= 3
    assert variables["scrollbar"] == variables["line"]
    assert variables["text-muted"] == variables["quiet"]


@pytest.mark.parametrize("name", sorted(set(BUILTIN_THEMES) - set(OTHERS)))
async def test_where_the_terminal_chooses_the_colours_our_variables_exist(name: str) -> None:
    app = Bare()
    app.theme = name
    async with app.run_test():
        variables = app.get_css_variables()
    for own in themes.PALETTES["hearth"]:
        Color.parse(variables[own])


def test_paper_is_the_light_one() -> None:
    assert [themes.house_theme(name).dark for name in themes.HOUSE] == [True, False, True]


def test_a_theme_that_is_not_ours_is_not_made() -> None:
    with pytest.raises(KeyError):
        themes.house_theme("neon")
