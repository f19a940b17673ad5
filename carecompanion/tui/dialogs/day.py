"""Asks for a day in words, and answers under the line with the day that it understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input, Static

from carecompanion.domain.dates import day_from_words
from carecompanion.errors import WrongDay
from carecompanion.tui.dialogs.dialog import Dialog
from carecompanion.tui.text import plain
from carecompanion.tui.widgets.one_line import OneLine
from carecompanion.words import say
from carecompanion.words.days import day_answered

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult


class DayDialog(Dialog["date | None"]):
    """A day; None means it was left. What is not understood keeps it open, and says so under the line."""

    DEFAULT_CSS = "DayDialog #understood { color: $quiet; height: auto; margin: 0 0 1 1; }"

    def __init__(
        self, *, title: str, says: str, means: str = "", value: str, today: date, yes: str, no: str
    ) -> None:
        super().__init__(title=title)
        self._says, self._means, self._value = says, means, value
        self._today, self._yes, self._no = today, yes, no

    def compose_inside(self) -> ComposeResult:
        yield self.says(self._says)
        if self._means:
            yield self.quiet(self._means)
        yield OneLine(self._value, id="answer", select_on_focus=True)
        yield Static(plain(self._understood(self._value)), id="understood")
        yield self.buttons((("yes", self._yes), ("no", self._no)))

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.query_one("#understood", Static).update(plain(self._understood(event.value)))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.chosen("yes")

    def chosen(self, name: str) -> None:
        line = self.query_one("#answer", Input)
        day = self._day(line.value)
        if name == "no":
            self.dismiss(None)
        elif day is not None:
            self.dismiss(day)
        else:
            line.focus()

    def _day(self, words: str) -> date | None:
        try:
            return day_from_words(words, self._today)
        except WrongDay:
            return None

    def _understood(self, words: str) -> str:
        day = self._day(words)
        return say("errors.WrongDay.words.hint") if day is None else day_answered(day, self._today)
