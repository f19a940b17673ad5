"""A circle: who is in it, the agreement that stands for now, and leaving it in one step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from carecompanion.domain.letter import AgreementState, Piece
from carecompanion.tui.rooms import room
from tests.tui.screens.mouse import click
from tests.tui.screens.post import FINCH, WREN, flowing
from tests.tui.screens.sitting import sitting
from tests.tui.screens.year import CARE, acquainted, comes, in_circle, proposes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import App

    from carecompanion.domain.circle import Circle
    from tests.tui.screens.sitting import Sitting

SIZES = [(80, 24), (40, 12), (120, 40)]
NEWER = CARE.replace("We say when we are late.", "We say when we are late, and when we are early.")


async def a_year(here: Sitting) -> Circle:
    """Version 1 is agreed on; version 2 is under way, and something in it stays open for finch."""
    _, finch = await acquainted(here)
    circle = await in_circle(here, finch, day=date(2026, 10, 3))
    ready = await here.do(here.companion.agreeing.answer_newest, circle)
    await here.do(here.companion.composing.send_all, ready)
    agrees = proposes(state=AgreementState.AGREED)
    await comes(here, FINCH, 91, name="Finch", day=date(2026, 10, 5), **agrees)
    second = proposes(2, review=date(2027, 3, 1)) | {"body": NEWER}
    await comes(here, WREN, 92, day=date(2026, 11, 2), **second)
    more = (Piece("What stays open for me", "Early may also be too much."),)
    unsure = proposes(2, state=AgreementState.OPEN) | {"body": NEWER, "more": more}
    await comes(here, FINCH, 93, name="Finch", day=date(2026, 11, 8), **unsure)
    return circle


async def at(here: Sitting, circle: Circle) -> None:
    await here.open(room("circle", circle=circle))


@pytest.mark.parametrize("size", SIZES)
async def test_who_is_in_it_and_what_stands(
    tmp_path: Path, size: tuple[int, int], screen_snapshot: Callable[[App[int]], None]
) -> None:
    async with sitting(tmp_path, size=size) as here:
        await at(here, await a_year(here))
        screen_snapshot(here.app)


async def test_nobody_who_has_not_answered_is_named(tmp_path: Path) -> None:
    async with sitting(tmp_path, size=(120, 60)) as here:
        _, finch = await acquainted(here)
        await at(here, await in_circle(here, finch))
        said = "\n".join(row[36:] for row in here.rows())
        assert "Version 1 · proposed" in said
        assert "wren proposed it" in said
        assert "finch" not in said
        assert "You" not in said


async def test_what_changed_and_what_stays_open_stand_in_their_words(tmp_path: Path) -> None:
    async with sitting(tmp_path, size=(120, 60)) as here:
        await at(here, await a_year(here))
        said = here.text()
        assert "What stands for now: version 1" in said
        assert "Version 2 · something stays open" in said
        assert "Open for finch, 8 November:" in said
        assert "│ Early may also be too much." in said
        assert "+ We say when we are late, and when we are early." in said
        assert "- We say when we are late." in said


async def test_an_empty_circle_says_what_to_do(
    tmp_path: Path, screen_snapshot: Callable[[App[int]], None]
) -> None:
    async with sitting(tmp_path) as here:
        await acquainted(here)
        circle = await here.do(here.companion.circling.create, "circle of nine")
        await at(here, circle)
        screen_snapshot(here.app)


async def test_partners_are_added_and_taken_off(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        wren, finch = await acquainted(here)
        circle = await here.do(here.companion.circling.create, "circle of nine")
        await at(here, circle)
        await click(here, "n adds")
        await here.press("down", "enter")
        await here.press("n", "enter")
        assert set((await members(here)).members) == {wren.id, finch.id}
        await here.press("n")
        assert here.said == ["Everyone whose card you have is in it, or blocked."]
        here.screen.query_one("#members").focus()
        await here.press("home", "d", "enter")
        assert len((await members(here)).members) == 2, "enter keeps them"
        await here.press("d", "shift+tab", "enter")
        assert (await members(here)).members == (wren.id,)


async def members(here: Sitting) -> Circle:
    (circle,) = await here.do(here.companion.circling.circles)
    found: Circle = circle
    return found


async def test_it_is_left_in_one_step(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await at(here, await a_year(here))
        await click(here, "l leave") if "l leave" in here.text() else await here.press("l")
        assert "no reason is owed" in flowing(here)
        await here.press("enter")
        assert len(await here.do(here.companion.circling.circles)) == 1, "enter is no answer"
        await here.press("l")
        assert here.name == "today"
        assert await here.do(here.companion.circling.circles) == ()
        assert here.said == ["You have left the circle. What was shared stays."]
        assert len(await here.do(here.companion.corresponding.lines)) > 0


async def test_a_farewell_leaves_and_then_one_has_left(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        _, finch = await acquainted(here)
        await at(here, await in_circle(here, finch))
        await here.press("l", "f")
        await here.type("Thank you for the Tuesdays.")
        await here.press("ctrl+s")
        await confirm(here)
        assert await here.do(here.companion.circling.circles) == ()
        await here.press("enter")
        assert here.name == "today", "which file is for whom was the last of it"
        folder = here.app.opening.world.paths.letters_out
        assert len(list(folder.iterdir())) == 2


async def test_a_farewell_that_is_not_sent_leaves_nothing(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await acquainted(here)
        await at(here, await in_circle(here))
        await here.press("l", "f")
        await here.type("Thank you.")
        await here.press("ctrl+s")
        while here.name == "compose":
            await here.press("escape")
        await here.press("escape")
        assert here.name == "circle"
        assert len(await here.do(here.companion.circling.circles)) == 1
        (draft,) = await here.do(here.companion.writing.drafts)
        assert draft.text == "Thank you."


async def confirm(here: Sitting, name: str = "circle of nine") -> None:
    """On through every step, and the name typed."""
    while here.name == "compose":
        await here.press("enter")
    assert here.name == "ConfirmLetter"
    await here.type(name)
    await here.press("enter")


# words


@pytest.mark.parametrize("size", SIZES)
async def test_a_proposal_begins_at_the_newest_version(
    tmp_path: Path, size: tuple[int, int], screen_snapshot: Callable[[App[int]], None]
) -> None:
    async with sitting(tmp_path, size=size) as here:
        await at(here, await a_year(here))
        await here.press("p")
        assert here.name == "words"
        screen_snapshot(here.app)


async def test_it_is_proposed_with_a_day_in_words(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await acquainted(here)
        await at(here, await in_circle(here))
        await here.press("p")
        await here.type("First of all. ")
        await here.press("ctrl+s")
        await here.type("in a month")
        await here.press("enter")
        assert here.name == "compose"
        await confirm(here)
        assert here.name == "circle"
        said = flowing(here)
        assert "Version 2 · proposed" in said
        assert "We look at it again on 20 December." in said
        assert "You proposed it, 20 November." in said
        assert await here.do(here.companion.writing.drafts) == ()


async def test_a_day_that_is_none_is_told_and_the_words_stay(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await acquainted(here)
        await at(here, await in_circle(here))
        await here.press("p", "ctrl+s")
        await here.type("the day the geese come")
        await here.press("enter")
        assert here.name == "FaultDialog"
        await here.press("enter", "ctrl+s")
        assert here.screen.query_one("#answer").value == "the day the geese come"


async def test_ones_words_are_kept_as_one_types_and_come_back_after_locking(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await acquainted(here)
        await at(here, await in_circle(here))
        await here.press("p")
        await here.type("Not to be lost. ")
        unsaved = here.screen.unsaved()
        assert unsaved is not None
        assert "Not to be lost." in unsaved.text
        await here.do(here.companion.writing.keep, unsaved)
        await here.app.door.opened(here.companion)
        await here.settle()
        assert here.name == "words"
        assert "Not to be lost." in here.text()
        assert "brought back" in here.text()


async def test_an_empty_page_leaves_nothing_behind(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await acquainted(here)
        await at(here, await in_circle(here))
        await here.press("f", "escape")
        assert here.name == "circle"
        assert await here.do(here.companion.writing.drafts) == ()


async def test_it_may_be_agreed_for_now_from_here(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await acquainted(here)
        await at(here, await in_circle(here))
        await here.press("g")
        await confirm(here)
        assert here.name == "circle"
        assert "What stands for now: version 1" in here.text()
        assert "g agree" not in here.text()


async def test_a_letter_is_written_to_everyone_in_it(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await acquainted(here)
        await at(here, await in_circle(here))
        await here.press("w")
        assert here.name == "compose"
        assert "A letter to circle of ni" in here.text()


async def test_today_says_when_an_agreement_is_to_be_looked_at(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await acquainted(here)
        circle = await in_circle(
            here, day=date(2026, 10, 3), about=replace(proposes()["about"], review=date(2026, 11, 20))
        )
        ready = await here.do(here.companion.agreeing.answer_newest, circle)
        await here.do(here.companion.composing.send_all, ready)
        here.app.journal_changed()
        await here.settle()
        assert "You asked to look at  what circle of nine agreed on" in here.text()
        await here.press("tab", "enter")
        assert here.name == "circle"
        assert "The day to look at it again has come." in here.text()
