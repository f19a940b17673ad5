"""Letters that come in: several at once, a folder, pasted as text, new cards, and letters that are asked back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events

from carecompanion.domain.partner import Standing
from tests.tui.screens.post import ANA, FINCH, NOBODY_WE_KNOW, WREN, flowing, is_me, meet, paste
from tests.tui.screens.sitting import sitting
from tests.tui.screens.year import acquainted, asks_back, comes, new_card, sealed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.tui.screens.sitting import Sitting


def folder_of(place: Path) -> Path:
    """Two letters for Ana, one that is not, one from nobody she knows, and a file that is none of it."""
    place.mkdir()
    (place / "one.letter.age").write_bytes(sealed(WREN, 1))
    (place / "two.letter.age").write_bytes(sealed(WREN, 2, title="The second"))
    (place / "else.letter.age").write_bytes(b"age-encryption.org/v1\nnonsense")
    (place / "new.letter.age").write_bytes(sealed(NOBODY_WE_KNOW, 3, name="Rook"))
    (place / "notes.txt").write_text("not a letter")
    return place


async def in_letters(here: Sitting) -> None:
    await is_me(here, ANA, "Ana")
    await meet(here, WREN, "wren", is_checked=True)
    await here.go("letters")


async def drop(here: Sitting, text: str) -> None:
    """Something is dropped or pasted where nothing is being typed."""
    here.app.post_message(events.Paste(text))
    await here.settle()


async def test_a_whole_folder_comes_in_and_one_sentence_tells_of_it(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "from usb")
    async with sitting(tmp_path / "home") as here:
        await in_letters(here)
        await here.press("o")
        await paste(here, str(folder))
        await here.press("enter")
        assert here.name == "letters"
        (said,) = here.said
        assert said.startswith("2 letters came. One from someone new waits, unread. One file was refused: ")
        assert len(await here.do(here.companion.corresponding.lines)) == 2
        await drop(here, str(folder))
        await here.press("enter")
        assert "2 were here already." in here.said[-1]


async def test_several_files_dropped_at_once_are_each_opened(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "post")
    async with sitting(tmp_path / "home") as here:
        await in_letters(here)
        await drop(here, f"'{folder / 'one.letter.age'}' '{folder / 'two.letter.age'}'")
        assert "Open a letter" in here.text()
        await here.press("enter")
        assert here.said == ["2 letters came."]


async def test_a_folder_without_letters_says_so(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    async with sitting(tmp_path / "home") as here:
        await in_letters(here)
        await drop(here, str(tmp_path / "empty"))
        await here.press("enter")
        assert "There is no letter in that folder." in here.text()
        await here.press("enter")
        assert str(tmp_path / "empty") in here.screen.query_one("#answer").value, (
            "it is mended, not typed again"
        )


QUOTED = "\n".join


@pytest.mark.parametrize("mangled", [str, lambda text: QUOTED(f"> {line}" for line in text.split("\n"))])
async def test_a_letter_pasted_as_text_opens(tmp_path: Path, mangled: Callable[[str], str]) -> None:
    text = sealed(WREN, 1, armored=True).decode()
    async with sitting(tmp_path / "home") as here:
        await in_letters(here)
        await drop(here, f"Hello Ana,\nhere it is:\n\n{mangled(text)}\n\nWren")
        assert "BEGIN AGE ENCRYPTED FILE" in here.text()
        await here.press("enter")
        assert here.name == "letter"
        assert "I do not need this solved." in flowing(here) or "I went in early" in here.text()


async def test_a_letter_pasted_into_the_field_opens_too(tmp_path: Path) -> None:
    text = sealed(WREN, 1, armored=True).decode()
    async with sitting(tmp_path / "home") as here:
        await in_letters(here)
        await here.press("o")
        await paste(here, text)
        await here.press("enter")
        assert here.name == "letter"


async def test_while_one_types_a_paste_goes_into_the_field(tmp_path: Path) -> None:
    async with sitting(tmp_path / "home") as here:
        await in_letters(here)
        await here.press("slash")
        await drop(here, "lantern")
        assert here.name == "letters"
        assert here.screen.query_text == "lantern"


# new cards


async def test_a_new_card_is_told_loudly(tmp_path: Path) -> None:
    path = tmp_path / "card.letter.age"
    path.write_bytes(sealed(WREN, 4, **new_card(NOBODY_WE_KNOW)))
    async with sitting(tmp_path / "home") as here:
        await in_letters(here)
        await meet(here, FINCH, "finch")
        await drop(here, str(path))
        await here.press("enter")
        assert "has a new card" in flowing(here)
        await here.press("enter")
        assert "has a new card" in flowing(here), "enter is no answer"
        await here.press("p")
        assert here.name == "partners"
        assert here.screen.partner.handle == "wren"
        assert here.screen.partner.standing is Standing.INTRODUCED
        assert not (await here.do(here.companion.corresponding.lines))[0].unread


async def test_of_many_files_a_new_card_is_told_all_the_same(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "post")
    (folder / "card.letter.age").write_bytes(sealed(WREN, 9, **new_card(FINCH)))
    async with sitting(tmp_path / "home") as here:
        await in_letters(here)
        await drop(here, str(folder))
        await here.press("enter")
        assert "wren has a new card. Compare the eight words again by voice." in flowing(here)


# asked back


@pytest.mark.parametrize(("key", "left"), [("l", 1), ("s", 2), ("escape", 2)])
async def test_a_letter_asked_back_is_opened_with_the_question(tmp_path: Path, key: str, left: int) -> None:
    async with sitting(tmp_path / "home") as here:
        await acquainted(here)
        letter = await comes(here, WREN, 1)
        (tmp_path / "back.letter.age").write_bytes(sealed(WREN, 5, **asks_back(letter)))
        await here.go("letters")
        await drop(here, str(tmp_path / "back.letter.age"))
        await here.press("enter")
        assert "wren asks you to let this letter go." in here.text()
        assert len(await here.do(here.companion.corresponding.lines)) == 2, "nothing goes by itself"
        await here.press("enter", key)
        lines = await here.do(here.companion.corresponding.lines)
        assert len(lines) == left
        assert any(line.kept_for_safety for line in lines) is (key == "s")


async def test_one_that_was_let_go_already_needs_only_a_sentence(tmp_path: Path) -> None:
    async with sitting(tmp_path / "home") as here:
        await acquainted(here)
        letter = await comes(here, WREN, 1)
        await here.do(here.companion.corresponding.forget, letter)
        (tmp_path / "back.letter.age").write_bytes(sealed(WREN, 5, **asks_back(letter)))
        await here.go("letters")
        await drop(here, str(tmp_path / "back.letter.age"))
        await here.press("enter")
        assert here.said == ["They ask for a letter back that is not here any more. There is nothing to do."]
        assert here.name == "letters"
