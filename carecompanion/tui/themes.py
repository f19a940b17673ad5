"""The three house themes, and the house colours under every other theme.

The palette and every variable are those of the visual specification; a test recomputes the contrast of each
pair in use. Colours reach widgets only as theme variables, so that a reader may choose any theme.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from textual.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import App
    from textual.color import Color

HOUSE: Final = ("hearth", "paper", "contrast")
"""The names of our own themes, in the order in which they are offered."""

PALETTES: Final[Mapping[str, Mapping[str, str]]] = {
    "hearth": {
        "background": "#1A1613",
        "surface": "#231E1A",
        "panel": "#362D25",
        "foreground": "#EADFCE",
        "accent": "#E3A765",
        "secondary": "#9DB9B4",
        "success": "#A9BF8D",
        "warning": "#E6C27A",
        "error": "#EB9C86",
        "quiet": "#B3A38F",
        "line": "#766959",
        "band": "#2C251F",
        "selbg": "#4A3A2A",
        "cursorbg": "#E3A765",
        "cursorfg": "#1A1613",
    },
    "paper": {
        "background": "#F7F1E5",
        "surface": "#EFE7D7",
        "panel": "#E3D7C0",
        "foreground": "#2A231B",
        "accent": "#7C3A0F",
        "secondary": "#28524E",
        "success": "#375426",
        "warning": "#6E4A00",
        "error": "#8C2B1B",
        "quiet": "#62564A",
        "line": "#8C7C68",
        "band": "#EAE0CC",
        "selbg": "#DCC9A6",
        "cursorbg": "#7C3A0F",
        "cursorfg": "#F7F1E5",
    },
    "contrast": {
        "background": "#000000",
        "surface": "#000000",
        "panel": "#00335C",
        "foreground": "#FFFFFF",
        "accent": "#FFE14D",
        "secondary": "#8FE3FF",
        "success": "#8CFF9B",
        "warning": "#FFD24D",
        "error": "#FF9C8A",
        "quiet": "#D6D6D6",
        "line": "#A8A8A8",
        "band": "#2A2A2A",
        "selbg": "#005A9E",
        "cursorbg": "#FFE14D",
        "cursorfg": "#000000",
    },
}
"""Each house theme's colours by name."""

_OWN: Final = ("quiet", "line", "band", "selbg", "cursorbg", "cursorfg")

_VARIABLES: Final[Mapping[str, tuple[str, ...]]] = {
    "foreground": (
        "text",
        "block-cursor-foreground",
        "block-cursor-blurred-foreground",
        "input-selection-foreground",
        "screen-selection-foreground",
        "button-foreground",
        "link-color",
        "link-color-hover",
        *(f"markdown-h{level}-color" for level in range(1, 7)),
    ),
    "quiet": (
        "text-muted",
        "foreground-muted",
        "text-disabled",
        "foreground-disabled",
        "footer-description-foreground",
        "scrollbar-hover",
    ),
    "accent": ("border", "footer-key-foreground", "scrollbar-active"),
    "line": ("border-blurred", "scrollbar"),
    "panel": ("block-cursor-background",),
    "band": ("block-hover-background", "link-background-hover"),
    "background": (
        "block-cursor-blurred-background",
        "footer-background",
        "footer-item-background",
        "footer-key-background",
        "footer-description-background",
        "scrollbar-background",
        "scrollbar-background-hover",
        "scrollbar-background-active",
        "scrollbar-corner-color",
        *(f"markdown-h{level}-background" for level in range(1, 7)),
    ),
    "selbg": ("input-selection-background", "screen-selection-background"),
    "cursorbg": ("input-cursor-background",),
    "cursorfg": ("input-cursor-foreground", "button-color-foreground"),
}
"""Which of the toolkit's variables takes which of our colours."""

_ANSI: Final[Mapping[str, str]] = {
    "quiet": "ansi_default",
    "line": "ansi_bright_black",
    "band": "ansi_default",
    "selbg": "ansi_blue",
    "cursorbg": "ansi_white",
    "cursorfg": "ansi_black",
}
"""Our own names where the terminal chooses the colours."""

_STYLES: Final[Mapping[str, str]] = {
    "block-cursor-text-style": "bold",
    "block-cursor-blurred-text-style": "none",
    "input-cursor-text-style": "none",
    "link-style": "underline",
    "link-style-hover": "bold underline",
    "button-focus-text-style": "none",
}


def house_theme(name: str) -> Theme:
    """One of our themes by *name* (see :data:`HOUSE`). Raises KeyError for any other."""
    palette = PALETTES[name]
    return Theme(
        name=name,
        primary=palette["accent"],
        accent=palette["accent"],
        secondary=palette["secondary"],
        success=palette["success"],
        warning=palette["warning"],
        error=palette["error"],
        foreground=palette["foreground"],
        background=palette["background"],
        surface=palette["surface"],
        panel=palette["panel"],
        dark=name != "paper",
        text_alpha=1.0,
        variables=variables_of(palette),
    )


def variables_of(palette: Mapping[str, str]) -> dict[str, str]:
    """Every variable of the style sheets, ours and the toolkit's, from the colours of a *palette*."""
    # All of the palette, not only our own names: the toolkit's shading turns #E3A765 into #E2A664.
    variables = dict(palette) | dict(_STYLES) | {"primary": palette["accent"]}
    for colour, names in _VARIABLES.items():
        variables |= dict.fromkeys(names, palette[colour])
    return variables


def register(app: App[Any]) -> None:
    """Make the house themes known to *app*. Choosing one is the caller's."""
    for name in HOUSE:
        app.register_theme(house_theme(name))


def wear(app: App[Any], name: str) -> None:
    """Begin with the theme called *name*, hearth where there is none: for the moment before *app* runs.

    Set while it runs a theme costs a second parse of every sheet and a second pass over every widget.
    """
    register(app)
    app.set_reactive(type(app).theme, name if name in app.available_themes else HOUSE[0])


def theme_variable_defaults(theme: Theme | None = None) -> dict[str, str]:
    """Our own variables for a *theme* that lacks them; hearth's without a theme.

    For ``App.get_theme_variable_defaults``: without them no style sheet of ours parses under another theme.
    """
    if theme is not None and theme.ansi:
        return dict(_ANSI)
    palette = PALETTES[theme.name if theme is not None and theme.name in PALETTES else "hearth"]
    return {own: palette[own] for own in _OWN}


def variables_under(theme: Theme, variables: dict[str, str]) -> dict[str, str]:
    """*variables* as the toolkit made them for *theme*, with every colour of our pages legible.

    Ours are as they are; a terminal's own sixteen colours are its owner's; the rest are mixed from the theme's.
    """
    if theme.name in PALETTES or theme.ansi:
        return variables
    from carecompanion.tui.mixing import mixed_palette

    return variables | variables_of(mixed_palette(variables))


def contrast_ratio(one: Color, other: Color) -> float:
    """How far two colours stand apart, from 1 to 21. Source: WCAG 2.2, contrast ratio."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    """Relative luminance. Source: WCAG 2.2."""
    parts = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (colour.r / 255, colour.g / 255, colour.b / 255)
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
