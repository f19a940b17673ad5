"""What may be done about a letter: its thread, its wishes, asking for it back, its file again, a circle's agreement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from carecompanion.domain.letter import AgreementState, Keep, LetterKind, Piece, Wishes
from carecompanion.tui.rooms import room
from tests.tui.screens.mouse import click
from tests.tui.screens.post import FINCH, WREN, flowing
from tests.tui.screens.sitting import sitting
from tests.tui.screens.year import (
    CARE,
    acquainted,
    answering,
    asks_back,
    comes,
    leaves,
    proposes,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import App

    from carecompanion.domain.letter import StoredLetter
    from tests.tui.screens.sitting import Sitting

SIZES = [(80, 24), (40, 12), (120, 40)]


async def reading(here: Sitting, letter: StoredLetter) -> None:
    await here.open(room("letter", letter=letter))


def out(here: Sitting) -> list[Path]:
    folder = here.app.opening.world.paths.letters_out
    return sorted(folder.iterdir()) if folder.is_dir() else []


# what came


async def test_what_it_answers_and_what_is_wished_stand_above_it(tmp_path: Path) -> None:
    async with sitting(tmp_path, size=(120, 40)) as here:
        wren, _ = await acquainted(here)
        hope = await leaves(here, wren)
        ask = Wishes(reply=("four-part",), no_advice=True, keep=Keep.UNTIL, until=date(2027, 1, 23))
        await reading(here, await comes(here, WREN, 2, ask=ask, **answering(hope)))
        assert "to “Where hope passed”" in here.rows()[0]
        assert "wren asked for: four parts, no advice, kept until 23 January 2027" in here.rows()[1]


async def test_a_thread_is_walked_in_the_order_it_was_written(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        wren, _ = await acquainted(here)
        hope = await leaves(here, wren, title="The first")
        await comes(here, WREN, 3, title="The third", **answering(hope))
        second = await comes(here, WREN, 2, title="The second", day=date(2026, 11, 2), **answering(hope))
        await reading(here, second)
        for key, title in (("]", "The third"), ("[", "The second"), ("[", "The first")):
            await here.press(key)
            assert title in here.rows()[0]
        await here.press("[")
        assert here.said == ["Nothing earlier is here."]


async def test_in_a_thread_a_note_comes_first_again(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        wren, _ = await acquainted(here)
        hope = await leaves(here, wren)
        await comes(here, WREN, 2, note="loss, in plain words.", **answering(hope))
        await reading(here, hope)
        await here.press("]")
        assert "wren says: loss, in plain words." in here.text()
        assert "I went in early" not in here.text()


async def test_it_is_answered(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await acquainted(here)
        await reading(here, await comes(here, WREN, 1, ask=Wishes(reply=("received",))))
        await click(here, "r answer")
        assert here.name == "reply"


@pytest.mark.parametrize(("key", "left", "kept"), [("l", 0, False), ("s", 1, True), ("escape", 1, False)])
async def test_one_to_be_read_once_is_asked_about_on_leaving(
    tmp_path: Path, key: str, left: int, *, kept: bool
) -> None:
    async with sitting(tmp_path) as here:
        await acquainted(here)
        await reading(here, await comes(here, WREN, 1, ask=Wishes(keep=Keep.ONCE)))
        await here.press("escape")
        assert "wren asked that you read it once and then let it go." in flowing(here)
        await here.press("enter", key)
        assert here.name == "today"
        lines = await here.do(here.companion.corresponding.lines)
        assert [line.kept_for_safety for line in lines] == [kept] * left


async def test_before_its_note_was_passed_leaving_asks_nothing(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await acquainted(here)
        await reading(here, await comes(here, WREN, 1, note="loss", ask=Wishes(keep=Keep.ONCE)))
        await here.press("escape")
        assert here.name == "today"


@pytest.mark.parametrize("size", SIZES)
async def test_one_that_is_asked_back_says_so_with_its_two_ways(
    tmp_path: Path, size: tuple[int, int], screen_snapshot: Callable[[App[int]], None]
) -> None:
    async with sitting(tmp_path, size=size) as here:
        await acquainted(here)
        letter = await comes(here, WREN, 1)
        await comes(here, WREN, 2, **asks_back(letter))
        await reading(here, await here.do(here.companion.corresponding.letter, letter.id))
        screen_snapshot(here.app)
        await click(here, "keep, for my" if size[0] > 40 else "s keep")
        assert "asks for it back" not in here.text()
        assert "kept, for your own safety" in flowing(here)


@pytest.mark.parametrize(
    ("onward", "said"),
    [
        ("no", "Copied. They ask that it is not passed on, and the clipboard may remember it."),
        ("ask", "Copied. They ask to be asked before it is passed on, and the clipboard may remember it."),
    ],
)
async def test_copying_says_what_they_ask(tmp_path: Path, onward: str, said: str) -> None:
    async with sitting(tmp_path) as here:
        await acquainted(here)
        await reading(here, await comes(here, WREN, 1, ask=Wishes(onward=onward)))
        await here.press("y")
        assert here.said == [said]


# what left


@pytest.mark.parametrize("size", SIZES)
async def test_one_that_left_says_which_file_it_is(
    tmp_path: Path, size: tuple[int, int], screen_snapshot: Callable[[App[int]], None]
) -> None:
    async with sitting(tmp_path, size=size) as here:
        wren, _ = await acquainted(here)
        letter = await leaves(here, wren)
        await reading(here, letter)
        assert f"left as {letter.file_name}" in flowing(here)
        assert f"sha256 {letter.digest.hex()[:16]}" in flowing(here)
        here.screen._letter = replace(letter, file_name="7k3m2q9x.letter.age", digest=bytes(range(32)))
        here.screen._show_head()
        await here.settle()
        screen_snapshot(here.app)


async def test_it_is_asked_back_by_the_exact_words_and_the_handle(
    tmp_path: Path, screen_snapshot: Callable[[App[int]], None]
) -> None:
    async with sitting(tmp_path) as here:
        wren, _ = await acquainted(here)
        letter = await leaves(here, wren)
        await reading(here, replace(letter, file_name="7k3m2q9x.letter.age", digest=bytes(range(32))))
        await here.press("b")
        assert "Please let go of the letter of mine" in flowing(here)
        screen_snapshot(here.app)
        await here.type("wre")
        await here.press("enter")
        assert len(out(here)) == 1
        await here.type("n")
        await here.press("enter")
        assert len(out(here)) == 2
        assert here.said == ["Written to letters-out. Give the file to wren in your own way."]
        assert "you asked for it back" in flowing(here)
        assert "b ask" not in here.text(), "it can be asked once"
        kinds = [line.kind for line in await here.do(here.companion.corresponding.lines)]
        assert kinds == [LetterKind.WITHDRAW, LetterKind.LETTER]


async def test_its_file_is_written_again_and_its_text_copied_sealed(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        wren, _ = await acquainted(here)
        await reading(here, await leaves(here, wren, body="By the bus stop."))
        await here.press("w")
        assert len(out(here)) == 2
        await here.press("a")
        (copied,) = here.copied
        assert copied.startswith("-----BEGIN AGE ENCRYPTED FILE-----")
        assert "bus stop" not in copied
        assert len(here.said) == 2


async def test_whom_one_may_not_write_to_any_more_gets_nothing_again(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        wren, _ = await acquainted(here)
        letter = await leaves(here, wren)
        await here.do(here.companion.introducing.block, wren)
        await reading(here, letter)
        await here.press("w")
        assert here.name == "FaultDialog"
        await here.press("enter", "a")
        assert here.copied == []


# circles and agreements


@pytest.mark.parametrize("size", SIZES)
async def test_an_agreement_letter_shows_its_two_answers(
    tmp_path: Path, size: tuple[int, int], screen_snapshot: Callable[[App[int]], None]
) -> None:
    async with sitting(tmp_path, size=size) as here:
        await acquainted(here)
        await reading(here, await comes(here, WREN, 1, **proposes()))
        screen_snapshot(here.app)


async def test_a_circle_that_is_not_known_is_joined_by_a_key(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        wren, _ = await acquainted(here)
        await reading(here, await comes(here, WREN, 1, **proposes()))
        await here.press("i")
        await here.until(lambda: here.said)
        (circle,) = await here.do(here.companion.circling.circles)
        assert circle.members == (wren.id,)
        assert "i be in" not in here.text()


async def test_agreeing_shows_the_answer_and_nothing_leaves_before_it_is_confirmed(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await acquainted(here)
        await reading(here, await comes(here, WREN, 1, **proposes()))
        await here.press("g")
        assert here.name == "compose"
        assert "We say when we are late." in here.text()
        assert out(here) == []
        while here.name == "compose":
            await here.press("escape")
        assert here.name == "letter"
        assert await here.do(here.companion.circling.circles) == (), (
            "to look at it is not to be in the circle"
        )


async def test_what_stays_open_is_written_and_kept_until_it_leaves(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await acquainted(here)
        letter = await comes(here, WREN, 1, **proposes())
        await reading(here, letter)
        await here.press("f")
        assert here.name == "words"
        await here.type("Who is told when somebody leaves?")
        await here.press("ctrl+s")
        assert here.name == "compose"
        await confirm(here, "circle of nine")
        assert here.name == "letter"
        left = next(
            one
            for one in await here.do(here.companion.corresponding.lines)
            if one.about and one.id != letter.id
        )
        assert left.about is not None
        assert left.about.state is AgreementState.OPEN
        assert await here.do(here.companion.writing.drafts) == ()


async def confirm(here: Sitting, name: str) -> None:
    """On through every step, and the name typed."""
    while here.name == "compose":
        await here.press("enter")
    assert here.name == "ConfirmLetter"
    await here.type(name)
    await here.press("enter")


async def test_what_others_wrote_about_an_agreement_never_acts(tmp_path: Path) -> None:
    hostile = "[@click=app.quit]x[/] [/] [bold"
    async with sitting(tmp_path, size=(120, 40)) as here:
        await acquainted(here)
        more = (Piece("What stays open for me", hostile),)
        changes = proposes(state=AgreementState.OPEN) | {
            "title": hostile,
            "more": more,
            "body": CARE + hostile,
        }
        await reading(here, await comes(here, WREN, 1, **changes))
        assert hostile in here.rows()[0]
        await here.press("i", "escape")
        (circle,) = await here.do(here.companion.circling.circles)
        await here.open(room("circle", circle=circle))
        assert hostile in here.text()
        for row in range(0, 40, 6):
            await here.pilot.click(offset=(50, row))
        assert here.app.is_running


async def test_strangers_of_the_thread_never_come_in(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        wren, _ = await acquainted(here)
        hope = await leaves(here, wren)
        await comes(here, FINCH, 5, name="Finch", title="Not of this thread", **answering(hope))
        await reading(here, hope)
        await here.press("]")
        assert here.said == ["Nothing later is here."]
