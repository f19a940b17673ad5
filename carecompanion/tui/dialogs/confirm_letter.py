"""The last question before a letter becomes a file: the partner's handle, typed."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from textual.widgets import Input, Static

from carecompanion.tui.dialogs.dialog import Dialog
from carecompanion.tui.text import plain
from carecompanion.tui.widgets.one_line import OneLine
from carecompanion.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult


class ConfirmLetter(Dialog[bool]):
    """True only when *handle* was typed as it stands. Enter in the field asks for it; the other button is safe."""

    def __init__(self, *, handle: str, words: str) -> None:
        super().__init__(title=say("compose.confirm.title"))
        self._handle, self._words = handle, words

    def compose_inside(self) -> ComposeResult:
        yield self.says(say("compose.confirm.says", words=self._words, handle=self._handle))
        yield OneLine(id="answer", select_on_focus=False)
        note = Static("", id="note", classes="dialog-quiet")
        note.display = False
        yield note
        yield self.buttons((("yes", say("compose.confirm.yes")), ("no", say("compose.confirm.no"))))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.chosen("yes")

    def chosen(self, name: str) -> None:
        if name == "no":
            self.action_back()
            return
        field = self.query_one("#answer", Input)
        if _spelled(field.value) == _spelled(self._handle):
            self.dismiss(True)  # noqa: FBT003 - a screen's result is positional
            return
        note = self.query_one("#note", Static)
        note.update(plain(say("compose.confirm.wrong")))
        note.display = True
        field.focus()

    def action_back(self) -> None:
        self.dismiss(False)  # noqa: FBT003 - a screen's result is positional


def _spelled(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split()).casefold()
