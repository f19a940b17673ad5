"""A day's writing by mouse, in a real terminal: the bytes are those that a terminal sends for a pointer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.e2e.home import unlock

if TYPE_CHECKING:
    from tests.e2e.home import Home
    from tests.e2e.terminal import Terminal

WORDS = "Nobody had to press a key for this but the letters."


def click(terminal: Terminal, words: str) -> None:
    """Move to *words* where they stand last on the screen, press there and let go."""
    screen = terminal.wait_for(re.escape(words)).split("\n")
    row = max(at for at, line in enumerate(screen) if words in line)
    x, y = screen[row].index(words) + 2, row + 1
    terminal.send(f"\x1b[<35;{x};{y}M\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m".encode())


def test_an_entry_is_written_by_mouse(home: Home) -> None:
    with home.on_pty() as terminal:
        terminal.wait_for("Passphrase")
        unlock(terminal)
        click(terminal, "w write freely")
        terminal.wait_for("a new page")
        terminal.type(WORDS)
        terminal.wait_for(r"kept \d\d:\d\d")
        click(terminal, "ctrl+s finish")
        terminal.wait_for("Tags, if you like")
        click(terminal, "Keep")
        terminal.wait_for("• Today")
        click(terminal, "2 Journal")
        terminal.wait_for("• Journal")
        click(terminal, "enter read")
        terminal.wait_for("e edit .*esc back")
        click(terminal, "esc back")
        terminal.wait_for("• Journal")
        click(terminal, "ctrl+p all")
        terminal.wait_for("esc close")
        terminal.type("hide")
        terminal.wait_for("› do +Hide")
        click(terminal, "enter do it")
        terminal.wait_for("Journal", gone=True)
        terminal.send(b"\x1b[<0;9;4M\x1b[<0;9;4m")
        click(terminal, "enter to come back")
        terminal.wait_for("• Journal")
    assert home.command("show", "@last", "--json").json["text"] == WORDS
