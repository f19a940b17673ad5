"""Step five: the whole letter as it will leave, to be looked at once more before it is confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from carecompanion.tui.letters.threads import standing_words
from carecompanion.tui.screens.compose.making import counted, parts_counted
from carecompanion.tui.text import one_line, plain
from carecompanion.tui.widgets.letter_text import LetterText, Shown, words_pattern
from carecompanion.words import say

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult

    from carecompanion.activities.composing import Preview
    from carecompanion.tui.screens.compose.making import Making
    from carecompanion.tui.screens.compose.readers import Readers


class LastStep(Vertical):
    """The same box, now with heading and wishes as they are; below, what may still name somebody."""

    DEFAULT_CSS = """
    LastStep > #last-box { height: 1fr; }
    LastStep > #last-found { height: auto; margin-top: 1; }
    LastStep #caution { height: auto; color: $quiet; }
    LastStep #for { height: auto; color: $foreground; }
    LastStep #still { height: auto; max-height: 4; color: $quiet; }
    """

    def __init__(self, making: Making) -> None:
        super().__init__(id="confirm")
        self._making = making

    def compose(self) -> ComposeResult:
        box = LetterText(id="last-box", classes="boxed")
        box.border_title = say("compose.box")
        yield box
        with Vertical(id="last-found"):
            yield Static(plain(say("compose.last.caution")), id="caution")
            yield Static("", id="for")
            yield Static("", id="still")

    @property
    def focus_on(self) -> str:
        """The words."""
        return "#last-box"

    def show(self, preview: Preview, readers: Readers, today: date, *, is_cautious: bool = False) -> None:
        """The exact words, and for whom; *is_cautious* where a prompt came from somebody with power."""
        self.query_one("#caution").display = is_cautious
        box = self.query_one(LetterText)
        shown = [Shown(words_pattern(one.text), "named") for one in preview.found]
        box.show_letter(preview.human, shown)
        box.scroll_to(y=0, animate=False, force=True, immediate=True)
        size = f"{counted('words', preview.words)} · {parts_counted(self._making, preview.pieces)}"
        handles = ", ".join(one_line(one.handle) for one in readers.each)
        if readers.is_circle:
            whom = say("compose.last.to_circle", name=one_line(readers.name), handles=handles, size=size)
        else:
            standing = standing_words(readers.each[0], today)
            whom = say("compose.last.to", handle=handles, standing=standing, size=size)
        if readers.ask:
            asked = ", ".join(one_line(one) for one in readers.ask)
            whom = f"{whom} {say('compose.confirm.ask', handles=asked)}"
        self.query_one("#for", Static).update(plain(whom))
        names = " · ".join(one_line(one.text) for one in preview.found)
        still = say("compose.last.still", names=names) if names else say("compose.last.none")
        self.query_one("#still", Static).update(plain(still))
