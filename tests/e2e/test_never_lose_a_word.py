"""What is typed comes back, whatever ends the program."""

from __future__ import annotations

import asyncio
import itertools
import os
import signal
import sys
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

import pytest
from textual.widgets import Input

from carecompanion.activities.opening import Opening
from carecompanion.activities.world import World
from carecompanion.settings.model import Settings
from carecompanion.tui.app import CareApp
from carecompanion.tui.widgets.editor import Editor
from tests.e2e.home import PASSPHRASE, unlock
from tests.e2e.terminal import PATIENCE_SECONDS
from tests.vault.samples import QUICK

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from tests.e2e.home import Home
    from tests.e2e.terminal import RawTerminal, Terminal

FAULTY: Final = (sys.executable, "-m", "tests.e2e.faulty")
MIDDLE: Final = "heron"
WORDS: Final = f"The {MIDDLE} waits"


def write_freely(terminal: Terminal) -> None:
    """An empty page."""
    unlock(terminal)
    terminal.press("w")
    terminal.wait_for("Begin anywhere")


def type_mid_word(terminal: Terminal) -> None:
    """WORDS are on the screen, the cursor inside them, and nothing has paused yet."""
    terminal.type("The  waits")
    terminal.press(*["Left"] * len(" waits"))
    terminal.type(MIDDLE)
    terminal.wait_for(WORDS)


def comes_back(terminal: Terminal) -> None:
    """After the passphrase the draft is there, and the cursor where it was."""
    unlock(terminal, then=WORDS)
    terminal.wait_for(r"brought back from \d\d:\d\d")
    terminal.type("s")
    terminal.wait_for("The herons waits")


def hang_up(terminal: RawTerminal) -> None:
    terminal.hang_up()
    assert terminal.wait_for_end() == 128 + signal.SIGHUP


def end_politely(terminal: RawTerminal) -> None:
    terminal.signal(signal.SIGTERM)
    assert terminal.wait_for_end() == 128 + signal.SIGTERM


def leave(terminal: RawTerminal) -> None:
    terminal.press("C-q")
    assert terminal.wait_for_end() == 0


@pytest.mark.parametrize("end", [hang_up, end_politely, leave])
def test_a_draft_outlives_the_program(home: Home, end: Callable[[RawTerminal], None]) -> None:
    with home.on_pty() as terminal:
        write_freely(terminal)
        type_mid_word(terminal)
        end(terminal)
    with home.on_pty() as terminal:
        comes_back(terminal)


@pytest.mark.parametrize("end", [hang_up, leave])
def test_a_cursor_that_moved_after_the_last_word_was_kept_comes_back_where_it_was(
    home: Home, end: Callable[[RawTerminal], None]
) -> None:
    with home.on_pty() as terminal:
        write_freely(terminal)
        terminal.type(WORDS)
        terminal.wait_for(r"kept \d\d:\d\d")
        for _ in " waits":
            terminal.press_and_see("Left")
        end(terminal)
    with home.on_pty() as terminal:
        comes_back(terminal)


def test_locking_mid_word_brings_the_page_back_as_it_was(home: Home) -> None:
    with home.on_pty() as terminal:
        write_freely(terminal)
        type_mid_word(terminal)
        terminal.press("C-l")
        terminal.wait_for("Passphrase")
        terminal.wait_for(MIDDLE, gone=True)
        comes_back(terminal)


def test_hiding_mid_word_keeps_and_comes_back_to_the_very_letter(home: Home) -> None:
    with home.on_pty() as terminal:
        write_freely(terminal)
        type_mid_word(terminal)
        terminal.press("F9")
        terminal.wait_for(MIDDLE, gone=True)
        with home.journal() as journal:
            end = time.monotonic() + PATIENCE_SECONDS
            while not journal.writing.drafts():
                assert time.monotonic() < end, "hiding did not keep the draft"
            assert journal.writing.drafts()[0].text == WORDS
        terminal.press("Enter")
        terminal.wait_for(WORDS)
        terminal.type("s")
        terminal.wait_for("The herons waits")


def test_a_killed_program_loses_at_most_five_seconds_of_typing(home: Home) -> None:
    with home.on_pty() as terminal:
        write_freely(terminal)
        terminal.type("kept ")
        begun = time.monotonic()
        # Never half a second of rest: only the latest moment for keeping can keep it.
        for letter in itertools.cycle("abcdefgh"):
            terminal.type(letter)
            terminal.screen()
            time.sleep(0.1)
            if time.monotonic() - begun > 5:
                break
        terminal.signal(signal.SIGKILL)
        assert terminal.wait_for_end() == -signal.SIGKILL
    with home.on_pty() as terminal:
        unlock(terminal, then="kept abc")


def test_a_fault_in_the_program_keeps_the_draft_and_tells_nobody_what_it_says(home: Home) -> None:
    with home.on_pty(program=FAULTY) as terminal:
        write_freely(terminal)
        type_mid_word(terminal)
        before = len(terminal.written)
        terminal.send(b"\x1b[24~")
        assert terminal.wait_for_end() == 1
        report = bytes(terminal.written[before:]).rpartition(b"\x1b[?1049l")[2].decode()
        assert "LookupError" in report
        assert "faulty.py" in report
        assert MIDDLE not in report
        assert str(home.around) not in report
    with home.on_pty() as terminal:
        comes_back(terminal)


async def until(pilot: Pilot[int], holds: Callable[[], object]) -> None:
    """Wait for what comes a moment later."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < end, "it did not come"
        await pilot.pause()
        await asyncio.sleep(0.02)


async def test_the_lock_of_an_idle_journal_keeps_the_draft_and_a_wrong_passphrase_does_not_harm_it(
    empty_home: Home,
) -> None:
    now = [datetime(2026, 11, 20, 21, 0, tzinfo=UTC)]
    world = World(empty_home.world().paths, lambda: now[0], os.urandom)
    opening = Opening(world, QUICK)
    opening.create(PASSPHRASE)[0].close()
    app = CareApp(opening, Settings(motion="off"))
    assert app.settings.lock_minutes == 5

    async def open_with(passphrase: str) -> None:
        await pilot.press(*("space" if mark == " " else mark for mark in passphrase), "enter")

    def is_on(name: str) -> Callable[[], bool]:
        return lambda: getattr(app.screen, "NAME", "") == name

    async with app.run_test(size=(80, 24)) as pilot:
        await open_with(PASSPHRASE)
        await until(pilot, is_on("today"))
        await pilot.press("w")
        await until(pilot, is_on("write"))
        await pilot.press(*"herons", "left", "left")
        now[0] += timedelta(minutes=4, seconds=59)
        await app.door.lock_when_idle()
        assert is_on("write")()
        now[0] += timedelta(seconds=1)
        await until(pilot, is_on("unlock"))  # the program looks at the clock by itself
        assert not app.is_open
        for _ in range(3):
            await open_with("no")
            await until(pilot, lambda: not app.screen.query_one("#secret", Input).value)
        await open_with(PASSPHRASE)
        await until(pilot, is_on("write"))
        editor = app.screen.query_one(Editor)
        assert (editor.text, editor.cursor) == ("herons", (0, 4))
        await app.door.leave()
    app.desk.close()


def test_eight_writers_and_an_open_interface_lose_nothing(home: Home) -> None:
    said = [f"kite {number}" for number in range(8)]
    with home.on_pty() as terminal:
        unlock(terminal)
        terminal.press("2")
        terminal.wait_for("What you write will be here")
        writers = [home.begin_command("write", "--text-file", "-") for _ in said]
        for writer, words in zip(writers, said, strict=True):
            assert writer.stdin is not None
            writer.stdin.write(words)
            writer.stdin.close()
            writer.stdin = None
        for writer in writers:
            _, err = writer.communicate()
            assert writer.returncode == 0, err
        for words in said:
            terminal.wait_for(words)
        leave(terminal)
    listed = home.command("list", "--json").json["entries"]
    assert sorted(one["title"] for one in listed) == said
