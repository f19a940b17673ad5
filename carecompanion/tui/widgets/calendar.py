"""A calendar of days with writing: a dot beside each, never joined, never counted. Keys and mouse go to a day."""

from __future__ import annotations

from calendar import monthcalendar, monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.style import Style

from carecompanion.tui.widgets.drawn import Drawn
from carecompanion.words import say
from carecompanion.words.days import month_head

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from textual import events

_MARKER: Final = 2
_DAY: Final = 3
_HEAD: Final = 2
_WEEKS: Final = 6
_MONTH_ROWS: Final = _HEAD + _WEEKS + 1
"""A month takes the same rows whatever its weeks, and one blank: turning moves nothing below."""
_UNDERLINED: Final = Style(underline=True)


class Calendar(Drawn, can_focus=True):
    """Months, the latest first. :class:`DayMoved` as one moves, :class:`DayChosen` by enter or a click."""

    DEFAULT_CSS = "Calendar { width: 24; height: auto; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "move(-1)", show=False),
        Binding("right,l", "move(1)", show=False),
        Binding("up,k", "move(-7)", show=False),
        Binding("down,j", "move(7)", show=False),
        Binding("pageup", "turn(-1)", show=False),
        Binding("pagedown", "turn(1)", show=False),
        Binding("t", "today", show=False, id="journal.to_today"),
        Binding("enter", "choose", show=False),
    ]

    @dataclass
    class DayMoved(Message):
        """One stands on ``day`` now."""

        calendar: Calendar
        day: date

    @dataclass
    class DayChosen(Message):
        """``day`` was asked for."""

        calendar: Calendar
        day: date

    @dataclass
    class MonthsTurned(Message):
        """Other months are shown, by their first days: which of their days have writing is wanted."""

        calendar: Calendar
        months: tuple[date, ...]

    def __init__(self, *, today: date, months: int = 1, id: str | None = None) -> None:  # noqa: A002 - the toolkit's
        super().__init__(id=id)
        self._today = self._day = today
        self._months = months
        self._latest = _number(today)
        self._written: Mapping[date, Collection[int]] = {}

    def on_mount(self) -> None:
        """Ask for the first months."""
        self._turned()

    # what is shown

    @property
    def day(self) -> date:
        """The day one stands on."""
        return self._day

    @property
    def months(self) -> tuple[date, ...]:
        """The first days of the months that are shown, the latest first."""
        numbers = (self._latest - back for back in range(self._months))
        return tuple(_month(number) for number in numbers if number >= _number(date.min))

    def show_months(self, how_many: int) -> None:
        """Show so many months, one or more."""
        if how_many != self._months:
            self._months = how_many
            self._bring_into_sight()
            self._turned()

    def show_days(self, written: Mapping[date, Collection[int]]) -> None:
        """The days with writing, by the first day of their month."""
        if written != self._written:
            self._written = dict(written)
            self.redraw()

    def stand_on(self, day: date) -> None:
        """Stand on *day*, turning to its month; nobody is told but for the months."""
        if day != self._day:
            self._day = day
            before = self._latest
            self._bring_into_sight()
            if self._latest != before:
                self._turned()
            else:
                self.redraw()

    def day_at(self, column: int, row: int) -> date | None:
        """The day drawn there; None between days."""
        block, line = divmod(row, _MONTH_ROWS)
        week, place = line - _HEAD, (column - _MARKER) // _DAY
        if not (
            0 <= block < len(self.months) and 0 <= week < _WEEKS and 0 <= place < 7 and column >= _MARKER
        ):
            return None
        month = self.months[block]
        weeks = monthcalendar(month.year, month.month)
        day = weeks[week][place] if week < len(weeks) else 0
        return month.replace(day=day) if day else None

    # drawing

    def draw(self, width: int) -> list[Content]:
        """The months one under another."""
        del width
        rows: list[Content] = []
        above = None
        for month in self.months:
            if above is not None:
                rows.append(Content(""))
            rows += self._month_rows(month, with_year=above is None or above.year != month.year)
            above = month
        return rows

    def _month_rows(self, month: date, *, with_year: bool) -> Iterator[Content]:
        margin = " " * _MARKER
        quiet = self.voice("quiet")
        yield Content(margin) + Content.styled(month_head(month, with_year=with_year), quiet)
        names = " ".join(say(f"journal.calendar.weekday.{day}")[:2].ljust(2) for day in range(7))
        yield Content(margin) + Content.styled(names, quiet)
        weeks = monthcalendar(month.year, month.month)
        written = self._written.get(month, ())
        for week in range(_WEEKS):
            days = weeks[week] if week < len(weeks) else []
            is_here = self.has_focus and month == self._day.replace(day=1) and self._day.day in days
            row = Content.styled((self.glyphs.chosen if is_here else "").ljust(_MARKER), self.voice("mark"))
            for day in days:
                row += (
                    self._day_cell(month.replace(day=day), is_written=day in written)
                    if day
                    else Content("   ")
                )
            yield row

    def _day_cell(self, day: date, *, is_written: bool) -> Content:
        said = str(day.day)
        words = Content.styled(said, self.voice("says" if is_written else "quiet"))
        if day == self._today:
            words = words.stylize(_UNDERLINED)
        cell = Content(" " * (2 - len(said))) + words
        if self.has_focus and day == self._day:
            cell = cell.stylize(self.voice("selected")).stylize(self.voice("says"))
        dot = self.glyphs.here if is_written else " "
        return cell + Content.styled(dot, self.voice("mark"))

    # keys and mouse

    def action_move(self, days: int) -> None:
        """So many days on; the ends of the calendar are the end."""
        try:
            self._go(self._day + timedelta(days=days))
        except OverflowError:
            return

    def action_turn(self, months: int) -> None:
        """So many months on, to the same day of the month or its last."""
        number = _number(self._day) + months
        if _number(date.min) <= number <= _number(date.max):
            month = _month(number)
            self._go(month.replace(day=min(self._day.day, monthrange(month.year, month.month)[1])))

    def action_today(self) -> None:
        """Today."""
        self._go(self._today)

    def action_choose(self) -> None:
        """The day one stands on."""
        self.post_message(self.DayChosen(self, self._day))

    def on_click(self, event: events.Click) -> None:
        """A click on a day goes there."""
        day = self.day_at(event.x, event.y)
        if day is not None:
            event.stop()
            self.stand_on(day)
            self.post_message(self.DayChosen(self, day))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel turns the months; the day stays."""
        event.stop()
        self._turn(-1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel turns the months; the day stays."""
        event.stop()
        self._turn(1)

    # inside

    def _go(self, day: date) -> None:
        if day != self._day:
            self.stand_on(day)
            self.post_message(self.DayMoved(self, day))

    def _turn(self, by: int) -> None:
        latest = self._latest + by
        if _number(date.min) <= latest <= _number(date.max):
            self._latest = latest
            self._turned()

    def _bring_into_sight(self) -> None:
        # To the month before: as little as brings it into sight; further: that month comes first.
        here, last = _number(self._day), self._latest - self._months + 1
        if here == last - 1:
            self._latest = min(here + self._months - 1, _number(date.max))
        elif not last <= here <= self._latest:
            self._latest = here

    def _turned(self) -> None:
        self.redraw()
        self.post_message(self.MonthsTurned(self, self.months))


def _number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _month(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)
