"""The calendar: dots beside days with writing, keys and mouse that go to a day, months that turn."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from textual import events

from carecompanion.tui.widgets.calendar import Calendar
from tests.tui.conftest import Host, text_of

if TYPE_CHECKING:
    from collections.abc import Collection

TODAY = date(2026, 11, 20)
NOVEMBER, OCTOBER = date(2026, 11, 1), date(2026, 10, 1)


class Turning(Host):
    def __init__(self, *, today: date = TODAY, months: int = 1, theme: str = "hearth") -> None:
        super().__init__(Calendar(today=today, months=months), theme=theme)

    def on_mount(self) -> None:
        self.calendar.focus()

    @property
    def calendar(self) -> Calendar:
        return self.query_one(Calendar)

    def shows(self, written: dict[date, Collection[int]]) -> None:
        self.calendar.show_days(written)

    def on_calendar_day_moved(self, event: Calendar.DayMoved) -> None:
        self.heard.append(("moved", event.day))

    def on_calendar_day_chosen(self, event: Calendar.DayChosen) -> None:
        self.heard.append(("chosen", event.day))

    def on_calendar_months_turned(self, event: Calendar.MonthsTurned) -> None:
        self.heard.append(("turned", event.months))


def styled(app: Turning, text: str) -> list[Any]:
    """The styles of every piece of the screen that is *text*."""
    strips = app.screen._compositor.render_strips()
    return [piece.style for strip in strips for piece in strip if piece.text == text and piece.style]


async def test_days_with_writing_have_a_dot_that_joins_nothing() -> None:
    app = Turning()
    async with app.run_test(size=(40, 12)) as pilot:
        app.shows({NOVEMBER: (1, 3, 19, 20, 21)})
        await pilot.pause()
        assert text_of(app)[:8] == [
            "  November 2026",
            "  Mo Tu We Th Fr Sa Su",
            "                     1•",
            "   2  3• 4  5  6  7  8",
            "   9 10 11 12 13 14 15",
            "› 16 17 18 19•20•21•22",
            "  23 24 25 26 27 28 29",
            "  30",
        ]


async def test_nothing_in_it_counts() -> None:
    app = Turning()
    async with app.run_test(size=(40, 12)) as pilot:
        app.shows({NOVEMBER: tuple(range(1, 31))})
        await pilot.pause()
        numbers = " ".join(text_of(app)).replace("•", " ").replace("›", " ").split()
        assert sorted(int(one) for one in numbers if one.isdecimal()) == [*range(1, 31), 2026]


async def test_today_is_underlined_and_the_day_one_stands_on_has_its_ground() -> None:
    app = Turning()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("left")
        await pilot.pause()
        assert styled(app, "20")[0].underline
        assert not styled(app, "19")[0].underline
        assert styled(app, "19")[0].bold
        assert styled(app, "19")[0].bgcolor != styled(app, "18")[0].bgcolor


async def test_arrows_go_by_days_and_weeks_and_turn_the_month() -> None:
    app = Turning()
    async with app.run_test(size=(40, 12)) as pilot:
        app.heard.clear()
        await pilot.press("left", "up", "right", "down")
        assert app.heard == [
            ("moved", date(2026, 11, 19)),
            ("moved", date(2026, 11, 12)),
            ("moved", date(2026, 11, 13)),
            ("moved", date(2026, 11, 20)),
        ]
        await pilot.press("up", "up", "up")
        assert app.calendar.day == date(2026, 10, 30)
        assert ("turned", (OCTOBER,)) in app.heard
        assert text_of(app)[0] == "  October 2026"


async def test_months_turn_and_the_day_is_the_last_where_there_is_no_such_day() -> None:
    app = Turning(today=date(2026, 12, 31))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("pageup")
        assert app.calendar.day == date(2026, 11, 30)
        await pilot.press("pagedown", "pagedown")
        assert app.calendar.day == date(2027, 1, 30)
        await pilot.press("t")
        assert app.calendar.day == date(2026, 12, 31)
        await pilot.press("enter")
        assert app.heard[-1] == ("chosen", date(2026, 12, 31))


async def test_with_two_months_the_later_is_above_and_says_the_year() -> None:
    app = Turning(today=date(2026, 1, 5), months=2)
    async with app.run_test(size=(40, 24)) as pilot:
        heads = [row.strip() for row in text_of(app) if row and not any(mark.isdigit() for mark in row[:6])]
        assert heads[0] == "January 2026"
        assert "December 2025" in heads
        await pilot.press("pageup")
        assert app.calendar.months == (date(2026, 1, 1), date(2025, 12, 1)), "it is in sight already"
        await pilot.press("pageup")
        assert app.calendar.months == (date(2025, 12, 1), date(2025, 11, 1))


async def test_a_click_goes_to_the_day_under_it_and_nowhere_else() -> None:
    app = Turning(months=2)
    async with app.run_test(size=(40, 24)) as pilot:
        app.heard.clear()
        await pilot.click(Calendar, offset=(6, 5))
        assert app.heard[-1] == ("chosen", date(2026, 11, 17))
        await pilot.click(Calendar, offset=(3, 13))
        assert app.heard[-1] == ("chosen", date(2026, 10, 12))
        said = len(app.heard)
        for offset in ((0, 5), (4, 0), (4, 1), (3, 2), (10, 8)):
            await pilot.click(Calendar, offset=offset)
        assert len(app.heard) == said


@pytest.mark.parametrize("months", [1, 3])
async def test_every_day_is_where_it_is_drawn(months: int) -> None:
    app = Turning(months=months)
    async with app.run_test(size=(40, 30)):
        rows = text_of(app)
        seen = 0
        for y, row in enumerate(rows):
            for x in range(2, 22, 3):
                day = app.calendar.day_at(x, y)
                if day is not None:
                    assert row[x : x + 2].strip() == str(day.day)
                    seen += 1
        assert seen == sum({1: (30,), 3: (30, 31, 30)}[months])


async def test_the_wheel_turns_the_months_and_the_day_stays() -> None:
    app = Turning()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot._post_mouse_events([events.MouseScrollUp], Calendar, offset=(5, 4), button=0)
        await pilot.pause()
        assert app.calendar.months == (OCTOBER,)
        assert app.calendar.day == TODAY


@pytest.mark.parametrize(("today", "keys"), [(date.min, "left up pageup"), (date.max, "right down pagedown")])
async def test_the_ends_of_the_calendar_are_the_end(today: date, keys: str) -> None:
    app = Turning(today=today, months=3)
    async with app.run_test(size=(40, 30)) as pilot:
        await pilot.press(*keys.split())
        assert app.calendar.day == today
        assert app.is_running


@pytest.mark.parametrize("width", [1, 2, 3, 12, 24])
async def test_a_narrow_pane_cuts_it_and_nothing_falls(width: int) -> None:
    app = Turning()
    async with app.run_test(size=(40, 12)) as pilot:
        app.calendar.styles.width = width
        await pilot.pause()
        assert all(len(row) <= width for row in text_of(app))
