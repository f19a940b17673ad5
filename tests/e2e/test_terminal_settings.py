"""What settings do to a real terminal, by the bytes that reach it."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING

import pytest

from tests.e2e.home import Home, unlock

if TYPE_CHECKING:
    from pathlib import Path

ASKS_FOR_EXTENDED_KEYS = re.compile(rb"\x1b\[>\d+u")
SENTENCE = "the kettle, then the door"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home").begun()


def put(home: Home, settings: str) -> None:
    (home.data / "settings.toml").write_text(settings, encoding="utf-8")


def test_a_plain_keyboard_is_never_asked_for_more_and_letters_still_arrive(home: Home) -> None:
    put(home, 'keyboard = "plain"\n')
    with home.on_pty() as terminal:
        unlock(terminal)
        terminal.type("w")
        terminal.wait_for("esc back")
        terminal.type("né 漢字 ok")
        terminal.wait_for("né 漢字 ok")
        terminal.press("C-q")
        assert terminal.wait_for_end() == 0
        assert not ASKS_FOR_EXTENDED_KEYS.search(terminal.written)


def test_the_keyboard_is_changed_while_one_is_here_and_what_is_wrong_in_the_file_is_told(home: Home) -> None:
    put(home, 'theme = "pink"\n[keymap]\n"everywhere.lock" = "f6"\n"places.settings" = ","\n')
    with home.on_pty() as terminal:
        terminal.wait_for("left out: theme is one of")
        assert ASKS_FOR_EXTENDED_KEYS.search(terminal.written)
        unlock(terminal)
        terminal.type(",")
        terminal.wait_for("Settings")
        terminal.type("/")
        terminal.wait_for("Find a setting")
        terminal.type("keyboard")
        terminal.wait_for("Keyboard +extended")
        before = len(terminal.written)
        terminal.press("Enter")
        terminal.wait_for("› Keyboard")
        terminal.press("Enter")
        terminal.wait_for("Keyboard +plain")
        assert b"\x1b[<u" in terminal.written[before:]
        before = len(terminal.written)
        terminal.press("C-z")
        terminal.wait_for("Keyboard +extended")
        assert ASKS_FOR_EXTENDED_KEYS.search(terminal.written[before:])
        terminal.press("C-q")
        assert terminal.wait_for_end() == 0
    assert "pink" in (home.data / "settings.toml").read_text(encoding="utf-8")


def test_a_file_that_is_no_settings_file_is_told_and_the_journal_opens_all_the_same(home: Home) -> None:
    put(home, "theme = [")
    with home.on_pty() as terminal:
        terminal.wait_for("cannot be read as settings")
        unlock(terminal)
        terminal.press("C-q")
        assert terminal.wait_for_end() == 0
    assert (home.data / "settings.toml").read_text(encoding="utf-8") == "theme = ["


def test_what_is_copied_goes_to_the_terminals_clipboard_and_nothing_else_does(home: Home) -> None:
    with home.journal() as companion:
        companion.writing.write(SENTENCE)
    with home.on_pty() as terminal:
        unlock(terminal)
        assert b"\x1b]52" not in terminal.written
        terminal.type("2")
        terminal.wait_for(SENTENCE)
        terminal.press("Enter")
        terminal.wait_for("esc back")
        terminal.type("y")
        terminal.wait_for("Copied")
        copied = re.findall(rb"\x1b\]52;c;([^\x07\x1b]*)(?:\x07|\x1b\\)", terminal.written)
        assert [base64.b64decode(one).decode().strip() for one in copied] == [SENTENCE]
        terminal.press("C-q")
        assert terminal.wait_for_end() == 0
