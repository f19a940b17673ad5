"""Two people, two machines: a prompt answered, a name masked, a letter sealed, opened and read, by the interface."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.e2e.home import Home, unlock

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.terminal import Terminal

SAID = "Sam stood up for the new colleague. I stayed quiet and learned from Sam how it is done."


def to_letters(terminal: Terminal) -> None:
    terminal.press("6")
    terminal.wait_for(r"•\s*Letters")


def make_card(terminal: Terminal, home: Home, name: str) -> Path:
    """A card with *name* on it, saved; the file comes back."""
    to_letters(terminal)
    terminal.press("c")
    terminal.wait_for("What shall people see")
    terminal.type(name)
    terminal.press("Enter")
    terminal.wait_for("My words")
    terminal.press("s")
    terminal.wait_for("as my-card.txt")
    terminal.press("Escape")
    terminal.wait_for(r"•\s*Letters")
    return home.world().paths.letters_out / "my-card.txt"


def take_in(terminal: Terminal, card: Path, name: str) -> None:
    """The card of someone else, by its file."""
    terminal.press("p")
    terminal.wait_for("to take in a card")
    terminal.press("n")
    terminal.wait_for("Paste the card here")
    terminal.paste(str(card))
    terminal.wait_for(re.escape(str(card)[:16]))
    terminal.press("Enter")
    terminal.wait_for("What will you call them")
    terminal.press("Enter")
    terminal.wait_for(rf"{name}\b")
    terminal.wait_for("words not checked yet")
    terminal.press("Escape")
    terminal.wait_for(r"•\s*Letters")


def answer_todays_prompt(terminal: Terminal) -> None:
    terminal.press("1")
    terminal.wait_for("enter write")
    while True:
        terminal.press("Enter")
        if "Begin anywhere" in terminal.wait_for("ctrl.s finish"):
            break
        # A page of fields; this story is told in plain words.
        terminal.press("Escape")
        terminal.wait_for("enter write")
        terminal.press_and_see("a")
    terminal.type(SAID)
    terminal.wait_for(r"kept \d\d:\d\d")
    terminal.press("C-s")
    terminal.wait_for("Tags, if you like")
    terminal.press("Enter")
    terminal.wait_for(r"•\s*Today")


def seal(terminal: Terminal, home: Home, whom: str) -> Path:
    """Compose a letter of the one entry, Sam masked; the file comes back."""
    to_letters(terminal)
    terminal.press("n")
    terminal.wait_for("Which entries would you like")
    terminal.press_and_see("Space")
    terminal.press("Enter")
    terminal.wait_for("These words will leave")
    terminal.wait_for(r"Sam\s+as written, 2 places")
    terminal.press("m")
    terminal.wait_for(r"Sam\s.*masked, 2 places")
    assert "stood up" in terminal.screen()
    terminal.press("Enter")
    terminal.wait_for("What would you like of your reader")
    terminal.press("Enter")
    terminal.wait_for("To whom")
    terminal.press("Enter")
    terminal.wait_for(f"For {whom}")
    terminal.press("Enter")
    terminal.wait_for("cannot be called")
    terminal.type("someone")
    terminal.press("Enter")
    terminal.wait_for("That is not the name you gave them")
    terminal.press("C-u")
    terminal.type(whom)
    terminal.press("Enter")
    terminal.wait_for("Written to")
    sealed = [path for path in home.world().paths.letters_out.iterdir() if path.suffix == ".age"]
    assert len(sealed) == 1
    assert re.fullmatch(r"[0-9a-z]{8}\.letter\.age", sealed[0].name)
    return sealed[0]


def open_and_read(terminal: Terminal, letter: Path) -> None:
    terminal.press("o")
    terminal.wait_for("Type the path")
    terminal.paste(str(letter))
    terminal.wait_for(re.escape(str(letter)[:16]))
    terminal.press("Enter")
    screen = terminal.wait_for("stood up for the new")
    assert "from wren" in screen
    assert "Sam" not in screen


@pytest.mark.program("tmux")
@pytest.mark.program("age")
def test_a_letter_goes_from_one_machine_to_the_other_and_reads_the_same_with_stock_age(
    tmp_path: Path,
) -> None:
    wren, robin = Home(tmp_path / "wren").begun(), Home(tmp_path / "robin").begun()
    with wren.on_tmux() as hers, robin.on_tmux(size=(120, 40)) as his:
        unlock(hers)
        unlock(his)
        her_card, his_card = make_card(hers, wren, "wren"), make_card(his, robin, "robin")
        take_in(hers, his_card, "robin")
        take_in(his, her_card, "wren")
        answer_todays_prompt(hers)
        letter = seal(hers, wren, "robin")
        to_letters(his)
        open_and_read(his, letter)
        for terminal in (hers, his):
            terminal.press("C-q")
            assert terminal.wait_for_end() == 0
    assert wren.command("show", "@last", "--json").json["text"].count("Sam") == 2, "the entry is as it was"
    for home in (wren, robin):
        for path in home.files():
            assert b"stood up for the new colleague" not in path.read_bytes(), path
    key = tmp_path / "robin.key"
    assert robin.command("card", "secret", "--out", str(key), "--yes").code == 0
    plain = subprocess.run(
        ["age", "--decrypt", "--identity", str(key), str(letter)], capture_output=True, check=True
    ).stdout.decode()
    lines = robin.command("letter", "list", "--json").json["letters"]
    ours = robin.command("letter", "read", lines[0]["id"], "--json").json["text"]
    assert "stood up for the new colleague" in ours
    assert ours in plain
