"""Any size of window, while one writes: it never ends the program and never takes a word."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from tests.e2e.home import unlock

if TYPE_CHECKING:
    from tests.e2e.home import Home

WORDS = "The heron waits 漢字 e\u0301 under the bridge. " * 4


def test_a_hundred_widths_and_many_heights_keep_the_page_that_is_being_written(home: Home) -> None:
    sizes = list(zip(range(1, 201, 2), itertools.cycle((24, 3, 60, 1, 12)), strict=False))
    sizes += [(width, height) for width in (1, 30, 80) for height in range(1, 13)]
    with home.on_pty() as terminal:
        unlock(terminal)
        terminal.press("w")
        terminal.wait_for("Begin anywhere")
        terminal.paste(WORDS)
        terminal.wait_for(r"kept \d\d:\d\d")
        for columns, rows in sizes:
            before = len(terminal.written)
            terminal.resize(columns, rows)
            for _ in range(4):  # each size is painted, or has nothing to paint
                terminal.screen()
                if len(terminal.written) > before:
                    break
            assert terminal.is_alive, (columns, rows)
        terminal.resize(80, 24)
        terminal.wait_for("under the bridge")
        terminal.type("!")
        terminal.wait_for("!")
        terminal.press("C-q")
        assert terminal.wait_for_end() == 0
    with home.journal() as journal:
        draft = journal.writing.drafts()[0]
    assert draft.text == WORDS.replace("e\u0301", "\u00e9") + "!"


@pytest.mark.parametrize("size", [(29, 24), (80, 7), (20, 5)])
def test_too_little_room_asks_for_more_and_the_writer_goes_on_at_the_same_letter(
    home: Home, size: tuple[int, int]
) -> None:
    with home.on_pty() as terminal:
        unlock(terminal)
        terminal.press("w")
        terminal.wait_for("Begin anywhere")
        terminal.type("small ")
        terminal.wait_for("small")
        terminal.resize(*size)
        screen = terminal.wait_for("A little more")
        assert "small" not in screen
        terminal.resize(80, 24)
        terminal.wait_for("small")
        terminal.wait_for("A little more", gone=True)
        terminal.type("room")
        terminal.wait_for("small room")


def test_a_dialog_outlives_too_little_room(home: Home) -> None:
    with home.on_pty() as terminal:
        unlock(terminal)
        terminal.press("w")
        terminal.wait_for("Begin anywhere")
        terminal.type("small")
        terminal.press("C-s")
        terminal.wait_for("Tags, if you like")
        terminal.type("ta")
        terminal.wait_for("│ ta")
        terminal.resize(25, 6)
        terminal.wait_for("A little more")
        terminal.resize(80, 24)
        terminal.wait_for("│ ta")
        terminal.type("gged")
        terminal.wait_for("│ tagged")
