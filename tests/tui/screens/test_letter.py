"""Reading a letter: the note first and alone, then every word; keeping it, letting it go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from carecompanion.domain.letter import Keep, Wishes
from carecompanion.tui.rooms import room
from tests.tui.screens.post import ANA, WREN, is_me, letter_file, meet
from tests.tui.screens.sitting import sitting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import App

    from carecompanion.domain.letter import StoredLetter
    from tests.tui.screens.sitting import Sitting

NOTE = "loss, in plain words."
SIZES = [(80, 24), (40, 12)]


async def reading(here: Sitting, folder: Path, **changes: Any) -> StoredLetter:
    """A letter from wren is opened on the screen."""
    await is_me(here, ANA, "Ana")
    await meet(here, WREN, "wren")
    path = letter_file(folder, WREN, **changes)
    letter: StoredLetter = await here.do(here.companion.corresponding.open_file, path)
    await here.open(room("letter", letter=letter))
    return letter


async def unread(here: Sitting) -> bool:
    return any(line.unread for line in await here.do(here.companion.corresponding.lines))


@pytest.mark.parametrize("size", SIZES)
async def test_the_note_comes_first_and_alone(
    tmp_path: Path, size: tuple[int, int], screen_snapshot: Callable[[App[int]], None]
) -> None:
    async with sitting(tmp_path / "home", size=size) as here:
        await reading(here, tmp_path, note=NOTE)
        assert "wren says: loss, in plain words." in here.text()
        assert "morning" not in here.text()
        screen_snapshot(here.app)


async def test_later_leaves_it_unread(tmp_path: Path) -> None:
    async with sitting(tmp_path / "home") as here:
        await reading(here, tmp_path, note=NOTE)
        await here.press("s", "y", "d")
        assert "wren says:" in here.text(), "nothing but the two keys works before the words are shown"
        assert here.copied == []
        await here.press("escape")
        assert here.name == "today"
        assert await unread(here)


@pytest.mark.parametrize("size", SIZES)
async def test_then_every_word_of_it(
    tmp_path: Path, size: tuple[int, int], screen_snapshot: Callable[[App[int]], None]
) -> None:
    async with sitting(tmp_path / "home", size=size) as here:
        letter = await reading(here, tmp_path, note=NOTE)
        await here.press("enter")
        assert not await unread(here)
        screen_snapshot(here.app)
        await here.press("y")
        assert here.copied == [letter.human]


async def test_without_a_note_the_words_are_there_at_once(tmp_path: Path) -> None:
    async with sitting(tmp_path / "home", size=(80, 40)) as here:
        await reading(here, tmp_path)
        assert "I do not need this solved." in here.text()
        assert "from wren, Thu 19 November · words not checked yet" in here.text()
        assert not await unread(here)


async def test_every_word_can_be_reached_by_the_keys(tmp_path: Path) -> None:
    body = "\n\n".join(f"paragraph {number}" for number in range(80)) + "\n\nthe very end"
    async with sitting(tmp_path / "home") as here:
        await reading(here, tmp_path, body=body)
        assert "the very end" not in here.text()
        await here.press("end")
        assert "the very end" in here.text()


async def test_it_may_be_kept_for_my_own_safety(tmp_path: Path) -> None:
    async with sitting(tmp_path / "home") as here:
        letter = await reading(here, tmp_path, ask=Wishes(keep=Keep.ONCE))
        assert "s keep, for my own safety" in here.text()
        await here.press("s")
        assert "kept, for your own safety" in here.text()
        assert "s keep" not in here.text()
        kept = await here.do(here.companion.corresponding.letter, letter.id)
        assert kept.kept_for_safety


async def test_letting_go_asks_and_enter_keeps_it(tmp_path: Path) -> None:
    async with sitting(tmp_path / "home") as here:
        await reading(here, tmp_path)
        await here.press("d", "enter")
        assert here.name == "letter"
        await here.press("d", "shift+tab", "enter")
        assert here.name == "today"
        assert await here.do(here.companion.corresponding.lines) == ()


async def test_no_size_breaks_it(tmp_path: Path) -> None:
    async with sitting(tmp_path / "home") as here:
        await reading(here, tmp_path, note=NOTE)
        for _ in range(2):
            for width, height in ((1, 1), (2, 30), (30, 8), (59, 19), (110, 30), (200, 60)):
                await here.pilot.resize_terminal(width, height)
                await here.settle()
            await here.press("enter")
        assert "I do not need this solved." in here.text()
