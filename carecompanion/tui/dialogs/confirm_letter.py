"""The last question before a letter becomes a file: the partner's handle, or the circle's name, typed."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from textual.widgets import Input, Static

from carecompanion.tui.dialogs.dialog import Dialog
from carecompanion.tui.text import one_line, plain
from carecompanion.tui.widgets.one_line import OneLine
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult


class ConfirmLetter(Dialog[bool]):
    """True only when *handle* was typed as it stands. Enter in the field asks for it; the other button is safe.

    With *files*, the handles of those who get one, it is the name of a circle. *ask* are those to be asked first.
    """

    def __init__(
        self, *, handle: str, words: str, files: Sequence[str] = (), ask: Sequence[str] = ()
    ) -> None:
        super().__init__(title=say("compose.confirm.title"))
        self._handle, self._words, self._files, self._ask = handle, words, files, ask

    def compose_inside(self) -> ComposeResult:
        yield self.says(self._question())
        if self._ask:
            yield self.quiet(say("compose.confirm.ask", handles=_listed(self._ask)))
        yield OneLine(id="answer", select_on_focus=False)
        note = Static("", id="note", classes="dialog-quiet")
        note.display = False
        yield note
        yield self.buttons((("yes", say("compose.confirm.yes")), ("no", say("compose.confirm.no"))))

    def _question(self) -> str:
        name = one_line(self._handle)
        if not self._files:
            return say("compose.confirm.says", words=self._words, handle=name)
        count = len(self._files)
        files = say("compose.files_one") if count == 1 else say("compose.files_many", count=count)
        return say(
            "compose.confirm.says_circle",
            words=self._words,
            name=name,
            files=files,
            handles=_listed(self._files),
        )

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
        note.update(plain(say("compose.confirm.wrong_circle" if self._files else "compose.confirm.wrong")))
        note.display = True
        field.focus()

    def action_back(self) -> None:
        self.dismiss(False)  # noqa: FBT003 - a screen's result is positional


def _listed(handles: Sequence[str]) -> str:
    return ", ".join(one_line(handle) for handle in handles)


def _spelled(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split()).casefold()
