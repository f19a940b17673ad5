"""A pack from nothing on one terminal, and its way into somebody else's journal on another: by keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.e2e.home import Home, unlock
from tests.tui.screens.arrivals import CORNER

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.terminal import Terminal


def test_a_pack_is_begun_mended_built_dropped_and_its_words_are_checked(tmp_path: Path) -> None:
    ruth, noor = Home(tmp_path / "ruth").begun(), Home(tmp_path / "noor").begun()
    folder = ruth.cwd / "kitchen-corner"
    with ruth.on_tmux() as terminal:
        unlock(terminal)
        _begin(terminal, folder)
        terminal.wait_for("there are words to write")
        source = folder / "pack.toml"
        source.write_text("[[prompt]\n" + CORNER, encoding="utf-8")
        terminal.wait_for("not to be read yet")
        terminal.wait_for("pack.toml, line 1, column")
        source.write_text(CORNER, encoding="utf-8")
        terminal.wait_for("To mend", gone=True)
        terminal.wait_for("The kitchen corner, your draft")
        terminal.press("b")
        terminal.wait_for("Who signs it")
        terminal.type("Ruth K.")
        terminal.press("Enter")
        terminal.wait_for("Ruth K. signs it")
        terminal.press("Enter")
        terminal.wait_for("It is built")
        terminal.press("Escape")
        terminal.wait_for("It is built", gone=True)
        terminal.press("C-q")
        assert terminal.wait_for_end() == 0
    with ruth.journal() as companion:
        words = companion.signing.words()
    built = ruth.cwd / "kitchen-corner-1.carepack"
    with noor.on_tmux() as terminal:
        unlock(terminal)
        terminal.press("7")
        terminal.wait_for("i install")
        terminal.paste(f"'{built}'")
        terminal.wait_for("Where is the file")
        terminal.press("Enter")
        terminal.wait_for("a key you have not met before|a key you have not")
        terminal.wait_for(" ".join(words[:4]))
        terminal.press("i")
        terminal.wait_for("Not yet")
        terminal.press("Left", "Enter")
        terminal.wait_for("You have not checked the words of Ruth K. yet")
        terminal.press("v")
        terminal.wait_for("eight words to you")
        terminal.type(" ".join(words))
        terminal.press("Enter")
        terminal.wait_for("words checked")
        terminal.press("C-q")
        assert terminal.wait_for_end() == 0
    told = noor.command("pack", "list").out
    assert "kitchen-corner" in told


def _begin(terminal: Terminal, folder: Path) -> None:
    terminal.press("7")
    terminal.wait_for("i install")
    terminal.press("n")
    terminal.wait_for("What is it called")
    terminal.type("The kitchen corner")
    terminal.press("Enter")
    terminal.wait_for("Where shall its folder be")
    terminal.type(str(folder))
    terminal.press("Enter")
    terminal.wait_for("Who writes it")
    terminal.type("Ruth K.")
    terminal.press("Enter")
    terminal.wait_for("Who is it for")
    terminal.press("a")
