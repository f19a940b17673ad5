"""A page with one editor, run in a real terminal by the test that counts bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from carecompanion.tui import themes
from carecompanion.tui.text import ControlFilter, guard_wrapping, plain
from carecompanion.tui.widgets.editor import Editor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.filter import LineFilter

PARAGRAPH = (
    "After the Tuesday meeting R-heron stayed behind to stack chairs. I stayed too. We did not say much, and the "
    "room took a while to grow quiet. She had asked, again, why the rota is fixed before anyone with school "
    "runs can answer. I looked at my notes. I could have said that I would like to hear "
    "the answer to that, and it was there, ready."
)


class TypingApp(App[None]):
    """The editor as a writing screen holds it."""

    CSS = """
    VerticalScroll { align-horizontal: center; }
    Editor, Static { width: 69; height: auto; }
    """

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.theme_variable_defaults()

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), ControlFilter()]

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Static(plain("Name one small moment this week.\n"))
            yield Editor("\n\n".join([PARAGRAPH] * 6))

    def on_mount(self) -> None:
        guard_wrapping()
        themes.register(self)
        self.theme = "hearth"
        editor = self.query_one(Editor)
        editor.focus()
        editor.cursor = (4, 150)
        self.set_timer(0.3, self.ready)

    def ready(self) -> None:
        self.query_one(Static).update(plain("READY-MARK, begin.\n"))


if __name__ == "__main__":
    TypingApp().run()
