"""The list of entries: what it shows, what it asks for, and how little it does for a great many."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from textual.geometry import Region

from carecompanion.domain.entry import EntryKind, EntryLine
from carecompanion.domain.ids import EntryId
from carecompanion.tui.widgets.ledger import Ledger
from tests.tui.conftest import HOSTILE, Host, text_of

if TYPE_CHECKING:
    from carecompanion.tui.widgets.rows import Rows

NEWEST = date(2026, 11, 20)
TITLES = (
    "The bus stop after work",
    "After the meeting",
    "Three things that carried me",
    "漢字かな交じり文の長い題名がここに",
    "",
)


def lines(count: int, *, start: int = 0, apart: int = 3, titles: tuple[str, ...] = TITLES) -> list[EntryLine]:
    return [
        EntryLine(
            id=EntryId(f"entry-{at}"),
            moment=10_000_000 - at,
            day=NEWEST - timedelta(days=at * apart % 300_000),
            title=titles[at % len(titles)],
            kind=EntryKind.FREE,
        )
        for at in range(start, start + count)
    ]


class Listed(Host):
    CSS = "Ledger { width: 32; max-width: 100%; }"

    def __init__(self, page: list[EntryLine], *, more: bool = False) -> None:
        super().__init__(Ledger())
        self.page, self.more = page, more

    def on_mount(self) -> None:
        self.ledger.set_page(self.page, self.more)
        self.ledger.focus()

    @property
    def ledger(self) -> Ledger:
        return self.query_one(Ledger)

    def on_rows_row_selected(self, event: Rows.RowSelected) -> None:
        self.heard.append(("selected", event.row))

    def on_rows_row_chosen(self, event: Rows.RowChosen) -> None:
        self.heard.append(("chosen", event.row))

    def on_ledger_need_older(self, event: Ledger.NeedOlder) -> None:
        self.heard.append(("older", event.before))

    def on_ledger_need_newer(self, event: Ledger.NeedNewer) -> None:
        self.heard.append(("newer", event.after))

    def on_ledger_need_end(self, event: Ledger.NeedEnd) -> None:
        self.heard.append(("end", event.newest))


async def test_entries_stand_under_the_heads_of_their_months() -> None:
    app = Listed(lines(9), more=True)
    async with app.run_test(size=(40, 16)):
        assert text_of(app)[:14] == [
            "  November 2026",
            "› Fri 20  The bus stop after w…",
            "  Tue 17  After the meeting",
            "  Sat 14  Three things that ca…",
            "  Wed 11  漢字かな交じり文の長…",
            "  Sun 8",
            "  Thu 5   The bus stop after w…",
            "  Mon 2   After the meeting",
            "",
            "  October",
            "  Fri 30  Three things that ca…",
            "  Tue 27  漢字かな交じり文の長…",
            "  …",
            "",
        ]


async def test_the_year_is_said_where_it_changes() -> None:
    app = Listed(lines(3, apart=30))
    async with app.run_test(size=(40, 16)):
        heads = [row.strip() for row in text_of(app)]
        assert "November 2026" in heads
        assert "October" in heads
        assert "September" in heads
    app = Listed(lines(2, apart=330))
    async with app.run_test(size=(40, 16)):
        assert "December 2025" in [row.strip() for row in text_of(app)]


async def test_keys_move_the_selection_and_enter_asks_for_it() -> None:
    app = Listed(lines(40))
    async with app.run_test(size=(40, 12)) as pilot:
        app.heard.clear()
        await pilot.press("j", "down", "k", "up", "up")
        assert app.ledger.selected == 0
        await pilot.press("end")
        assert app.ledger.selected == 39
        assert any(row.startswith("›") for row in text_of(app))
        await pilot.press("j", "home")
        assert app.ledger.selected == 0
        assert text_of(app)[0].strip() == "November 2026", "the head above the first row is seen again"
        await pilot.press("pagedown", "enter")
        assert app.ledger.selected > 5
        assert app.heard[-1] == ("chosen", app.ledger.selected)
        await pilot.press("pageup")
        assert app.ledger.selected == 0


async def test_a_click_selects_and_a_second_one_asks() -> None:
    app = Listed(lines(9))
    async with app.run_test(size=(40, 16)) as pilot:
        app.heard.clear()
        await pilot.click(Ledger, offset=(12, 3))
        await pilot.click(Ledger, offset=(12, 3))
        await pilot.click(Ledger, offset=(3, 0))
        assert app.heard == [("selected", 2), ("chosen", 2)]


async def test_without_focus_the_selected_row_is_only_bold() -> None:
    app = Listed(lines(3))
    async with app.run_test(size=(40, 8)) as pilot:
        focused = app.screen._compositor.render_strips()[1]
        app.set_focus(None)
        await pilot.pause()
        blurred = app.screen._compositor.render_strips()[1]
        grounds = [
            {str(segment.style.bgcolor) for segment in row if segment.style and segment.text.strip()}
            for row in (focused, blurred)
        ]
        assert "#362d25" in str(grounds[0])
        assert "#362d25" not in str(grounds[1])
        assert not blurred.text.startswith("›")
        assert any(segment.style and segment.style.bold for segment in blurred)


async def test_hits_of_a_search_are_underlined() -> None:
    app = Listed(lines(2))
    async with app.run_test(size=(40, 8)) as pilot:
        app.ledger.underline(["BUS", "wo", "(", ""])
        await pilot.pause()
        row = app.screen._compositor.render_strips()[1]
        assert [segment.text for segment in row if segment.style and segment.style.underline] == ["bus", "w"]
        app.ledger.underline([])
        await pilot.pause()
        row = app.screen._compositor.render_strips()[1]
        assert not any(segment.style and segment.style.underline for segment in row)


async def test_older_entries_are_asked_for_once_when_the_end_is_near() -> None:
    app = Listed(lines(200), more=True)
    async with app.run_test(size=(40, 20)) as pilot:
        assert ("older", 10_000_000 - 199) not in app.heard
        app.ledger.selected = 199
        await pilot.press("up", "up")
        assert [what for what in app.heard if what[0] == "older"] == [("older", 10_000_000 - 199)]
        app.ledger.add_older(lines(200, start=200), more=False)
        await pilot.pause()
        assert app.ledger.row_count() == 400
        assert app.ledger.selected == 197
        await pilot.press("end")
        assert app.ledger.selected == 399
        assert text_of(app)[-1].strip() != "…"
        assert len([what for what in app.heard if what[0] == "older"]) == 1


async def test_newer_entries_come_in_above_and_what_is_seen_stays() -> None:
    app = Listed(lines(5))
    async with app.run_test(size=(40, 20)) as pilot:
        app.ledger.set_page(lines(200, start=200), more=False, newer=True, row=100)
        await pilot.pause()
        assert ("newer", 10_000_000 - 200) not in app.heard
        app.ledger.selected = 50
        await pilot.pause()
        assert app.heard.count(("newer", 10_000_000 - 200)) == 1
        seen = [row[:30].rstrip() for row in text_of(app)]  # without the scrollbar
        app.ledger.add_newer(lines(200), newer=False)
        await pilot.pause()
        assert app.ledger.selected == 250
        assert [row[:30].rstrip() for row in text_of(app)] == seen
        assert app.ledger.row_count() == 400
        await pilot.press("home")
        assert app.ledger.selected == 0
        assert text_of(app)[0] == "  November 2026"


async def test_the_ends_that_have_not_come_in_are_asked_for_at_once() -> None:
    app = Listed(lines(200), more=True)
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.press("end")
        assert ("end", False) in app.heard
        assert app.ledger.selected == 0
        app.ledger.set_page(lines(200, start=200), more=False, newer=True, row=199)
        await pilot.press("home")
        assert ("end", True) in app.heard
        assert app.ledger.selected == 199
        assert not app.ledger.select_day(NEWEST), "it may be among the newer ones"


async def test_closest_first_goes_on_page_by_page() -> None:
    app = Listed(lines(5))
    async with app.run_test(size=(40, 20)) as pilot:
        app.ledger.set_page(lines(200), more=True, today=NEWEST)
        await pilot.press("end")
        assert app.ledger.selected == 199
        assert not app.ledger.select_day(NEWEST)


async def test_scrolling_with_the_wheel_asks_for_older_entries_too() -> None:
    app = Listed(lines(200), more=True)
    async with app.run_test(size=(40, 20)) as pilot:
        app.ledger.scroll_end(animate=False, force=True, immediate=True)
        await pilot.pause()
        assert ("older", 10_000_000 - 199) in app.heard
        assert app.ledger.selected == 0


async def test_a_month_that_spans_two_pages_has_one_head() -> None:
    app = Listed(lines(3, apart=1), more=True)
    async with app.run_test(size=(40, 20)) as pilot:
        app.ledger.add_older(lines(3, start=3, apart=1), more=False)
        await pilot.pause()
        assert [row for row in text_of(app) if "November" in row] == ["  November 2026"]
        assert len([row for row in text_of(app) if row]) == 7


async def test_the_selected_entry_stays_selected_when_the_page_changes() -> None:
    app = Listed(lines(20))
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.press("j", "j")
        held = app.ledger.selected_entry
        app.heard.clear()
        app.ledger.set_page(lines(10, start=1), more=False)
        await pilot.pause()
        assert app.ledger.selected_entry == held
        assert app.heard == []
        app.ledger.set_page(lines(10, start=10), more=False)
        await pilot.pause()
        assert app.ledger.selected == 0
        assert app.heard == [("selected", 0)]
        app.ledger.set_page([], more=False)
        await pilot.pause()
        assert app.ledger.selected_entry is None
        await pilot.press("enter", "j", "end", "pagedown", "home")


async def test_a_day_or_an_entry_can_be_gone_to() -> None:
    app = Listed(lines(40))
    async with app.run_test(size=(40, 12)):
        assert app.ledger.select_day(date(2026, 11, 13))
        entry = app.ledger.selected_entry
        assert entry is not None
        assert entry.day == date(2026, 11, 11)
        assert not app.ledger.select_day(date(1990, 1, 1))
        assert app.ledger.select_entry(EntryId("entry-30"))
        assert app.ledger.selected == 30
        assert not app.ledger.select_entry(EntryId("gone"))


async def test_a_hundred_thousand_entries_cost_a_screenful_a_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Listed(lines(100_000, apart=1))
    drawn: list[int] = []
    original = Ledger.draw_line

    def counted(self: Ledger, line: int, width: int) -> object:
        drawn.append(line)
        return original(self, line, width)

    monkeypatch.setattr(Ledger, "draw_line", counted)
    async with app.run_test(size=(40, 24)) as pilot:
        await pilot.press("j")
        for keys, at_most in ((["j"], 2), (["pagedown"], 28), (["end"], 28), (["k"], 2), (["home"], 28)):
            drawn.clear()
            await pilot.press(*keys)
            assert 0 < len(drawn) <= at_most, keys
        drawn.clear()
        app.ledger.render_lines(Region(0, 0, 32, 24))
        assert len(drawn) <= 24


@pytest.mark.parametrize("title", HOSTILE)
async def test_no_size_and_no_title_ends_the_program(title: str) -> None:
    app = Listed(lines(30, titles=(title,)), more=True)
    async with app.run_test(size=(80, 24)) as pilot:
        shown = "".join(text_of(app))
        assert not any(mark in shown for mark in "\x1b\x9b\x00\r\u202e\u2066")
        app.ledger.underline([title])
        for width, height in ((1, 1), (2, 2), (5, 1), (11, 3), (12, 9), (200, 5), (3, 40)):
            await pilot.resize_terminal(width, height)
            await pilot.press("j")
