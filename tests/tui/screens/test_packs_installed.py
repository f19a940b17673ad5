"""Packs that somebody else signed, in their place: where they come from, what one notes, and how they go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.tui.widgets.footer import KeyFooter
from carecompanion.tui.widgets.pack_page import PageLines
from tests.tui.screens.circle_pack import install, river
from tests.tui.screens.sitting import sitting
from tests.tui.screens.test_packs import stand_on

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.screens.sitting import Sitting


def said(here: Sitting) -> str:
    """The screen as one line of words."""
    return " ".join(here.text().split())


def page(here: Sitting) -> str:
    """All that the page says, as one line of words."""
    lines = here.screen.page.query_one(PageLines)
    return " ".join(" ".join(row.plain for row in lines.draw(max(lines.size.width, 30))).split())


async def test_its_page_says_who_signed_it_their_words_and_when_it_came(tmp_path: Path) -> None:
    async with sitting(tmp_path, size=(120, 40)) as here:
        await install(here, river(serial=4))
        await stand_on(here, "river-circle")
        assert "signed by Ruth K. (words not compared)" in said(here)
        signer = await here.do(here.companion.trusting.signer, "river-circle")
        assert " ".join(await here.do(here.companion.trusting.words_of, signer)) in said(here)
        assert "Fri 20, number 4" in said(here)
        assert "Held by Ruth K." in said(here)


async def test_only_what_came_from_others_is_updated_or_removed(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await install(here, river())
        await stand_on(here, "river-circle")
        names = {words for _, words in here.screen.query_one(KeyFooter).keys}
        assert {"update", "remove", "programme"} <= names
        await stand_on(here, "low-tide")
        names = {words for _, words in here.screen.query_one(KeyFooter).keys}
        assert not {"update", "remove"} & names
        await here.press("d", "u")
        assert here.name == "packs"
        assert "low-tide" in [pack.id for pack in await here.do(here.companion.prompting.packs)]


async def test_a_pack_goes_after_a_question_and_what_was_written_stays_whole(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await install(here, river())
        await stand_on(here, "river-circle")
        await here.press("enter", "enter")
        await here.type("Two boys and a heron.")
        await here.press("ctrl+s")
        await here.press("enter")
        await stand_on(here, "river-circle")
        await here.press("d")
        assert "What you wrote stays, with its prompts." in said(here)
        await here.press("enter")
        assert here.screen.pack.id == "river-circle", "enter alone removes nothing"
        await here.press("d", "left", "enter")
        assert "river-circle" not in [pack.id for pack in await here.do(here.companion.prompting.packs)]
        assert here.screen.packs.has_focus
        line = (await here.do(here.companion.reading.page))[0]
        entry = await here.do(here.companion.reading.entry, line.id)
        assert entry.text.strip() == "Two boys and a heron."
        assert entry.prompt.ask == "Who was at the river when you came by, and what were they doing?"
        assert entry.prompt.signer_name == "Ruth K."


async def test_a_newer_file_that_is_not_there_is_asked_for_again_as_that(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await install(here, river())
        await stand_on(here, "river-circle")
        await here.press("u")
        await here.type("nowhere.carepack")
        await here.press("enter")
        assert "No file goes by that path." in here.text()
        await here.press("enter")
        assert "Where is the newer file?" in here.text()
        assert "nowhere.carepack" in here.text()


async def test_a_pack_that_cannot_be_read_any_more_says_so_and_can_go(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await install(here, river())
        packs = await here.do(here.companion.prompting.packs)
        vars(here.companion.prompting)["packs"] = lambda: tuple(one for one in packs if not one.signer)
        await stand_on(here, "river-circle")
        assert "This version cannot read it any more." in said(here)
        await here.press("enter", "space", "p", "v")
        assert here.name == "packs"
        await here.press("d", "left", "enter")
        assert not await here.do(here.companion.installing.installed)


async def test_power_is_noted_for_oneself_and_brings_the_caution_and_is_taken_back(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await install(here, river())
        await stand_on(here, "river-circle")
        assert "may share nothing" not in page(here)
        await here.screen.run_action("power")
        await here.settle()
        await here.press("left", "enter")
        assert "You choose what you share, and may share nothing." in page(here)
        await here.screen.run_action("power")
        await here.settle()
        await here.press("left", "enter")
        assert "may share nothing" not in page(here)


async def test_a_facilitator_who_manages_members_brings_the_caution_by_their_own_word(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await install(here, river(power="manager"))
        await stand_on(here, "river-circle")
        assert "The facilitator manages some members. You choose what you share" in page(here)


async def test_a_signer_is_called_by_the_name_one_gave_them(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await install(here, river())
        await stand_on(here, "river-circle")
        await here.screen.run_action("my_name")
        await here.settle()
        await here.type("the Tuesday circle")
        await here.press("enter")
        assert "signed by the Tuesday circle" in page(here)


async def test_of_a_pack_that_nobody_else_signed_nothing_is_noted(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await stand_on(here, "low-tide")
        for action in ("power", "my_name", "check_words"):
            await here.screen.run_action(action)
            await here.settle()
            assert here.name == "packs"
        assert here.said == ["It came with carecompanion: nobody else signed it."] * 3


async def test_its_programme_is_begun_from_there_and_the_page_shows_where_one_is(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await install(here, river())
        await stand_on(here, "river-circle")
        assert "Evening 1: the bank" in page(here)
        await here.press("p", "enter")
        (going,) = await here.do(here.companion.gathering.going)
        assert going.pack == "river-circle"
        assert here.name == "programme"
        await here.press("escape")
        assert here.name == "packs"
        assert "● ○" in page(here)
        assert "This week: “Evening 1: the bank”" in page(here)


async def test_a_pack_that_comes_from_another_window_is_there_at_the_next_look(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.go("packs")
        assert "river-circle" not in said(here)
        await install(here, river())
        here.app.journal_changed()
        await here.settle()
        assert "river-circle" in said(here)
