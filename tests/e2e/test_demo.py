"""``carecompanion demo``, in a real terminal: straight in, and gone whatever ends it."""

from __future__ import annotations

import signal
import time
from typing import TYPE_CHECKING

import pytest

from tests.e2e.home import Home
from tests.e2e.terminal import PROGRAM, RawTerminal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE_SECONDS = 20.0


class Visitor:
    """Somebody with a machine of their own, and its memory to look into."""

    def __init__(self, folder: Path) -> None:
        self.home = Home(folder)
        self.memory = folder / "memory"
        self.memory.mkdir()
        self.home.environ["XDG_RUNTIME_DIR"] = str(self.memory)
        self.settings = self.home.data / "settings.toml"
        self.home.data.mkdir()
        self.settings.write_text('theme = "paper"\n', encoding="utf-8")
        self.terminal: RawTerminal = self.home.on_pty(program=(*PROGRAM, "demo"))

    def see_it_gone(self) -> None:
        """Nothing of the demonstration is left, and what was here before is as it was."""
        end = time.monotonic() + PATIENCE_SECONDS
        while any(self.memory.iterdir()) and time.monotonic() < end:
            time.sleep(0.02)
        assert not any(self.memory.iterdir())
        assert [path.name for path in self.home.data.iterdir()] == ["settings.toml"]
        assert self.settings.read_text(encoding="utf-8") == 'theme = "paper"\n'
        assert not any(self.home.tmp.iterdir())


@pytest.fixture
def visitor(tmp_path: Path) -> Iterator[Visitor]:
    visitor = Visitor(tmp_path)
    with visitor.terminal:
        yield visitor


def test_it_opens_straight_in_can_be_locked_and_is_gone_after_leaving(visitor: Visitor) -> None:
    terminal = visitor.terminal
    screen = terminal.wait_for("A letter is here")
    assert "Passphrase" not in screen
    assert "Nothing is kept" in terminal.wait_for("Nothing is kept")
    terminal.press("2")
    terminal.wait_for("The bus stop after work")
    terminal.press("C-l")
    assert "demo" in terminal.wait_for("its passphrase is")
    terminal.type("demo")
    terminal.press("Enter")
    # As after any lock, the page that was left is there again.
    terminal.wait_for("Ask, about the two dates")
    terminal.press("C-q")
    assert terminal.wait_for_end() == 0
    said = bytes(terminal.written).decode("utf-8", "replace")
    assert said.index("everything in it is made up") < said.index("\x1b[?1049h")
    assert "The demo is gone" in said[said.rindex("\x1b[?1049l") :]
    visitor.see_it_gone()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_it_is_gone_after_a_kill(visitor: Visitor, number: signal.Signals) -> None:
    visitor.terminal.wait_for("A letter is here")
    visitor.terminal.press("w")
    visitor.terminal.wait_for("Begin anywhere")
    visitor.terminal.type("some words of my own")
    visitor.terminal.wait_for("of my own")
    visitor.terminal.signal(number)
    visitor.terminal.wait_for_end()
    visitor.see_it_gone()


def test_it_is_gone_after_the_window_is_closed(visitor: Visitor) -> None:
    visitor.terminal.wait_for("A letter is here")
    visitor.terminal.hang_up()
    visitor.terminal.wait_for_end()
    visitor.see_it_gone()


def test_without_a_terminal_it_says_so_and_makes_nothing(tmp_path: Path) -> None:
    home = Home(tmp_path)
    (tmp_path / "memory").mkdir()
    home.environ["XDG_RUNTIME_DIR"] = str(tmp_path / "memory")
    said = home.command("demo")
    assert said.code == 2
    assert "terminal" in said.err
    assert not any((tmp_path / "memory").iterdir())
