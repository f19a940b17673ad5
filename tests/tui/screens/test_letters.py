"""The place of letters: people, what went between us, files that are opened, strangers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carecompanion.crypto.age import encrypt
from tests.tui.screens.post import (
    ANA,
    FINCH,
    MORNING,
    NOBODY_WE_KNOW,
    WREN,
    is_me,
    letter_file,
    meet,
    paste,
)
from tests.tui.screens.sitting import sitting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import App

    from tests.tui.screens.sitting import Sitting

HOSTILE = "[@click=app.quit]x[/] [/] [bold"


async def at_home(here: Sitting, post: Path) -> None:
    """Ana, who knows wren and finch, with a letter of wren's and one that finch wrote earlier."""
    await is_me(here, ANA, "Ana")
    await meet(here, WREN, "wren", is_checked=True)
    await meet(here, FINCH, "finch")
    early = letter_file(post, FINCH, number=8, title="Two pages about the rota", name="Finch")
    await here.do(here.companion.corresponding.open_file, early)
    late = letter_file(post, WREN, number=9, note="loss, in plain words.")
    await here.do(here.companion.corresponding.open_file, late)


def _beside_the_list(here: Sitting) -> str:
    return " ".join(" ".join(row[32:] for row in here.rows()[2:6]).split())


async def open_file(here: Sitting, path: str) -> None:
    await here.press("o")
    await paste(here, path)
    await here.press("enter")


async def test_an_empty_place_says_what_will_be_here(
    tmp_path: Path, screen_snapshot: Callable[[App[int]], None]
) -> None:
    async with sitting(tmp_path) as here:
        await here.go("letters")
        screen_snapshot(here.app)
        await here.press("c")
        await here.type("Ana")
        await here.press("enter", "escape")
        assert "p to take in the card of someone you trust" in here.text()


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)])
async def test_people_and_what_went_between_us(
    tmp_path: Path, size: tuple[int, int], screen_snapshot: Callable[[App[int]], None]
) -> None:
    async with sitting(tmp_path / "home", size=size) as here:
        await at_home(here, tmp_path)
        await here.go("letters")
        screen_snapshot(here.app)


async def test_unread_is_a_word_until_it_is_read(tmp_path: Path) -> None:
    async with sitting(tmp_path / "home") as here:
        await at_home(here, tmp_path)
        await here.go("letters")
        assert "arrived Thu 19, unread" in here.text()
        assert "arrived · unread · opens with a short note" in here.text()
        await here.press("enter", "enter", "enter", "escape")
        assert "arrived · opens with a short note" in here.text()


async def test_narrow_one_pane_after_the_other(tmp_path: Path) -> None:
    async with sitting(tmp_path / "home", size=(40, 12)) as here:
        await at_home(here, tmp_path)
        await here.go("letters")
        assert "finch" in here.text()
        await here.press("enter")
        assert "On the morning after" in here.text()
        assert "finch" not in here.text()
        await here.press("escape")
        assert "finch" in here.text()


async def test_beside_the_list_nothing_is_shown_that_was_not_read_before(tmp_path: Path) -> None:
    async with sitting(tmp_path / "home", size=(120, 40)) as here:
        await at_home(here, tmp_path)
        await here.go("letters")
        await here.press("down")
        assert "heating off again" not in here.text(), "finch's letter is unread"
        await here.press("enter", "enter", "escape")
        assert "heating off again" in here.text()
        await here.press("escape", "up")
        assert "heating off again" not in here.text(), "wren's opens with a note"


async def test_a_file_is_opened_by_its_path(tmp_path: Path) -> None:
    async with sitting(tmp_path / "home") as here:
        await is_me(here, ANA, "Ana")
        await meet(here, WREN, "wren")
        await here.go("letters")
        await open_file(here, f"'{letter_file(tmp_path, WREN)}'")
        assert here.name == "letter"
        assert MORNING.split("\n", 1)[0][:40] in here.text()
        await here.press("escape")
        await open_file(here, str(tmp_path / "letter 1.letter.age").replace(" ", "\\ "))
        assert here.name == "letter", "a file that came before shows its letter"
        assert here.said == ["This letter is here already."]


async def test_what_cannot_be_opened_says_why_and_stores_nothing(tmp_path: Path) -> None:
    other = letter_file(tmp_path / "other", WREN, reader=FINCH)
    changed = letter_file(tmp_path, WREN, number=2)
    changed.write_bytes(changed.read_bytes()[:-1] + b"?")
    noise = tmp_path / "noise"
    noise.write_bytes(b"nothing of ours")
    async with sitting(tmp_path / "home") as here:
        await is_me(here, ANA, "Ana")
        await meet(here, WREN, "wren")
        await here.go("letters")
        for path, said in (
            (other, "This letter was not made for your key."),
            (changed, "This letter changed on the way."),
            (noise, "This is not a letter or card of ours."),
            (tmp_path / "gone", "That file is not there, or cannot be read."),
        ):
            await open_file(here, str(path))
            assert said in here.text()
            await here.press("enter")
        assert await here.do(here.companion.corresponding.lines) == ()


async def test_a_plain_age_file_may_be_kept_as_a_loose_note(tmp_path: Path) -> None:
    file = tmp_path / "plain.age"
    file.write_bytes(encrypt(b"The spare key is under the third pot.", ANA.public))
    async with sitting(tmp_path / "home") as here:
        await is_me(here, ANA, "Ana")
        await here.go("letters")
        await open_file(here, str(file))
        assert "It can be kept in your journal as a loose note." in here.text()
        assert "third pot" not in here.text()
        await here.press("shift+tab", "enter")
        assert here.said == ["Kept in your journal as a loose note."]
        assert "third pot" in (await here.do(here.companion.reading.entry, "@last")).text


async def test_a_strangers_letter_shows_no_word_of_itself(tmp_path: Path) -> None:
    path = letter_file(
        tmp_path, NOBODY_WE_KNOW, title="Open me", body="Secret words", name="Boss", note="a note"
    )
    async with sitting(tmp_path / "home") as here:
        await is_me(here, ANA, "Ana")
        await here.go("letters")
        await open_file(here, str(path))
        assert "a     accept" in here.text()
        await here.press("enter")
        assert "a     accept" in here.text(), "enter is no answer"
        await here.press("escape")
        for word in ("Open me", "Secret", "Boss", "a note"):
            assert word not in here.text()
        assert "waits, unread" in here.text()


async def test_a_strangers_letter_is_accepted_under_a_name_of_mine(tmp_path: Path) -> None:
    path = letter_file(tmp_path, NOBODY_WE_KNOW, body="Hello from the other office.", name="Rook")
    async with sitting(tmp_path / "home") as here:
        await is_me(here, ANA, "Ana")
        await here.go("letters")
        await open_file(here, str(path))
        await here.press("a")
        assert "Rook" in here.text()
        await here.press(*["backspace"] * 4)
        await here.type("rook-b")
        await here.press("enter")
        assert here.name == "letter"
        assert "from rook-b" in here.text()
        assert "words not checked yet" in here.text()


async def test_a_stranger_with_a_known_name_is_told_apart(tmp_path: Path) -> None:
    path = letter_file(tmp_path, NOBODY_WE_KNOW, name="wren")
    async with sitting(tmp_path / "home") as here:
        await is_me(here, ANA, "Ana")
        await meet(here, WREN, "wren")
        await here.go("letters")
        await open_file(here, str(path))
        await here.press("a")
        assert "with this name and another key" in here.text().replace("\n", " ")
        await here.press("escape")
        assert len(await here.do(here.companion.corresponding.waiting)) == 1


@pytest.mark.parametrize(("key", "code"), [("r", "E_REPLAY"), ("b", "E_BLOCKED")])
async def test_a_stranger_is_refused_or_blocked_in_one_step(tmp_path: Path, key: str, code: str) -> None:
    path = letter_file(tmp_path, NOBODY_WE_KNOW)
    async with sitting(tmp_path / "home") as here:
        await is_me(here, ANA, "Ana")
        await here.go("letters")
        await open_file(here, str(path))
        await here.press(key)
        assert await here.do(here.companion.corresponding.waiting) == ()
        await open_file(here, str(path))
        said = {"E_REPLAY": "You have had this letter before.", "E_BLOCKED": "This letter was refused."}
        assert said[code] in here.text()


async def test_a_letter_is_let_go_after_a_question(tmp_path: Path) -> None:
    async with sitting(tmp_path / "home") as here:
        await at_home(here, tmp_path)
        await here.go("letters")
        await here.press("d")
        assert "Let this letter go?" not in here.text(), "only a letter that is chosen can be let go"
        await here.press("enter", "d", "enter")
        assert len(await here.do(here.companion.corresponding.lines)) == 2
        await here.press("d", "shift+tab", "enter")
        assert len(await here.do(here.companion.corresponding.lines)) == 1


async def test_letters_of_someone_forgotten_stay(tmp_path: Path) -> None:
    async with sitting(tmp_path / "home") as here:
        await at_home(here, tmp_path)
        partner = await here.do(here.companion.introducing.partner, "wren")
        await here.do(here.companion.introducing.forget, partner)
        await here.go("letters")
        await here.press("home")
        assert "This person is no longer among your partners." in _beside_the_list(here)
        assert "On the morning after" in here.text()


async def test_words_of_others_never_act(tmp_path: Path) -> None:
    path = letter_file(tmp_path, WREN, title=HOSTILE, body=HOSTILE, name=HOSTILE, note=HOSTILE)
    async with sitting(tmp_path / "home") as here:
        await is_me(here, ANA, "Ana")
        await meet(here, WREN, HOSTILE)
        await here.go("letters")
        assert HOSTILE[:20] in here.text()
        await open_file(here, str(path))
        assert HOSTILE in here.text()
        await here.press("enter")
        assert HOSTILE in here.text()
        for row in range(24):
            await here.pilot.click(offset=(6, row))
        assert here.app.is_running
        assert (here.app.title, here.app.sub_title) == ("carecompanion", "")


async def test_no_size_breaks_it(tmp_path: Path) -> None:
    async with sitting(tmp_path / "home") as here:
        await at_home(here, tmp_path)
        await here.go("letters")
        for width, height in (
            (1, 1),
            (2, 30),
            (29, 7),
            (30, 8),
            (59, 19),
            (60, 20),
            (77, 24),
            (110, 30),
            (200, 60),
        ):
            await here.pilot.resize_terminal(width, height)
            await here.settle()
        assert "On the morning after" in here.text()
