"""Today: one invitation, why this one, three ways out, and what is near."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carecompanion.tui.rooms import room
from carecompanion.tui.widgets.invitation_card import InvitationCard
from tests.tui.screens.sitting import sitting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


async def test_one_prompt_stands_there_with_its_why(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        invitation = await here.do(here.companion.prompting.today)
        shown = " ".join(here.text().replace("│", " ").split())
        assert " ".join(invitation.words.split()) in shown
        assert f"Why this one: {invitation.why}" in shown
        for way in ("enter write", "a another", "l lighter", "s not today", "w write freely"):
            assert way in shown


async def test_another_brings_a_different_one_and_the_first_is_not_repeated(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        seen = set()
        for _ in range(5):
            seen.add(str((await here.do(here.companion.prompting.today)).ref))
            await here.press("a")
        assert len(seen) == 5


async def test_not_today_rests_and_stays_so_when_one_comes_back(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.press("s")
        assert "Rest well. Tomorrow brings another" in here.text()
        await here.press("2", "1")
        assert "a another" not in here.text()
        assert await here.do(here.companion.prompting.today) is None


async def test_lighter_gives_a_smaller_door(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        before = await here.do(here.companion.prompting.today)
        await here.press("l")
        after = await here.do(here.companion.prompting.today)
        smaller = (after.prompt.intensity, after.prompt.minutes) < (
            before.prompt.intensity,
            before.prompt.minutes,
        )
        assert smaller or after.words == before.prompt.doorway


async def test_enter_opens_the_page_of_that_prompt(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        invitation = await here.do(here.companion.prompting.today)
        await here.press("enter")
        assert here.name == "write"
        assert here.screen.current().prompt.id == invitation.prompt.id


async def test_a_click_on_the_card_opens_the_page_too(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.pilot.click(InvitationCard)
        await here.settle()
        assert here.name == "write"


async def test_writing_freely_needs_no_prompt(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.press("w")
        assert here.name == "write"
        assert here.screen.current().prompt is None


async def test_an_open_page_is_near_and_opens_again(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.press("w")
        await here.type("half a thought")
        await here.press("escape")
        assert "A page is open" in here.text()
        assert "half a thought" in here.text()
        await here.press("tab", "enter")
        assert here.name == "write"
        assert here.screen.current().text == "half a thought"


async def test_nothing_written_before_comes_unasked(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=[("2026-10-01", "The heron in the rain", {})]) as here:
        assert "heron" not in here.text()


async def test_the_recovery_code_line_stands_until_it_was_written_down(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        assert "recovery code is not written down yet" in " ".join(here.text().split())
        await here.do(here.companion.keeping.confirm_recovery)
        await here.press("2", "1")
        assert "not written down yet" not in here.text()


async def test_with_every_pack_at_rest_it_says_what_would_be_here(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        for pack in await here.do(here.companion.prompting.packs):
            await here.do(here.companion.choosing.rest, pack.id)
        await here.press("2", "1")
        assert "Prompts come from packs. Yours are all resting." in " ".join(here.text().split())


async def test_entries_from_another_window_do_not_disturb_the_page(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        before = here.text()
        here.app.journal_changed()
        await here.settle()
        assert here.text() == before


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (120, 40)])
@pytest.mark.parametrize("theme", ["hearth", "paper"])
async def test_today_looks_as_it_should(
    tmp_path: Path,
    size: tuple[int, int],
    theme: str,
    screen_snapshot: Callable[[object], None],
) -> None:
    async with sitting(tmp_path, size=size, theme=theme) as here:
        await here.do(here.companion._vault.preferences.set, "seed", "7")
        await here.do(here.companion.prompting.not_today, await here.do(here.companion.prompting.today))
        invitation = await here.do(here.companion.prompting.find, "any-line")
        here.screen._show(invitation)
        await here.settle()
        screen_snapshot(here.app)


async def test_a_narrow_and_a_tiny_screen_lose_nothing(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.open(room("write", draft=here.companion.writing.begin()))
        await here.type("kept through every width")
        for columns in (200, 120, 79, 60, 59, 40, 31, 30, 29, 10, 3, 2, 1, 80):
            await here.pilot.resize_terminal(columns, 24)
            await here.settle()
        for rows in (40, 12, 8, 7, 2, 1, 24):
            await here.pilot.resize_terminal(80, rows)
            await here.settle()
        assert here.screen.current().text == "kept through every width"
        assert "kept through every width" in here.text()
