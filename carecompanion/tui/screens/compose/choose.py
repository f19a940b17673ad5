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
        self._today: date | None = None
        self._more = False

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
        self._today, self._more = today, more
        self.set_class(not self._lines and not more, "is-empty")
        self.show_marks()

    def show_marks(self) -> None:
        """What is chosen, and of what only a part is."""
        self.query_one(Choices).show_choices(
            [self._row(line) for line in self._lines], set(self._making.chosen), more=self._more
        )

    def _row(self, line: EntryLine) -> Choice:
        day = "" if self._today is None else day_seen_from(line.day, self._today)
        if line.id in self._making.excerpts:
            day = say("compose.choose.part", day=day)
        return Choice(line.id, line.title or say("compose.choose.untitled"), day)

    @property
    def count(self) -> int:
        """How many entries may be chosen from."""
        return len(self._lines)

    @property
    def line(self) -> EntryLine | None:
        """The entry one stands on."""
        choice = self.query_one(Choices).selected_choice
        return None if choice is None else next(one for one in self._lines if one.id == choice.key)

    def toggle(self) -> bool:
        """Choose the selected entry, or put it back. False where there is none."""
        line = self.line
        if line is None:
            return False
        self._making.toggle(line.id)
        self.show_marks()
        return True
