"""Partners: cards taken in, words checked, names, blocking, forgetting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carecompanion.domain.partner import Standing
from carecompanion.tui.rooms import room
from tests.tui.screens.post import ANA, FINCH, WREN, block_of, is_me, meet, paste, words_of
from tests.tui.screens.sitting import sitting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import App

    from carecompanion.domain.partner import Partner
    from tests.tui.screens.sitting import Sitting

FIRST_FOUR = " ".join(word[:4] for word in words_of(WREN))


async def partners(here: Sitting) -> tuple[Partner, ...]:
    found: tuple[Partner, ...] = await here.do(here.companion.introducing.partners)
    return found


async def test_nobody_is_here_yet(tmp_path: Path, screen_snapshot: Callable[[App[int]], None]) -> None:
    async with sitting(tmp_path) as here:
        await here.open(room("partners"))
        screen_snapshot(here.app)


async def test_a_pasted_card_comes_in_whole_and_is_given_a_name(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.open(room("partners"))
        await here.press("n")
        await paste(here, f"> hello\n\n{block_of(WREN, 'Wren')}\n-- \nsent from a bus")
        await here.press("enter")
        assert "What will you call them?" in here.text()
        await here.press(*["backspace"] * 4)
        await here.type("wren")
        await here.press("enter")
        assert [(one.handle, one.claimed_name, one.key) for one in await partners(here)] == [
            ("wren", "Wren", WREN.public)
        ]
        assert "words not checked yet" in here.text()


@pytest.mark.parametrize("spelled", ["{}", "'{}'", '"{}"', "escaped", "uri"])
async def test_a_card_is_read_from_a_file_however_the_terminal_drops_it(tmp_path: Path, spelled: str) -> None:
    file = tmp_path / "a  friend's card.txt"
    file.write_text(block_of(WREN, "Wren"))
    if spelled == "escaped":
        dropped = str(file).replace(" ", "\\ ").replace("'", "\\'")
    elif spelled == "uri":
        dropped = file.as_uri()
    elif "'" in spelled:
        dropped = "'" + str(file).replace("'", "'\\''") + "'"
    else:
        dropped = spelled.format(file)
    async with sitting(tmp_path / "home") as here:
        await here.open(room("partners"))
        await here.press("n")
        await paste(here, dropped)
        await here.press("enter")
        assert [one.key for one in await partners(here)] == [WREN.public]


async def test_cards_of_a_circle_come_in_together_without_ones_own(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await is_me(here, ANA, "Ana")
        await here.open(room("partners"))
        await here.press("n")
        await paste(here, block_of(WREN, "Wren") + block_of(ANA, "Ana") + block_of(FINCH, "Finch"))
        await here.press("enter")
        assert [one.handle for one in await partners(here)] == ["Finch", "Wren"]
        assert here.said == ["The cards are in. Each goes by the name on it; r gives another."]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("nothing of the kind", "There is no whole card in this."),
        (block_of(WREN, "Wren")[:-60], "There is no whole card in this."),
        ("/no/such/file.txt", "There is no whole card in this."),
        (block_of(ANA, "Ana"), "This is your own card."),
    ],
)
async def test_what_is_no_card_is_told_and_changes_nothing(tmp_path: Path, given: str, said: str) -> None:
    async with sitting(tmp_path) as here:
        await is_me(here, ANA, "Ana")
        await here.open(room("partners"))
        await here.press("n")
        await paste(here, given)
        await here.press("enter")
        assert said in here.text()
        assert await partners(here) == ()


async def test_a_path_that_was_wrong_is_mended_not_typed_again(tmp_path: Path) -> None:
    (tmp_path / "wren.card").write_text(block_of(WREN, "Wren"))
    async with sitting(tmp_path / "home") as here:
        await here.open(room("partners"))
        await here.press("n")
        await here.type(f"{tmp_path}/wren.cart")
        await here.press("enter")
        assert "There is no whole card in this." in here.text()
        await here.press("enter", "end", "backspace", "d", "enter")
        assert "What will you call them?" in here.text()


async def test_a_known_name_with_another_key_is_told_loudly(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await meet(here, WREN, "wren")
        await here.open(room("partners"))
        await here.press("n")
        await paste(here, block_of(FINCH, "Wren"))
        await here.press("enter")
        assert "A name you know, with a new key" in here.text()
        await here.press("enter")
        assert len(await partners(here)) == 2


async def test_a_partner_with_their_words(
    tmp_path: Path, screen_snapshot: Callable[[App[int]], None]
) -> None:
    async with sitting(tmp_path) as here:
        await meet(here, WREN, "wren")
        await meet(here, FINCH, "finch", is_checked=True)
        await here.open(room("partners"))
        screen_snapshot(here.app)


async def test_partners_at_40_by_12(tmp_path: Path, screen_snapshot: Callable[[App[int]], None]) -> None:
    async with sitting(tmp_path, size=(40, 12)) as here:
        await meet(here, WREN, "wren")
        await meet(here, FINCH, "finch", is_checked=True)
        await here.open(room("partners"))
        screen_snapshot(here.app)


async def test_the_first_four_letters_of_each_word_are_enough(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await meet(here, WREN, "wren")
        await here.open(room("partners"))
        await here.press("v")
        assert not any(word in here.text() for word in words_of(WREN)), (
            "what is to be heard stands on the screen"
        )
        await here.type(FIRST_FOUR)
        await here.press("enter")
        assert "words checked together, 20 November" in here.text()
        assert (await partners(here))[0].standing is Standing.VERIFIED


async def test_three_wrong_tries_end_the_checking(
    tmp_path: Path, screen_snapshot: Callable[[App[int]], None]
) -> None:
    wrong = " ".join(word[:4] for word in words_of(FINCH))
    async with sitting(tmp_path) as here:
        await meet(here, WREN, "wren")
        await here.open(room("partners"))
        await here.press("v")
        for _ in range(2):
            await here.type(wrong)
            await here.press("enter")
            assert "Not the same yet." in here.text()
        await here.type(wrong)
        await here.press("enter")
        assert "Ask wren for a fresh card another way" in here.text().replace("\n", " ")
        screen_snapshot(here.app)
        await here.press("escape", "v")
        assert "Stop here." in here.text(), "the third try is remembered"
        assert (await partners(here))[0].standing is Standing.INTRODUCED


async def test_a_name_that_is_taken_is_refused(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await meet(here, WREN, "wren")
        await meet(here, FINCH, "finch")
        await here.open(room("partners"))
        await here.press("r", *["backspace"] * 5)
        await here.type("wren")
        await here.press("enter")
        assert "wren is the name of another partner here." in here.text()
        await here.press("enter")
        await here.press("r", *["backspace"] * 5)
        await here.type("rook")
        await here.press("enter")
        assert [one.handle for one in await partners(here)] == ["rook", "wren"]


async def test_blocking_forgetting_and_letting_in_again_each_ask_first(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await meet(here, WREN, "wren")
        await here.open(room("partners"))
        await here.press("b", "enter")
        assert not (await partners(here))[0].blocked, "enter is the safe answer"
        await here.press("b", "shift+tab", "enter")
        assert (await partners(here))[0].blocked
        assert "b let in again" in here.text()
        await here.press("b", "shift+tab", "enter")
        assert not (await partners(here))[0].blocked
        await here.press("d", "escape")
        assert len(await partners(here)) == 1
        await here.press("d", "shift+tab", "enter")
        assert await partners(here) == ()
        assert "n to take in a card" in here.text()


async def test_a_name_that_looks_like_markup_is_only_a_name(tmp_path: Path) -> None:
    name = "[@click=app.quit]x[/] [/]"
    async with sitting(tmp_path) as here:
        await meet(here, WREN, name)
        await here.open(room("partners"))
        assert name in here.text()
        for key in ("v", "r", "b", "d"):
            await here.press(key)
            assert "[@click=app.quit]x[/]" in here.text()
            await here.press("escape")
        assert here.app.title == "carecompanion"
        assert here.app.sub_title == ""
