"""Asks for something from outside: a path, typed or dropped, or text that is pasted whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.tui.dialogs.dialog import Dialog
from carecompanion.tui.widgets.whole_field import WholeField

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widgets import Input


class BringDialog(Dialog[str | None]):
    """What was typed or pasted; None where it was left, or nothing was given."""

    def __init__(self, *, title: str, says: str, means: str, yes: str, no: str, value: str = "") -> None:
        super().__init__(title=title)
        self._says, self._means, self._value, self._yes, self._no = says, means, value, yes, no

    def compose_inside(self) -> ComposeResult:
        yield self.says(self._says)
        yield self.quiet(self._means)
        yield WholeField(self._value, id="answer")
        yield self.buttons((("yes", self._yes), ("no", self._no)))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.chosen("yes")

    def chosen(self, name: str) -> None:
        answer = self.query_one("#answer", WholeField).whole.strip()
        if name == "no":
            self.dismiss(None)
        elif answer:
            self.dismiss(answer)
        else:
            self.query_one("#answer", WholeField).focus()
