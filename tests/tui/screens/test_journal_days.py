"""The journal by its days and tags: beside the list on a wide screen, over it on others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from carecompanion.tui.widgets.calendar import Calendar
from carecompanion.tui.widgets.ledger import Ledger
from carecompanion.tui.widgets.tag_list import TagList
from tests.tui.conftest import HOSTILE
from tests.tui.screens.samples import ENTRIES
from tests.tui.screens.sitting import NOW, Sitting, sitting
from tests.vault.samples import entry

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WIDE = (120, 40)


def selected(here: Sitting) -> str:
    line = here.screen.query_one(Ledger).selected_entry
    return "" if line is None else line.title


def titles(here: Sitting) -> list[str]:
    return [line.title for line in here.screen.query_one(Ledger).entries]


def calendar(here: Sitting) -> Calendar:
    found: Calendar = here.app.screen.query_one(Calendar)
    return found


# three panes


async def test_at_110_columns_there_are_three_panes_and_below_there_are_two(tmp_path: Path) -> None:
    async with sitting(tmp_path, size=(109, 24), entries=ENTRIES) as here:
        await here.go("journal")
        assert "Mo Tu We" not in here.text()
        await here.pilot.resize_terminal(110, 24)
        await here.settle()
        assert "    Mo Tu We Th Fr Sa Su" in here.text()
        assert here.screen.query_one("#beside").region.width == 24
        assert here.screen.query_one(Ledger).region.width == 34
        assert "17•" in here.text()


async def test_the_days_that_have_writing_have_a_dot_and_the_tags_stand_below(tmp_path: Path) -> None:
    async with sitting(tmp_path, size=WIDE, entries=ENTRIES) as here:
        await here.go("journal")
        column = [row[:28].rstrip() for row in here.rows()]
        assert "     9•10 11•12 13 14•15" in column
        assert "    19 20•21 22 23•24 25" in column
        start = column.index("    Tags")
        assert column[start + 1 : start + 4] == ["    #family", "    #rota", "    #work"]


async def test_what_is_written_now_has_its_dot_at_once(tmp_path: Path) -> None:
    async with sitting(tmp_path, size=WIDE, entries=ENTRIES) as here:
        await here.go("journal")
        assert "16 17•18 19 20•" in here.text()
        await here.write("another", date(2026, 11, 18), tags=("home",))
        here.app.journal_changed()
        await here.settle()
        assert "16 17•18•19 20•" in here.text()
        assert "#home" in here.text()


async def test_arrows_in_the_calendar_take_the_list_along(tmp_path: Path) -> None:
    async with sitting(tmp_path, size=WIDE, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("c", "left")
        await here.until(lambda: selected(here) == "After the meeting")
        assert calendar(here).day == date(2026, 11, 19), "one may stand on a day without writing"
        await here.press("up", "up", "up")
        await here.until(lambda: selected(here) == "What was enough today")
        await here.press("enter")
        assert here.screen.focused.id == "list"


async def test_the_calendar_turns_with_the_list(tmp_path: Path) -> None:
    older = (("2025-03-04", "Long ago", {}), *ENTRIES)
    async with sitting(tmp_path, size=WIDE, entries=older) as here:
        await here.go("journal")
        await here.press("end")
        assert calendar(here).day == date(2025, 3, 4)
        assert any(row.startswith("    March 2025") for row in here.rows())


async def test_a_click_on_a_day_goes_there(tmp_path: Path) -> None:
    async with sitting(tmp_path, size=WIDE, entries=ENTRIES) as here:
        await here.go("journal")
        row = next(at for at, said in enumerate(here.rows()) if "9•10 11•12" in said)
        await here.pilot.click(offset=(here.rows()[row].index("11•"), row))
        await here.until(lambda: selected(here) == "What the rota guards")


async def test_a_day_that_has_not_come_in_is_read_with_its_neighbours_alone(tmp_path: Path) -> None:
    async with sitting(tmp_path, size=WIDE) as here:
        many = [
            entry(f"day {day}", title=f"day {day}", created=NOW - timedelta(days=day)) for day in range(450)
        ]
        await here.do(here.companion._vault.entries.add_many, many)
        await here.go("journal")
        day = (NOW - timedelta(days=300)).date()
        await here.press("g")
        await here.type(day.isoformat())
        await here.press("enter")
        assert selected(here) == "day 300"
        assert len(titles(here)) == 200
        await here.press("t")
        assert selected(here) == "day 0"
        await here.press("g")
        await here.type("1950-01-01")
        await here.press("enter")
        assert selected(here) == "day 449", "nothing is older: the oldest is the nearest"


async def test_where_the_calendar_goes_the_list_takes_the_keys(tmp_path: Path) -> None:
    async with sitting(tmp_path, size=WIDE, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("c")
        await here.pilot.resize_terminal(80, 24)
        await here.settle()
        assert here.screen.focused.id == "list"
        await here.press("down")
        assert selected(here) == "After the meeting"
        await here.pilot.resize_terminal(20, 6)
        await here.settle()
        await here.pilot.resize_terminal(*WIDE)
        await here.settle()
        await here.press("down")
        assert selected(here) == "Three things that carried"


# by keyboard alone on small screens


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_c_opens_the_calendar_over_the_list_and_goes_to_a_day(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with sitting(tmp_path, size=size, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("c")
        assert "16 17•18 19 20•" in here.text()
        assert "enter go there" in here.text()
        await here.press("left", "left", "left", "enter")
        assert here.name == "journal"
        assert selected(here) == "After the meeting"
        await here.press("c", "up", "escape")
        assert selected(here) == "After the meeting"


async def test_months_turn_in_the_dialog_and_show_their_days(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("c", "pageup")
        assert "12 13 14•15 16 17•18" in here.text()


async def test_g_takes_words_for_a_day(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("g")
        await here.type("23 october")
        await here.press("enter")
        assert selected(here) == "Where hope passed"
        await here.press("g")
        await here.type("the day of the elephants")
        await here.press("enter")
        assert "FaultDialog" in type(here.app.screen).__name__
        await here.press("escape")
        assert selected(here) == "Where hope passed"


async def test_the_palette_knows_them_by_name(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("ctrl+p")
        await here.type("days with")
        await here.press("enter")
        assert "16 17•18 19 20•" in here.text()


async def test_in_an_empty_journal_there_is_no_calendar_to_go_to(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.go("journal")
        await here.press("c", "g", "t")
        assert here.name == "journal"
        assert "What you write will be here" in here.text()


# tags beside the list


async def test_enter_on_a_tag_shows_only_what_has_it_and_the_same_again_takes_it_back(tmp_path: Path) -> None:
    async with sitting(tmp_path, size=WIDE, entries=ENTRIES) as here:
        await here.go("journal")
        here.screen.query_one(TagList).focus()
        await here.press("down", "enter")
        assert titles(here) == ["After the meeting", "What the rota guards"]
        assert here.rows()[2].endswith("#rota")
        assert any(row.startswith("  › #rota ●") for row in here.rows())
        await here.press("enter")
        assert len(titles(here)) == len(ENTRIES)


async def test_esc_leads_back_to_the_list_and_then_out_of_the_filters(tmp_path: Path) -> None:
    async with sitting(tmp_path, size=WIDE, entries=ENTRIES) as here:
        await here.go("journal")
        here.screen.query_one(TagList).focus()
        await here.press("enter", "escape")
        assert here.screen.focused.id == "list"
        assert titles(here) == ["Care I do alone"]
        assert here.rows()[-1].strip().startswith("enter read")
        assert "esc all again" in here.rows()[-1]
        await here.press("escape")
        assert len(titles(here)) == len(ENTRIES)
        assert "●" not in here.text()


async def test_filters_by_person_and_by_list(tmp_path: Path) -> None:
    async with sitting(tmp_path, size=(80, 30), entries=ENTRIES) as here:
        one = await here.do(here.companion.reading.entry, "@last")
        await here.do(here.companion._vault.entries.replace, replace(one, people=("R-heron", "wren")))
        await here.go("journal")
        await here.press("f")
        for group in ("tag", "pack", "kind", "person"):
            assert any(f"{group}  " in row for row in here.rows()), group
        await here.press("shift+tab", "space", "enter")
        assert titles(here) == ["The bus stop after work"]
        assert here.rows()[2].endswith("with R-heron")
        await here.press("f", "tab", "tab", "tab", "down", "space", "enter")
        assert here.rows()[2].endswith("with R-heron · with wren")


# text of anybody's


async def test_no_tag_handle_or_title_acts(tmp_path: Path) -> None:
    acting = {"\x1b", "\x9b", "\x07", "\u202e"}
    texts = [text.replace("\x00", "") for text in HOSTILE]  # the vault refuses that one
    async with sitting(tmp_path, size=WIDE) as here:
        made = [
            entry("words", title=text, tags=(text, "plain"), people=(text,), created=NOW - timedelta(days=at))
            for at, text in enumerate(texts)
        ]
        await here.do(here.companion._vault.entries.add_many, made)
        await here.go("journal")
        assert not acting & set(here.text())
        here.screen.query_one(TagList).focus()
        for _ in texts:
            await here.press("enter")
            assert len(titles(here)) in (1, len(texts))
            assert not acting & set(here.text())
            await here.press("enter", "down")
        await here.press("f", "pagedown")
        assert not acting & set(here.text())
        await here.press("shift+tab", "space", "enter")
        assert here.name == "journal"
        assert not acting & set(here.text())
        assert here.app.is_running


# as pictures


@pytest.mark.parametrize("theme", ["hearth", "paper"])
async def test_three_panes_look_as_they_were_kept(
    tmp_path: Path, theme: str, screen_snapshot: Callable[[Any], None]
) -> None:
    async with sitting(tmp_path, size=WIDE, theme=theme, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("down")
        await here.until(lambda: "stack chairs" in here.text())
        screen_snapshot(here.app)


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_the_calendar_over_the_list_looks_as_it_was_kept(
    tmp_path: Path, size: tuple[int, int], screen_snapshot: Callable[[Any], None]
) -> None:
    async with sitting(tmp_path, size=size, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("c")
        screen_snapshot(here.app)


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_the_filters_look_as_they_were_kept(
    tmp_path: Path, size: tuple[int, int], screen_snapshot: Callable[[Any], None]
) -> None:
    async with sitting(tmp_path, size=size, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("f", "down", "space")
        screen_snapshot(here.app)
