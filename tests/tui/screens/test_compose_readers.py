"""To whom: people and circles, who wants no contact, who wants to be asked, and words that are the same for all."""

from __future__ import annotations

import re
from datetime import date
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

    from carecompanion.domain.circle import Circle
    from carecompanion.domain.partner import Partner
    from tests.tui.screens.sitting import Sitting


async def a_circle(here: Sitting) -> tuple[Circle, Partner, Partner]:
    """Ana is in a circle with wren and finch, and has a page."""
    await is_me(here, ANA, "Ana")
    wren, finch = await meet(here, WREN, "wren"), await meet(here, FINCH, "finch", is_checked=True)
    circle = await here.do(here.companion.circling.create, "Tuesdays", (wren, finch))
    await here.write("The bus stop", date(2026, 11, 18))
    return circle, wren, finch


async def to_whom(here: Sitting) -> None:
    """The page is chosen; the question is for whom."""
    await here.open(room("compose"))
    await here.press("space", "enter", "enter", "enter")


async def contact(here: Sitting, partner: Partner, wanted: Contact) -> None:
    person = await here.do(here.companion.knowing.link, partner, partner.handle)
    await here.do(here.companion.knowing.set_contact, person, wanted)


def files(here: Sitting) -> list[str]:
    return sorted(path.name for path in here.app.opening.world.paths.letters_out.iterdir())


async def test_circles_stand_below_the_people(
    tmp_path: Path, screen_snapshot: Callable[[App[int]], None]
) -> None:
    async with sitting(tmp_path) as here:
        _, wren, _ = await a_circle(here)
        await contact(here, wren, Contact.ASK)
        await to_whom(here)
        for size in ((80, 24), (40, 12), (120, 40)):
            await here.pilot.resize_terminal(*size)
            await here.press("escape", "enter")  # the words at their right are for the width there was
            screen_snapshot(here.app)


async def test_a_letter_to_a_circle_is_one_file_for_each(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        circle, _, _ = await a_circle(here)
        await to_whom(here)
        await here.press("end", "enter")
        assert "A letter to Tuesdays" in here.text()
        assert re.search(r"For Tuesdays: one file for each of (finch, wren|wren, finch)\.", flowing(here))
        await here.press("enter")
        assert "Type Tuesdays to go on." in flowing(here)
        await here.type("finch")
        await here.press("enter")
        assert "That is not the name of the circle." in here.text()
        await here.press("ctrl+u")
        await here.type("tuesdays")
        await here.press("enter")
        assert here.said == ["Written to letters-out: 2 files, one for each."]
        assert "Which file is for whom" in here.text()
        assert len(files(here)) == 2
        shown = [row.replace("│", " ").split() for row in here.rows() if ".letter.age" in row]
        left = await here.do(here.companion.corresponding.lines)
        letters = [await here.do(here.companion.corresponding.letter, line.id) for line in left]
        assert {words[-2]: words[-1] for words in shown} == {
            one.partner_name: one.file_name for one in letters
        }
        assert {line.circle.id for line in left if line.circle} == {circle.id}
        await click(here, "Close")
        assert here.name == "today"


async def test_who_wants_no_contact_is_not_offered_and_who_wants_to_be_asked_is_said(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        _, wren, finch = await a_circle(here)
        await contact(here, finch, Contact.NO)
        await contact(here, wren, Contact.ASK)
        await to_whom(here)
        assert not any(row.startswith(("  ○ finch", "› ○ finch")) for row in here.rows())
        assert "ask first · " in here.text()
        await here.press("enter")
        assert "Ask wren first: that is how you noted it." in flowing(here)
        await here.press("enter")
        assert "Ask wren first: that is how you noted it." in flowing(here)
        await here.press("escape", "escape", "end", "enter")
        assert here.name != "ConfirmLetter"
        assert "not want" in flowing(here) or "no contact" in flowing(here)
        assert await here.do(here.companion.corresponding.lines) == ()


async def test_words_about_an_agreement_are_the_same_for_all(
    tmp_path: Path, screen_snapshot: Callable[[App[int]], None]
) -> None:
    async with sitting(tmp_path) as here:
        circle, _, _ = await a_circle(here)
        ready = await here.do(here.companion.agreeing.propose, circle, "What Mx Adair said stays here.")
        await here.open(room("compose", ready=ready, fixed_to=True))
        assert "choose" not in here.rows()[0]
        assert "wishes" not in here.rows()[0]
        screen_snapshot(here.app)
        await here.press("m", "r", "e")
        assert here.name == "compose"
        assert "left out" not in here.text()
        await here.press("enter", "enter")
        await here.type("Tuesdays")
        await here.press("enter", "enter")
        left = await here.do(here.companion.corresponding.lines)
        assert len(left) == 2
        assert all(line.about is not None and line.about.version == 1 for line in left)


async def test_a_letter_may_begin_with_its_circle(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        circle, _, _ = await a_circle(here)
        await here.open(room("compose", circle=circle))
        assert "A letter to Tuesdays" in here.text()
        await here.press("space", "enter", "enter", "enter")
        assert "● Tuesdays" in here.text()
