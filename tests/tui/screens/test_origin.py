"""Where a prompt comes from stands under it, quietly; what its pack asks one to know first stands before the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.tui.rooms import room
from tests.tui.screens.circle_pack import install, river
from tests.tui.screens.sitting import sitting

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.screens.sitting import Sitting

ORIGIN = "from Beside the river 0.3 · Ruth K. (words not compared) · CC BY 4.0"
AS_READ = "from Beside the river · Ruth K. (words not compared) · CC BY 4.0"
CARE = "Looks at a place you know. Any question may be left."


def said(here: Sitting) -> str:
    """The screen as one line of words."""
    return " ".join(here.text().replace("│", " ").split())


async def only_river(here: Sitting) -> None:
    """The circle's pack is here, and every other rests."""
    await install(here, river())

    def work() -> None:
        for pack in here.companion.prompting.packs():
            if pack.id != "river-circle":
                here.companion.choosing.rest(pack.id)

    await here.do(work)


async def write_to(here: Sitting, prompt: str) -> None:
    await here.app.write_to(await here.do(here.companion.prompting.find, prompt))
    await here.settle()


async def test_today_says_where_a_prompt_of_somebody_else_comes_from(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await only_river(here)
        await here.go("journal")
        await here.go("today")
        assert ORIGIN in said(here)


async def test_today_stays_calm_about_what_came_with_the_program(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        assert "CC BY" not in said(here)
        assert "came with" not in said(here)


async def test_the_page_says_it_under_the_prompt_and_the_entry_keeps_it_when_the_pack_is_gone(
    tmp_path: Path,
) -> None:
    async with sitting(tmp_path) as here:
        await install(here, river())
        await write_to(here, "river-circle/who-was-there")
        assert AS_READ in said(here)
        await here.type("Two boys and a heron.")
        await here.press("ctrl+s")
        await here.press("enter")
        await here.do(here.companion.installing.remove, "river-circle")
        line = (await here.do(here.companion.reading.page))[0]
        await here.open(room("entry", entry_id=line.id))
        assert "Who was at the river when you came by" in said(here)
        assert AS_READ in said(here)


async def test_before_the_first_prompt_of_a_pack_stands_what_it_asks_one_to_know_and_not_after(
    tmp_path: Path,
) -> None:
    async with sitting(tmp_path) as here:
        await install(here, river())
        await write_to(here, "river-circle/who-was-there")
        assert said(here).index(CARE) < said(here).index("Who was at the river")
        await here.type("Two boys and a heron.")
        await here.press("ctrl+s")
        await here.press("enter")
        await write_to(here, "river-circle/one-plank")
        assert CARE not in said(here)


async def test_on_a_small_screen_that_is_said_in_passing_and_the_prompt_keeps_its_room(
    tmp_path: Path,
) -> None:
    async with sitting(tmp_path, size=(40, 12)) as here:
        await install(here, river())
        await write_to(here, "river-circle/who-was-there")
        assert here.said == [CARE]
        assert "Who was at the river when you came by" in said(here)


async def test_changing_an_entry_begins_with_no_note(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await install(here, river())
        find = here.companion.prompting.find
        snapshot = await here.do(
            here.companion.prompting.snapshot, await here.do(find, "river-circle/one-plank")
        )
        entry = await here.do(here.companion.writing.write, "The third.", prompt=snapshot)
        await here.open(room("write", draft=await here.do(here.companion.writing.reopen, entry)))
        assert CARE not in said(here)
