"""Step one: entries with ○ and ●, nothing chosen unless one came here from an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from carecompanion.tui.text import plain
from carecompanion.tui.widgets.choices import Choice, Choices
from carecompanion.tui.widgets.empty_place import EmptyPlace
from carecompanion.words import say
from carecompanion.words.days import day_seen_from

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult

    from carecompanion.domain.entry import EntryLine
    from carecompanion.tui.screens.compose.making import Making


class ChooseStep(Vertical):
    """Entries newest first, without those marked private."""

    DEFAULT_CSS = """
    ChooseStep > #asks { height: auto; }
    ChooseStep > #safe { height: auto; color: $quiet; margin-bottom: 1; }
    ChooseStep EmptyPlace { display: none; }
    ChooseStep.is-empty EmptyPlace { display: block; }
    ChooseStep.is-empty Choices, ChooseStep.is-empty > #asks, ChooseStep.is-empty > #safe { display: none; }
    """

    def __init__(self, making: Making) -> None:
        super().__init__(id="choose")
        self._making = making
        self._lines: list[EntryLine] = []

    def compose(self) -> ComposeResult:
        yield Static(plain(say("compose.choose.asks")), id="asks", classes="says")
        yield Static(plain(say("compose.choose.note")), id="safe")
        yield Choices(id="entries")
        yield EmptyPlace(say("compose.choose.empty"), "esc", say("commands.compose.back"))

    @property
    def focus_on(self) -> str:
        """What takes the focus in this step."""
        return "#entries"

    def add_lines(self, lines: tuple[EntryLine, ...], today: date, *, more: bool) -> None:
        """More entries from the journal; those marked private stay out."""
        self._lines += [line for line in lines if not line.private]
        rows = [
            Choice(line.id, line.title or say("compose.choose.untitled"), day_seen_from(line.day, today))
            for line in self._lines
        ]
        self.set_class(not rows and not more, "is-empty")
        self.query_one(Choices).show_choices(rows, set(self._making.chosen), more=more)

    @property
    def count(self) -> int:
        """How many entries may be chosen from."""
        return len(self._lines)

    def toggle(self) -> None:
        """Choose the selected entry, or put it back."""
        choices = self.query_one(Choices)
        choice = choices.selected_choice
        if choice is not None:
            line = next(one for one in self._lines if one.id == choice.key)
            self._making.toggle(line.id)
            choices.mark(set(self._making.chosen))
