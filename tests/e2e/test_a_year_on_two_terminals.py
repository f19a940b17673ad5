"""A year of letters on two terminals: cards, words, letters, guides, a code of care, asking back, farewell."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest

from tests.e2e.home import Home, unlock
from tests.e2e.test_story import make_card, take_in, to_letters

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.terminal import Terminal

PATIENCE_SECONDS = 20
ENTRIES = (
    "Sam stood up for the new colleague. I stayed quiet.",
    "The rota is fixed before anyone with school runs can answer.",
    "Nobody came to the open hour, and the kettle was on.",
)


class Side:
    """One of the two: a home, the terminal it is open on, and what has been sent from there so far."""

    def __init__(self, home: Home, terminal: Terminal, name: str) -> None:
        self.home, self.terminal, self.name = home, terminal, name
        self._sent: set[Path] = set()

    def newly_sent(self) -> Path:
        """The one file that has left since the last time."""
        folder, end = self.home.world().paths.letters_out, time.monotonic() + PATIENCE_SECONDS
        while not (new := {path for path in folder.iterdir() if path.suffix == ".age"} - self._sent):
            assert time.monotonic() < end, "nothing has left"
            time.sleep(0.05)
        self._sent |= new
        (file,) = new
        return file

    def confirms(self, name: str) -> Path:
        """From the last look at the words to the file."""
        terminal = self.terminal
        terminal.wait_for("Still in it|No names")
        terminal.press("Enter")
        terminal.wait_for(f"Type {name} to go on")
        terminal.type(name)
        terminal.press("Enter")
        return self.newly_sent()

    def opens(self, file: Path, then: str) -> str:
        """A file that came, opened at Letters."""
        terminal = self.terminal
        to_letters(terminal)
        terminal.press("o")
        terminal.wait_for("Type the path")
        terminal.paste(str(file))
        terminal.wait_for(re.escape(str(file)[:16]))
        terminal.press("Enter")
        terminal.wait_for("r answer")
        return terminal.wait_for(then)

    def back_to_letters(self) -> None:
        terminal = self.terminal
        if not re.search(r"•\s*Letters", terminal.screen()):
            terminal.press("Escape")
            terminal.wait_for(r"•\s*Letters")
        terminal.wait_for("enter read")

    def writes_freely(self, words: str) -> None:
        terminal = self.terminal
        terminal.press("1")
        terminal.wait_for(r"•\s*Today")
        terminal.press("w")
        terminal.wait_for("Begin anywhere")
        terminal.type(words)
        terminal.wait_for(r"kept \d\d:\d\d")
        terminal.press("C-s")
        terminal.wait_for("Tags, if you like")
        terminal.press("Enter")
        terminal.wait_for(r"•\s*Today")

    def verifies(self, other: Side) -> None:
        """Four letters of each word that the other reads aloud."""
        words = other.home.command("card", "show", "--json").json["words"]
        terminal = self.terminal
        to_letters(terminal)
        terminal.press("p")
        terminal.wait_for("The words they read aloud")
        terminal.press("v")
        terminal.wait_for("Check the words")
        terminal.type(" ".join(word[:4] for word in words))
        terminal.press("Enter")
        terminal.wait_for("words checked together")
        terminal.press("Escape")
        terminal.wait_for(r"•\s*Letters")

    def sends_newest(self, to: str, steps_left: int, *, mask: str = "") -> Path:
        """A letter of the newest entry; *steps_left* of "no reply" stands the way of answering it asks for."""
        terminal = self.terminal
        to_letters(terminal)
        terminal.press("n")
        terminal.wait_for("Which entries would you like")
        terminal.press_and_see("Space")
        terminal.press("Enter")
        terminal.wait_for("These words will leave")
        if mask:
            terminal.wait_for(rf"{mask}\s+as written")
            terminal.press("m")
            terminal.wait_for(rf"{mask}\s.*masked")
        terminal.press("Enter")
        terminal.wait_for("What would you like of your reader")
        for _ in range(steps_left):
            terminal.press("Left")
        terminal.press_and_see("Space")
        terminal.press("Enter")
        terminal.wait_for("To whom")
        terminal.press("Enter")
        return self.confirms(to)

    def answers(self, words: str, to: str) -> Path:
        """The letter on the screen, in its first part; without *words* as received."""
        terminal = self.terminal
        terminal.press("r")
        terminal.wait_for("Your reply")
        if words:
            terminal.type(words)
            terminal.wait_for(re.escape(words[:20]))
            terminal.press("C-s")
        else:
            terminal.press("C-r")
        terminal.wait_for("These words will leave")
        terminal.press("Enter")
        terminal.wait_for("What would you like of your reader")
        terminal.press("Enter")
        file = self.confirms(to)
        self.back_to_letters()
        return file


@pytest.mark.program("tmux")
def test_a_year_of_letters(tmp_path: Path) -> None:
    homes = Home(tmp_path / "wren").begun(), Home(tmp_path / "robin").begun()
    with homes[0].on_tmux() as her_terminal, homes[1].on_tmux(size=(120, 40)) as his_terminal:
        wren, robin = Side(homes[0], her_terminal, "wren"), Side(homes[1], his_terminal, "robin")
        for side in (wren, robin):
            unlock(side.terminal)
        cards = {side: make_card(side.terminal, side.home, side.name) for side in (wren, robin)}
        take_in(wren.terminal, cards[robin], "robin")
        take_in(robin.terminal, cards[wren], "wren")
        wren.verifies(robin)
        robin.verifies(wren)
        three_letters_and_a_reply_to_each(wren, robin)
        a_code_of_care(wren, robin)
        a_letter_asked_back(wren, robin)
        a_farewell(wren, robin)
        for side in (wren, robin):
            side.terminal.press("C-q")
            assert side.terminal.wait_for_end() == 0
    for side in (wren, robin):
        for path in side.home.files():
            assert b"stood up for the new colleague" not in path.read_bytes(), path


def three_letters_and_a_reply_to_each(wren: Side, robin: Side) -> None:
    replies = ("I stayed quiet, you wrote.", "Who else saw it?", "")
    for entry, steps_left, reply in zip(ENTRIES, (3, 2, 4), replies, strict=True):
        wren.writes_freely(entry)
        letter = wren.sends_newest("robin", steps_left, mask="Sam" if "Sam" in entry else "")
        screen = robin.opens(letter, "from wren")
        assert "Sam" not in screen
        answer = robin.answers(reply, "wren")
        wren.opens(answer, re.escape(reply[:20] or "Received, thank you"))
        wren.back_to_letters()
    guides = {
        line["re"]: robin.home.command("letter", "read", line["id"], "--json").json["guide"]
        for line in robin.home.command("letter", "list", "--json").json["letters"]
        if line["direction"] == "left"
    }
    assert sorted(guides.values()) == ["four-part", "questions", "received"]


def a_code_of_care(wren: Side, robin: Side) -> None:
    hers, his = wren.terminal, robin.terminal
    to_letters(hers)
    hers.press("a")
    hers.wait_for("What shall it be called")
    hers.type("Tuesdays")
    hers.press("Enter")
    hers.wait_for("Nobody is with you")
    hers.press("n")
    hers.wait_for("Add someone")
    hers.press("Enter")
    hers.wait_for("Nobody is with you", gone=True)
    hers.press("p")
    hers.wait_for("What care means to us here")
    hers.press("C-s")
    hers.wait_for("look at it again")
    hers.type("in three months")
    hers.press("Enter")
    hers.wait_for("These words will leave")
    hers.press("Enter")
    proposal = wren.confirms("Tuesdays")
    wren.back_to_letters()
    robin.opens(proposal, "proposes an agreement")
    his.press("g")
    his.wait_for("These words will leave")
    his.press("Enter")
    agreed = robin.confirms("Tuesdays")
    robin.back_to_letters()
    wren.opens(agreed, "agrees for now")
    wren.back_to_letters()
    code = wren.home.command("circle", "code", "show", "Tuesdays", "--json").json["code"]
    assert (code["version"], code["state"]) == (1, "agreed")
    assert [voice["name"] for voice in code["voices"]] == [None, "robin"]


def a_letter_asked_back(wren: Side, robin: Side) -> None:
    hers, his = wren.terminal, robin.terminal
    to_letters(hers)
    hers.press("Enter")
    hers.wait_for("esc back")
    hers.press("End")
    hers.wait_for("place masked")
    hers.press("Enter")
    hers.wait_for("b ask for it back")
    hers.press("b")
    hers.wait_for("robin to go on")
    hers.type("robin")
    hers.press("Enter")
    hers.wait_for("Written to")
    asked, before = wren.newly_sent(), len(came_to(robin))
    wren.back_to_letters()
    robin.opens(asked, "asks you to let this letter go")
    his.press("l")
    his.wait_for(r"•\s*Letters")
    assert len(came_to(robin)) == before - 1


def came_to(side: Side) -> list[str]:
    """The letters that came, those that ask for one back left out."""
    lines = side.home.command("letter", "list", "-n", "0", "--json").json["letters"]
    return [line["id"] for line in lines if line["direction"] == "came" and line["kind"] == "letter"]


def a_farewell(wren: Side, robin: Side) -> None:
    hers = wren.terminal
    to_letters(hers)
    hers.press("Escape")
    hers.wait_for("› robin")
    hers.press_and_see("j")
    hers.wait_for("› Tuesdays")
    hers.press("g")
    hers.wait_for("What stands for now")
    hers.press("l")
    hers.wait_for("write a farewell first")
    hers.press("f")
    hers.wait_for("A farewell to Tuesdays")
    hers.type("Thank you for the Tuesdays.")
    hers.press("C-s")
    hers.wait_for("These words will leave")
    hers.press("Enter")
    hers.wait_for("What would you like of your reader")
    hers.press("Enter")
    farewell = wren.confirms("Tuesdays")
    wren.back_to_letters()
    robin.opens(farewell, "Thank you for the Tuesdays")
    robin.back_to_letters()
    assert wren.home.command("circle", "list", "--json").json["circles"] == []
