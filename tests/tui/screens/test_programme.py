"""A programme on the screen: begun by the palette, looked at before its days, its parts begun from there."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest

from carecompanion.domain.ids import PackId
from carecompanion.domain.practice import Session
from carecompanion.domain.programme_week import Stand
from tests.gathering import EVENINGS, PROGRAMME
from tests.practising import PACK, use_packs
from tests.tui.screens import sitting as place
from tests.tui.screens.mouse import click, click_at
from tests.tui.screens.sitting import sitting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import App

    from carecompanion.domain.programme_week import Going
    from tests.tui.screens.sitting import Sitting

SIX: Final = "six-weeks-imperfect-allies"
CIRCLE: Final = "equity-in-leadership-circle"
HOSTILE: Final = "[@click=app.quit]x[/] [/]"


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three evenings, and the pack they draw on."""
    use_packs(monkeypatch, PACK, EVENINGS)


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Days go by."""

    def go_by(count: int) -> None:
        monkeypatch.setattr(place, "NOW", place.NOW + timedelta(days=count))

    return go_by


async def going_through(here: Sitting, name: str = EVENINGS.id) -> Going:
    companion = here.companion
    going: Going = await here.do(lambda: companion.gathering.start(companion.prompting.pack(name)))
    return going


async def opened(here: Sitting, name: str = EVENINGS.id) -> None:
    await going_through(here, name)
    await here.go("ongoing")
    await here.press("enter")


async def now(here: Sitting) -> Going:
    found: Going = await here.do(here.companion.gathering.find)
    return found


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (120, 40)])
async def test_this_weeks_meeting_is_there_with_its_parts_and_what_is_done_together(
    tmp_path: Path,
    size: tuple[int, int],
    days: Callable[[int], None],
    screen_snapshot: Callable[[App[int]], None],
) -> None:
    async with sitting(tmp_path, size=size) as here:
        await going_through(here, SIX)
        days(22)
        await here.go("ongoing")
        await here.press("enter")
        screen_snapshot(here.app)


async def test_what_it_hopes_for_is_told_in_words_and_by_its_meetings(
    tmp_path: Path, screen_snapshot: Callable[[App[int]], None]
) -> None:
    async with sitting(tmp_path, size=(120, 40)) as here:
        await opened(here, CIRCLE)
        await here.press("o")
        screen_snapshot(here.app)
        await here.press("o")
        assert "Until next time" not in here.text()
        assert "mine-to-change" not in here.text()
        assert "to write" in here.text()


@pytest.mark.usefixtures("small")
async def test_a_member_begins_from_the_palette_and_is_told_the_day_that_was_understood(
    tmp_path: Path,
) -> None:
    async with sitting(tmp_path) as here:
        await here.screen.run_action("begin_programme")
        await here.settle()
        await here.press("enter")
        assert EVENINGS.care_note in here.text()
        assert "has power over some" in here.text()
        await here.type("no day at all")
        await here.press("enter")
        assert here.name == "DayDialog", "what is no day keeps it open"
        assert "Say tomorrow, Friday, in two weeks" in here.text()
        for _ in range(30):
            await here.press("backspace")
        await here.type("tomorrow")
        assert "Sat 21 November" in here.text()
        await here.press("enter")
        assert here.name == "programme"
        assert (await now(here)).stand is Stand.AHEAD
        await here.press("escape")
        assert "Soon  Evening 1: how it is" in here.text()
        await here.screen.run_action("begin_programme")
        await here.settle()
        assert here.said[-1] == "No pack here has a programme to begin."


@pytest.mark.usefixtures("small")
async def test_any_meeting_may_be_looked_at_with_one_key_and_nothing_is_changed_by_it(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await opened(here)
        assert "Evening 1: how it is" in here.text()
        before = await now(here)
        await here.press("right")
        assert "Fri 4 December · to come · towards O1, O2" in here.text()
        assert "From a pack you do not have: elsewhere/a-walk" in here.text()
        await here.press("right", "right", "right")
        assert "Evening 3: one line" in here.text()
        await here.press("t")
        assert EVENINGS.leaving in here.text(), "where it can close, the pack's last line stands"
        await here.press("left", "left", "left")
        assert "Evening 1" in here.text()
        assert await now(here) == before


@pytest.mark.usefixtures("small")
async def test_a_prompt_opens_its_page_a_strong_one_behind_its_note_and_a_practice_its_run(
    tmp_path: Path,
) -> None:
    async with sitting(tmp_path) as here:
        await opened(here)
        await here.press("enter")
        assert here.name == "write"
        await here.type("A wet coat.")
        await here.press("ctrl+s", "enter")
        assert here.name == "programme"
        assert "written Fri 20" in here.text()
        await here.press("right", "enter")
        assert "With whom" in here.text()
        await here.press("enter", "m", "y")
        assert here.name == "run"
        await here.press("escape")
        assert here.name == "programme"
        assert "open" in next(row for row in here.rows() if "Two voices" in row)
        await here.press("enter")
        assert here.name == "run"
        await here.press("escape", "down", "enter")
        assert here.name == "programme", "what is not here opens nothing, and is no error"
        assert "What would you answer?" not in here.text()
        await here.press("down", "enter")
        assert "Asks about words that hurt." in here.text()
        await here.press("escape")
        assert here.name == "programme"


@pytest.mark.usefixtures("small")
async def test_time_rests_and_goes_on_by_one_key(tmp_path: Path, days: Callable[[int], None]) -> None:
    async with sitting(tmp_path) as here:
        await opened(here)
        await here.press("p")
        assert (await now(here)).is_paused
        assert "Time rests. It waits for you." in here.text()
        assert "p go on with it" in here.text()
        days(50)
        await here.press("escape")
        await here.go("today")
        assert "Evening" not in here.text(), "what rests does not call"
        await here.go("ongoing")
        assert "time rests" in here.text()
        await here.press("enter", "p")
        assert (await now(here)).stand is Stand.NOW
        assert "this week" in here.text()


@pytest.mark.usefixtures("small")
async def test_the_meeting_that_is_looked_at_moves_and_what_comes_after_moves_along(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await opened(here)
        await here.press("right", "m")
        assert "On which day is “Evening 2: how it could be”?" in here.text()
        assert "2026-12-04" in here.text()
        for _ in range(10):
            await here.press("backspace")
        await here.type("1 February")
        await here.press("enter")
        assert "Mon 1 February 2027" in here.text()
        moved = await now(here)
        assert [moved.day_of(at).isoformat() for at in range(3)] == ["2026-11-20", "2027-02-01", "2027-02-15"]


@pytest.mark.usefixtures("small")
async def test_it_is_left_in_one_step_and_goes_from_every_place(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await opened(here)
        await here.press("l", "escape")
        assert here.name == "programme"
        await here.press("l", "l")
        assert here.name == "ongoing"
        assert "Three evenings" not in here.text()
        await here.go("today")
        assert "This week" not in here.text()


@pytest.mark.usefixtures("small")
async def test_what_is_left_in_another_window_closes_here(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await opened(here)
        await here.do(here.companion.gathering.leave, await now(here))
        here.app.journal_changed()
        await here.settle()
        assert here.name == "ongoing"


async def test_today_names_this_weeks_meeting_and_several_in_one_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, days: Callable[[int], None]
) -> None:
    other = replace(
        EVENINGS,
        id=PackId("circle"),
        programme=replace(
            PROGRAMME, title="Circle", sessions=(Session(0, "Meeting 1", prompts=("slow-steps/arrive",)),)
        ),
    )
    use_packs(monkeypatch, PACK, EVENINGS, other)
    async with sitting(tmp_path) as here:
        await going_through(here)
        await here.go("ongoing")
        await here.go("today")
        assert "This week  Evening 1: how it is" in here.text()
        await here.press("tab", "enter")
        assert here.name == "programme"
        await here.press("escape")
        await going_through(here, "circle")
        here.app.journal_changed()
        await here.settle()
        assert "This week  Evening 1: how it is · Meeting 1" in here.text()
        await here.press("enter")
        assert here.name == "ongoing"
        days(7)
        await here.go("today")
        assert "Evening 2" not in here.text()
        days(1)
        await here.go("ongoing")
        await here.go("today")
        assert "Soon  Evening 2: how it could be" in here.text()
        days(30)
        await here.go("ongoing")
        await here.go("today")
        assert "Nearby" not in here.text(), "what is over calls nobody back"


async def test_a_programme_whose_pack_is_gone_says_so_and_can_be_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_packs(monkeypatch, PACK, EVENINGS)
    async with sitting(tmp_path) as here:
        await going_through(here)
        use_packs(monkeypatch, PACK)
        here.companion.prompting._here._read_for = None
        await here.go("ongoing")
        assert "its pack is not here" in here.text()
        await here.press("enter")
        assert "Install it again to go on" in here.text()
        await here.press("right", "left", "t", "o", "p", "p", "m")
        assert here.said[-1] == "The pack of Three evenings is not here."
        await here.press("l", "l")
        assert here.name == "ongoing"


async def test_the_words_of_a_pack_never_act(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session(0, HOSTILE, prompts=("slow-steps/arrive", HOSTILE), together=HOSTILE, outcomes=("O1",))
    use_packs(
        monkeypatch, PACK, replace(EVENINGS, programme=replace(PROGRAMME, title=HOSTILE, sessions=(session,)))
    )
    async with sitting(tmp_path, size=(120, 40)) as here:
        await opened(here)
        assert here.text().count(HOSTILE) >= 4
        await here.press("o", "p", "p", "m", "escape", "l", "escape")
        await here.press("escape", "escape", "1")
        assert HOSTILE in here.text()
        assert here.app.is_running


@pytest.mark.usefixtures("small")
async def test_the_mouse_opens_what_the_keys_open(tmp_path: Path) -> None:
    async with sitting(tmp_path, size=(120, 40)) as here:
        await opened(here)
        await click(here, "Evening 3")
        assert "What stays with you?" in here.text()
        row = next(y for y, words in enumerate(here.rows()) if "What stays with you?" in words)
        await click_at(here, 60, row)
        assert here.name == "write"


@pytest.mark.usefixtures("small")
async def test_the_footer_offers_no_meeting_after_the_last(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await opened(here)
        assert "look ahead" in here.rows()[-1]
        await here.press("right", "right")
        assert "look ahead" not in here.rows()[-1]
        assert "← look back" in here.rows()[-1]
