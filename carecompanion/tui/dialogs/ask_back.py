"""The last question before a letter is asked back: the exact words that would leave, and the handle, typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import clamp
from textual.widgets import Static

from carecompanion.tui.dialogs.confirm_letter import ConfirmLetter
from carecompanion.tui.widgets.letter_text import LetterText
from carecompanion.tui.widgets.one_line import OneLine
from carecompanion.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult


MOST, AROUND = 8, 15
"""The rows of the words at most; the lines of the dialog that are not theirs."""


class AskBackDialog(ConfirmLetter):
    """True only when *handle* was typed as it stands."""

    AUTO_FOCUS = "#answer"
    DEFAULT_CSS = """
    AskBackDialog LetterText { background: $surface; color: $quiet; margin-bottom: 1; }
    """

    def __init__(self, *, handle: str, human: str) -> None:
        super().__init__(handle=handle, words="")
        self._human = human
        self._heading = say("letter.ask_back.title")

    def compose_inside(self) -> ComposeResult:
        yield self.says(say("letter.ask_back.says", handle=self._handle))
        yield LetterText(id="words")
        yield OneLine(id="answer", select_on_focus=False)
        note = Static("", id="note", classes="dialog-quiet")
        note.display = False
        yield note
        yield self.buttons((("yes", say("letter.ask_back.yes")), ("no", say("letter.ask_back.no"))))

    def on_mount(self) -> None:
        words = self.query_one(LetterText)
        words.styles.height = clamp(self.app.size.height - AROUND, 3, MOST)
        words.show_letter(self._human)
