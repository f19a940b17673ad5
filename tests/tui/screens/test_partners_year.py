"""Partners over a year: who they are on one's map, whether contact is wanted, and a new card of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.domain.person import Contact
from carecompanion.tui.rooms import room
from tests.tui.screens.mouse import click
from tests.tui.screens.post import ANA, FINCH, WREN, flowing, is_me, meet
from tests.tui.screens.sitting import sitting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import App

    from tests.tui.screens.sitting import Sitting


async def contact(here: Sitting) -> Contact:
    wren = await here.do(here.companion.introducing.partner, "wren")
    found: Contact = await here.do(here.companion.knowing.contact_of, wren)
    return found


async def at_partners(here: Sitting) -> None:
    await is_me(here, ANA, "Ana")
    await meet(here, WREN, "wren")
    await here.open(room("partners"))


async def test_a_partner_is_one_of_my_people(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await at_partners(here)
        await here.press("l")
        await here.press(*["backspace"] * 4)
        await here.type("W-bird")
        await here.press("enter")
        assert "On your map: W-bird. Contact is welcome." in flowing(here)
        assert (await here.do(here.companion.knowing.person, "W-bird")).partner is not None
        await here.press("l", *["backspace"] * 6, "enter")
        assert "On your map" not in here.text()
        assert [one.handle for one in await here.do(here.companion.knowing.people)] == ["W-bird"]


async def test_whether_contact_is_wanted_is_noted(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await at_partners(here)
        await here.press("c", "enter")
        assert "Is contact wanted?" in here.text(), "enter is no answer"
        await here.press("a")
        assert await contact(here) is Contact.ASK
        assert "On your map: wren. Ask first, before you write." in flowing(here)
        await here.press("c")
        await click(here, "no; nothing is written")
        assert await contact(here) is Contact.NO
        await here.press("c", "escape")
        assert await contact(here) is Contact.NO


async def test_a_new_card_is_made_after_a_clear_word_and_says_which_file_is_for_whom(
    tmp_path: Path, screen_snapshot: Callable[[App[int]], None]
) -> None:
    async with sitting(tmp_path) as here:
        await is_me(here, ANA, "Ana")
        await meet(here, WREN, "wren")
        finch = await meet(here, FINCH, "finch")
        await here.do(here.companion.introducing.block, finch)
        await here.open(room("card"))
        before = await here.do(here.companion.introducing.my_words)
        await here.press("n")
        screen_snapshot(here.app)
        await here.press("enter")
        assert await here.do(here.companion.introducing.my_words) == before, "enter keeps the card"
        await here.press("n", "shift+tab", "enter")
        (file,) = here.app.opening.world.paths.letters_out.iterdir()
        said = "No file for finch: they are blocked, or contact is not wanted."
        await here.until(lambda: said in flowing(here))
        assert f"{file.name}   wren" in here.text()
        await here.press("enter")
        after = await here.do(here.companion.introducing.my_words)
        assert after != before
        assert " ".join(after[:4]) in here.text()
