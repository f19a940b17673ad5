"""The shape of every dialog: 64 cells wide, one title, what first, what it means second, buttons or keys last."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final, Generic

from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen, ScreenResultType
from textual.widgets import Button, Static

from carecompanion.tui.lines import keys_line
from carecompanion.tui.little_room import RoomScreen
from carecompanion.tui.text import plain, plain_line
from carecompanion.tui.widgets.key_hints import KeyHints

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult


SHEET: Final = Path(__file__).parents[1] / "styles" / "dialog.tcss"


class Dialog(RoomScreen[ScreenResultType], ModalScreen[ScreenResultType], Generic[ScreenResultType]):
    """A short question over a place; ``esc`` is always the safe way out."""

    BINDINGS: ClassVar = [
        Binding("escape", "back", show=False),
        Binding("left", "app.focus_previous", show=False),
        Binding("right", "app.focus_next", show=False),
    ]
    AUTO_FOCUS = "Input, Button"

    def __init__(self, *, title: str) -> None:
        super().__init__(classes="dialog")
        # Beside a dialog's own sheet, where it has one.
        self.css_path = [SHEET, *self.css_path]
        self._heading = title

    def compose(self) -> ComposeResult:
        # A narrow screen has no border to carry the title: there it is the first line.
        title = Static(plain_line(self._heading), classes="dialog-title")
        box = VerticalScroll(title, *self.compose_inside(), classes="dialog-box", can_focus=False)
        box.border_title = plain_line(self._heading)
        yield box

    def compose_inside(self) -> ComposeResult:
        """The dialog's own lines."""
        raise NotImplementedError

    def chosen(self, name: str) -> None:
        """A button was pressed; *name* is its name."""
        raise NotImplementedError

    def action_back(self) -> None:
        """The safe way out."""
        self.dismiss(None)

    def says(self, text: str) -> Static:
        """A line in body voice."""
        return Static(plain(text), classes="dialog-says")

    def quiet(self, text: str) -> Static:
        """A line in quiet voice."""
        return Static(plain(text), classes="dialog-quiet")

    def keys(self, rows: Sequence[tuple[str, str]]) -> KeyHints:
        """Keys one under another, with what each does."""
        return KeyHints(keys_line(rows, upright=True), classes="dialog-keys")

    def keys_beside(self, rows: Sequence[tuple[str, str]]) -> KeyHints:
        """Keys beside each other, as in a footer."""
        return KeyHints(keys_line(rows, gap=3), classes="dialog-keys")

    def buttons(self, named: Sequence[tuple[str, str]]) -> Horizontal:
        """Buttons from left to right."""
        return Horizontal(
            *(Button(plain(words), id=f"button-{name}") for name, words in named), classes="dialog-buttons"
        )

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.chosen((event.button.id or "").removeprefix("button-"))
