"""The journal by its days and tags: a calendar and the tags beside the list, or the calendar over it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from carecompanion.domain.dates import day_from_words
from carecompanion.tui.dialogs.ask import LineDialog
from carecompanion.tui.journal_list import FOLLOW_SECONDS, JournalList
from carecompanion.tui.screen import told
from carecompanion.tui.text import plain_line
from carecompanion.tui.widgets.calendar import Calendar
from carecompanion.tui.widgets.tag_list import TagList
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from textual.app import ComposeResult
    from textual.timer import Timer

    from carecompanion.activities.companion import Companion
    from carecompanion.tui.widgets.ledger import Ledger

TWO_MONTHS_FROM, THREE_MONTHS_FROM = 30, 46
"""From so many rows on there is room for so many months above the tags."""


class JournalDays(JournalList):
    """What leads to a day: the calendar, and a day said in words. What leads to a tag: the list of them."""

    def __init__(self) -> None:
        super().__init__()
        self._goes: Timer | None = None
        self._is_beside_old = self._reads_beside = False

    @property
    def today(self) -> date:
        """The day it is."""
        return self.care.opening.world.now().date()

    @property
    def calendar(self) -> Calendar:
        """The calendar beside the list."""
        return self.query_one("#calendar", Calendar)

    def compose_beside(self) -> ComposeResult:
        with Vertical(id="beside"):
            yield Calendar(today=self.today, id="calendar")
            yield Static(plain_line(say("journal.tags")), id="tags-head")
            yield TagList(id="tags")

    def on_resize(self) -> None:
        """As many months as leave the tags some room."""
        super().on_resize()
        rows = self.app.size.height
        self.calendar.show_months(1 if rows < TWO_MONTHS_FROM else 2 if rows < THREE_MONTHS_FROM else 3)
        self.call_after_refresh(self._resized)  # once the styles of the new size hold

    def _resized(self) -> None:
        self._look_beside()
        stands_in = self.focused
        if self.has_list and not self.is_too_small and (stands_in is None or not stands_in.is_on_screen):
            self.ledger.focus()  # what had the focus went with its pane

    @property
    def has_beside(self) -> bool:
        """Is there room for the calendar beside the list?"""
        return self.is_attached and self.query_one("#beside").display

    def on_mount(self) -> None:
        super().on_mount()
        self._look_beside()

    def journal_changed(self) -> None:
        super().journal_changed()
        self._look_beside()

    def filters_changed(self) -> None:
        """Other entries are meant; the tags say by which of them."""
        self._look(anew=True)
        self._look_beside()

    # days with writing and tags, read when they are seen

    def _look_beside(self) -> None:
        self._is_beside_old = True
        if not self._reads_beside and self.has_beside and self.care.is_open:
            self._reads_beside = True
            self.run_worker(self._read_beside(), group="beside")

    @told
    async def _read_beside(self) -> None:
        try:
            while self._is_beside_old and self.care.is_open:
                self._is_beside_old = False
                tags, written = await self.desk.run(_beside, self.companion, self.calendar.months)
                self.calendar.show_days(written)
                self.query_one("#tags", TagList).show_tags(tags, self._filters.tags)
                self.query_one("#tags-head").display = bool(tags)
        finally:
            self._reads_beside = False

    def on_calendar_months_turned(self, event: Calendar.MonthsTurned) -> None:
        """Other months: which of their days have writing?"""
        event.stop()
        self._look_beside()

    async def days_with_writing(self, months: tuple[date, ...]) -> dict[date, Collection[int]]:
        """The days with writing, by the first day of their month."""
        if not self.care.is_open:
            return {}
        return await self.desk.run(_written, self.companion, months)

    # going to a day

    def on_calendar_day_moved(self, event: Calendar.DayMoved) -> None:
        """The list follows a moment later, so that moving through the days stays light."""
        event.stop()
        if self._goes is not None:
            self._goes.stop()
        self._goes = self.set_timer(FOLLOW_SECONDS, self._go_there)

    def _go_there(self) -> None:
        self.look_around(self.calendar.day)

    def on_calendar_day_chosen(self, event: Calendar.DayChosen) -> None:
        """Go there, and into the list."""
        event.stop()
        self.go_to(event.day)

    def go_to(self, day: date | None) -> None:
        """Select the newest entry of *day*, or the next older one, in the list. None: stay."""
        if day is None:
            return
        if self._goes is not None:
            self._goes.stop()
        self.ledger.focus()
        self.look_around(day)

    def on_rows_row_selected(self, event: Ledger.RowSelected) -> None:
        """The calendar turns to the month of the selected entry, unless one is moving in it."""
        if event.rows is not self.ledger:
            event.stop()
            return
        super().on_rows_row_selected(event)
        line = self.ledger.selected_entry
        if line is not None and not self.calendar.has_focus:
            self.calendar.stand_on(line.day)

    def action_calendar(self) -> None:
        """Into the calendar: beside the list, or over it where there is no room."""
        if self.has_beside:
            self.calendar.focus()
            return
        from carecompanion.tui.dialogs.calendar import CalendarDialog

        line = self.ledger.selected_entry
        day = self.today if line is None else line.day
        self.app.push_screen(
            CalendarDialog(today=self.today, day=day, days_of=self.days_with_writing), self.go_to
        )

    def action_to_today(self) -> None:
        """To today, or the newest day before it with writing."""
        self.go_to(self.today)

    def action_go_to_day(self) -> None:
        """To a day said in words."""
        self.app.push_screen(
            LineDialog(
                title=say("journal.day.title"),
                says=say("journal.day.says"),
                yes=say("journal.day.yes"),
                no=say("journal.day.no"),
            ),
            self._go_to_words,
        )

    @told
    async def _go_to_words(self, said: str | None) -> None:
        if said is not None and said.strip():
            self.go_to(day_from_words(said, self.today, past=True))

    # tags

    def choose_tag(self, row: int) -> None:
        """Only entries with the tag of that row, or no longer only those."""
        tag = self.query_one("#tags", TagList).tags[row]
        held = self._filters.tags
        tags = tuple(one for one in held if one != tag) if tag in held else (*held, tag)
        self._filters = replace(self._filters, tags=tags)
        self.filters_changed()


def _beside(
    companion: Companion, months: tuple[date, ...]
) -> tuple[tuple[str, ...], dict[date, Collection[int]]]:
    return companion.reading.tags(), _written(companion, months)


def _written(companion: Companion, months: tuple[date, ...]) -> dict[date, Collection[int]]:
    return {month: companion.reading.days(month.year, month.month) for month in months}
