"""The calendar where there is no room for it beside the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from carecompanion.tui.dialogs.dialog import Dialog
from carecompanion.tui.widgets.calendar import Calendar
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Mapping
    from datetime import date

    from textual.app import ComposeResult

    DaysOf = Callable[[tuple[date, ...]], Awaitable[Mapping[date, Collection[int]]]]


class CalendarDialog(Dialog["date | None"]):
    """One month; enter or a click goes to a day. None means it was left."""

    AUTO_FOCUS = "Calendar"
    CSS_PATH: ClassVar = ["../styles/calendar.tcss"]
    # In a dialog the arrows go from button to button; here they are the calendar's.
    BINDINGS: ClassVar = [Binding("escape", "back", show=False)]

    def __init__(self, *, today: date, day: date, days_of: DaysOf) -> None:
        super().__init__(title=say("journal.calendar.title"))
        self._today, self._day, self._days_of = today, day, days_of

    def compose_inside(self) -> ComposeResult:
        yield Calendar(today=self._today)
        keys = (("enter", "go"), ("t", "today"), ("esc", "leave"), ("pgup pgdn", "months"))
        yield self.keys_beside([(key, say(f"journal.calendar.key.{words}")) for key, words in keys])

    def on_mount(self) -> None:
        self.query_one(Calendar).stand_on(self._day)

    def on_calendar_months_turned(self, event: Calendar.MonthsTurned) -> None:
        """Which of its days have writing is read as it turns."""
        event.stop()
        self.run_worker(self._show_days(event.months))

    async def _show_days(self, months: tuple[date, ...]) -> None:
        self.query_one(Calendar).show_days(await self._days_of(months))

    def on_calendar_day_chosen(self, event: Calendar.DayChosen) -> None:
        """Go there."""
        event.stop()
        self.dismiss(event.day)

    def chosen(self, name: str) -> None:
        """There are no buttons here."""
