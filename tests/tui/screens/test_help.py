"""Help: made from the declarations, and always with what this is and is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from carecompanion.tui.commands import EVERYWHERE, commands_of
from carecompanion.tui.rooms import room
from carecompanion.tui.widgets.key_list import KeyList
from carecompanion.words import say
from tests.tui.screens.samples import ENTRIES
from tests.tui.screens.sitting import sitting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SCREENS = (
    "people",
    "today",
    "journal",
    "write",
    "run",
    "entry",
    "letters",
    "letter",
    "partners",
    "card",
    "compose",
    "arriving",
    "trying",
)


async def test_it_says_where_one_is_and_comes_back_there(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("f1")
        assert here.rows()[0] == "  Help   you are in Journal"
        await here.press("escape")
        assert here.name == "journal"


@pytest.mark.parametrize("name", SCREENS)
async def test_every_command_of_a_screen_is_in_its_help(tmp_path: Path, name: str) -> None:
    async with sitting(tmp_path, size=(120, 60)) as here:
        await here.open(room("help", over=name))
        said = {words for shown in here.screen.query(KeyList) for _, words in shown._keys}
        for command in (*commands_of(name), *commands_of(EVERYWHERE)):
            if here.app.key_of(command) and command.name != "back":
                assert command.long_words in said, command.id


async def test_over_a_page_no_letter_is_said_to_lead_anywhere(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.press("w", "f1")
        keys = {key for key, _ in here.screen.query_one("#anywhere", KeyList)._keys}
        assert "f9" in keys
        assert not any(len(key) == 1 or key == "1 2 6" for key in keys)


async def test_before_a_journal_is_open_it_offers_neither_settings_nor_the_palette(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.press("ctrl+l", "f1")
        assert here.rows()[-1].split() == ["/", "find", "a", "key", "esc", "back", "ctrl+q", "leave"]


async def test_at_the_door_it_lists_the_keys_of_the_door(tmp_path: Path) -> None:
    async with sitting(tmp_path, size=(40, 12)) as here:
        await here.press("ctrl+l", "f1")
        assert ("f2", "show") in here.screen.query_one("#here", KeyList)._keys


async def test_the_reader_own_keys_are_the_ones_shown(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        here.app.change_settings(keymap={"journal.filters": "f4"})
        await here.open(room("help", over="journal"))
        assert any(row.strip().startswith("f4") and "Filter by" in row for row in here.rows())


@pytest.mark.parametrize("name", ["", "unlock", "journal", "no-such-screen"])
async def test_what_this_is_and_is_not_is_always_there(tmp_path: Path, name: str) -> None:
    async with sitting(tmp_path, size=(80, 30)) as here:
        await here.open(room("help", over=name))
        assert "What this is, and is not" in here.text()
        assert "Not therapy" in here.text()
        assert len(say("help.box").split()) <= 60


async def test_while_locked_it_lists_only_what_works_there(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.app.door.lock()
        await here.settle()
        await here.press("f1")
        assert here.name == "help"
        said = here.text()
        assert "ctrl+g" in said
        assert "Places" not in said
        assert "Not therapy" in said


async def test_slash_finds_a_key(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("f1", "slash")
        await here.type("filter")
        assert "Filter by tag" in here.text()
        assert "Delete the entry" not in here.text()
        assert "No key does that" not in here.text()
        await here.type("xylophone")
        assert "No key does that here." in here.text()
        await here.press("escape")
        assert here.name == "help"
        assert "No key does that" not in here.text()
        assert "Delete the entry" in here.text()
        await here.press("escape")
        assert here.name == "journal"


async def test_it_scrolls_to_the_box_on_a_small_screen(tmp_path: Path) -> None:
    async with sitting(tmp_path, size=(40, 12), entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("f1")
        assert "Not therapy" not in here.text()
        await here.press("end")
        assert "Not therapy" in " ".join(here.text().split())


async def test_no_size_ends_the_program(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.press("f1")
        for width in (1, 2, 5, 12, 29, 30, 40, 59, 60, 78, 110, 200):
            await here.pilot.resize_terminal(width, max(width // 3, 2))
            await here.pilot.pause()
        assert here.name == "help"


@pytest.mark.parametrize("theme", ["hearth", "paper"])
@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_help_looks_as_it_was_kept(
    tmp_path: Path, size: tuple[int, int], theme: str, screen_snapshot: Callable[[Any], None]
) -> None:
    async with sitting(tmp_path, size=size, theme=theme, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("f1")
        screen_snapshot(here.app)


async def test_a_key_that_means_something_here_is_not_told_to_mean_another_thing_anywhere(
    tmp_path: Path,
) -> None:
    async with sitting(tmp_path) as here:
        await here.go("people")
        await here.press("f1")
        told = "\n".join(here.rows())
        assert "you are in People" in told
        assert "Open a letter file" not in told, "o is the entries with somebody"
        assert "Search everything" in told
