"""The signs the interface draws with: one set for most terminals, one of plain ASCII."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from typing import Any

    from textual.app import App
    from textual.widget import Widget


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One sign for each meaning; every one is a single cell wide but the arrows."""

    here: str
    """Here you are; a light mark."""
    mark: str
    """A mark made; the current step."""
    open: str
    """Not yet; the other side; tender."""
    empty: str
    """An empty place; a separator."""
    chosen: str
    """The selected row."""
    becomes: str
    across: str
    down: str
    corners: tuple[str, str, str, str]
    """Top left, top right, bottom left, bottom right."""
    gone: str
    """Time that has passed."""
    bars: tuple[str, ...]
    """Eight heights, low to high."""
    given: str
    received: str
    cut: str
    sideways: str
    """The two keys that move left and right."""
    upright: str
    """The two keys that move up and down."""
    edges: tuple[str, str]
    """What stands at the two ends of a band where its colour may not be seen."""
    border: str
    """The toolkit's name for the border of a card."""

    def of_key(self, key: str) -> str:
        """How *key* is written in a footer."""
        return key.replace("←→", self.sideways).replace("↑↓", self.upright).replace("→", self.becomes)


FANCY: Final = Glyphs(
    here="•",
    mark="●",
    open="○",
    empty="·",
    chosen="›",
    becomes="→",
    across="─",
    down="│",
    corners=("╭", "╮", "╰", "╯"),
    gone="━",
    bars=tuple("▁▂▃▄▅▆▇█"),
    given="▒",
    received="█",
    cut="…",
    sideways="←→",
    upright="↑↓",
    edges=(" ", " "),
    border="round",
)

PLAIN: Final = Glyphs(
    here="*",
    mark="@",
    open="o",
    empty=".",
    chosen=">",
    becomes="->",
    across="-",
    down="|",
    corners=("+", "+", "+", "+"),
    gone="=",
    bars=tuple("12345678"),
    given=":",
    received="#",
    cut="~",
    sideways="left/right",
    upright="up/down",
    edges=("[", "]"),
    border="ascii",
)


def glyphs_named(name: str) -> Glyphs:
    """The set a setting names: ``plain``, or the typeset one for any other name."""
    return PLAIN if name == "plain" else FANCY


def glyphs_of(widget: Widget) -> Glyphs:
    """The set in use around *widget*: its app's ``glyphs``, the typeset one where an app has none."""
    chosen = getattr(widget.app, "glyphs", FANCY)
    return chosen if isinstance(chosen, Glyphs) else FANCY


def draw_anew(app: App[Any]) -> None:
    """Another set is in use: whatever is up is drawn with it."""
    for screen in app.screen_stack:
        for widget in screen.walk_children(with_self=True):
            widget.notify_style_update()
            widget.refresh(layout=True)
