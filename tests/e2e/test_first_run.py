"""The first minutes with the program, in a real terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.e2e.home import PASSPHRASE, group_numbers, unlock

if TYPE_CHECKING:
    from tests.e2e.home import Home
    from tests.e2e.terminal import TmuxTerminal

pytestmark = pytest.mark.program("tmux")

SIZES = [(80, 24), (40, 12)]
WORDS = "I stood with someone today, and said so."


def make_a_journal(terminal: TmuxTerminal) -> str:
    """From Welcome to the page with the recovery code; that page comes back."""
    screen = terminal.wait_for("not therapy")
    if "Choose a passphrase" not in screen:
        terminal.wait_for("enter read on")
        terminal.press("Enter")
        terminal.wait_for("Choose a passphrase")
    typed = "•" * len(PASSPHRASE)
    terminal.type(PASSPHRASE)
    terminal.wait_for(typed)
    terminal.press_and_see("Enter")
    terminal.type(PASSPHRASE)
    terminal.wait_for(f"(?s){typed}.*{typed}")
    terminal.wait_for("Same words in both", gone=True)
    terminal.press("Enter")
    return terminal.wait_for(r"Type groups \d and\s+\d")


def write_and_keep(terminal: TmuxTerminal, words: str) -> None:
    """On a page: write, finish, keep; ends on Today."""
    terminal.type(words)
    terminal.wait_for(r"kept \d\d:\d\d")
    terminal.press("C-s")
    terminal.wait_for("Tags, if you like")
    terminal.press("Enter")
    terminal.wait_for("• Today")


@pytest.mark.parametrize("size", SIZES)
def test_a_newcomer_types_two_groups_back_and_keeps_a_first_entry(
    empty_home: Home, size: tuple[int, int]
) -> None:
    with empty_home.on_tmux(size=size) as terminal:
        screen = make_a_journal(terminal)
        groups = re.findall(r"\b[0-9A-Z]{4}\b", screen)
        assert len(groups) == 9
        first, second = group_numbers(screen)
        terminal.type("nine lives")
        terminal.press("Enter")
        terminal.wait_for("Not the same yet")
        terminal.press("C-u")
        terminal.type(f"{groups[first - 1].lower()} {groups[second - 1]}")
        terminal.press("Enter")
        terminal.wait_for("Not the same yet", gone=True)
        terminal.wait_for("ctrl.s finish|kept as you write")
        write_and_keep(terminal, WORDS)
        terminal.press("C-q")
        assert terminal.wait_for_end() == 0
    assert empty_home.command("show", "@last", "--json").json["text"] == WORDS
    assert empty_home.command("vault", "info", "--json").json["recovery_confirmed"] is not None


@pytest.mark.parametrize("size", SIZES)
def test_the_groups_may_wait_until_after_the_first_entry(empty_home: Home, size: tuple[int, int]) -> None:
    with empty_home.on_tmux(size=size) as terminal:
        make_a_journal(terminal)
        terminal.press("F4")
        terminal.wait_for("ctrl.s finish|kept as you write")
        write_and_keep(terminal, WORDS)
        terminal.press("C-q")
        assert terminal.wait_for_end() == 0
    assert empty_home.command("show", "@last", "--json").json["text"] == WORDS


def test_the_journal_that_was_made_opens_again_with_its_passphrase_and_no_other(home: Home) -> None:
    with home.on_tmux() as terminal:
        terminal.wait_for("Passphrase")
        terminal.type("wool lantern ferry")
        terminal.press("Enter")
        terminal.wait_for("That did not open it. Nothing is lost")
        unlock(terminal)
