"""My card: a name asked once, the words to read aloud, a copy, a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.tui.rooms import room
from tests.tui.screens.post import ANA, is_me, words_of
from tests.tui.screens.sitting import sitting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import App

SIZES = ((80, 24), (40, 12))


async def test_the_name_is_asked_once_and_the_card_is_made_then(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.open(room("card"))
        assert "What shall people see?" in here.text()
        assert await here.do(here.companion._vault.identities.current) is None
        await here.type("Ana")
        await here.press("enter")
        assert "carecard1" in here.text()
        await here.press("escape")
        await here.open(room("card"))
        assert "What shall people see?" not in here.text()
        assert await here.do(here.companion.introducing.my_name) == "Ana"


async def test_leaving_the_question_makes_no_card(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.go("letters")
        await here.press("c", "escape")
        assert here.name == "letters"
        assert await here.do(here.companion._vault.identities.current) is None


async def test_an_empty_name_is_asked_for_again(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.open(room("card"))
        await here.press("enter")
        assert "A name is one line of 1 to 48 bytes." in here.text()
        await here.press("escape")
        assert "What shall people see?" in here.text()


async def test_the_card_shows_the_words_to_read_aloud(
    tmp_path: Path, screen_snapshot: Callable[[App[int]], None]
) -> None:
    async with sitting(tmp_path) as here:
        await is_me(here, ANA, "Ana")
        await here.open(room("card"))
        assert " ".join(words_of(ANA)[:4]) in here.text()
        screen_snapshot(here.app)


async def test_the_card_at_40_by_12(tmp_path: Path, screen_snapshot: Callable[[App[int]], None]) -> None:
    async with sitting(tmp_path, size=(40, 12)) as here:
        await is_me(here, ANA, "Ana")
        await here.open(room("card"))
        screen_snapshot(here.app)


async def test_the_copy_is_the_whole_card(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await is_me(here, ANA, "Ana")
        await here.open(room("card"))
        await here.press("y")
        assert here.copied == [await here.do(here.companion.introducing.my_card_block)]
        assert here.said == ["Copied. Nothing was sent."]


async def test_a_saved_card_replaces_a_card_and_nothing_else(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await is_me(here, ANA, "Ana")
        await here.open(room("card"))
        await here.press("s", "s")
        file = here.app.opening.world.paths.letters_out / "my-card.txt"
        assert file.read_text() == await here.do(here.companion.introducing.my_card_block)
        assert not any("Ana" in path.name for path in file.parent.iterdir())
        file.write_text("a shopping list")
        await here.press("s")
        assert "A file of that name is there already." in here.text()
        assert file.read_text() == "a shopping list"


async def test_another_name_keeps_the_key(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await is_me(here, ANA, "Ana")
        await here.open(room("card"))
        await here.press("r", *["backspace"] * 3)
        await here.type("A.")
        await here.press("enter")
        assert "A." in here.text()
        assert " ".join(words_of(ANA)[:4]) in here.text()
