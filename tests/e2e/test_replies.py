"""An answer in the making outlives whatever ends the program, and leaves when its writer says so."""

from __future__ import annotations

import signal
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from carecompanion.crypto.identity import PeerIdentity
from carecompanion.domain.ids import LetterId
from carecompanion.domain.letter import LetterKind, Manifest, Piece, Wishes
from carecompanion.domain.partner import Card
from carecompanion.exchange.letter import compose
from carecompanion.exchange.sealing import seal_letter
from tests.e2e.home import Home, unlock

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.terminal import RawTerminal, Terminal

WREN = PeerIdentity(b"\x02" * 32)


def answered_by_half(home: Home) -> None:
    """A letter from wren is here, and the first part of an answer to it."""
    with home.journal() as journal:
        journal.introducing.set_my_name("Ana")
        journal.introducing.introduce(Card("peer", WREN.public, "Wren"), "wren")
        letter_id = LetterId("0" * 31 + "1")
        manifest = Manifest(
            kind=LetterKind.LETTER,
            id=letter_id,
            thread=letter_id,
            date=journal._world.now().date(),
            lang="en",
            from_name="Wren",
            to_name="Ana",
            ask=Wishes(reply=("four-part",), no_advice=True),
        )
        composed, human = compose(manifest, (Piece("On the morning after", "The heating was off again."),))
        me = journal.introducing.identity()
        letter = journal.corresponding.open_bytes(seal_letter(composed, human, WREN, me.public).data)
        draft = journal.replying.begin(letter)
        journal.writing.keep(replace(draft, answers={"part-1": "It was cold"}, focus="part-2"))


def type_mid_word(terminal: Terminal) -> None:
    """The answer is back, and its second part is written, the cursor inside a word."""
    terminal.wait_for("It was cold")
    terminal.type("That people are tod")
    terminal.press("Left")
    terminal.wait_for("people are tod")


def goes_on(terminal: Terminal) -> None:
    """The very letter is where it was."""
    terminal.type("l")
    terminal.wait_for("people are told")


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_closed_terminal_and_a_polite_kill_keep_it(home: Home, number: signal.Signals) -> None:
    answered_by_half(home)
    with home.on_pty() as terminal:
        unlock(terminal, then="Your reply")
        type_mid_word(terminal)
        end(terminal, number)
    with home.on_pty() as terminal:
        unlock(terminal, then="people are tod")
        terminal.wait_for(r"brought back from \d\d:\d\d")
        goes_on(terminal)


def end(terminal: RawTerminal, number: signal.Signals) -> None:
    if number == signal.SIGHUP:
        terminal.hang_up()
    else:
        terminal.signal(number)
    assert terminal.wait_for_end() == 128 + number


@pytest.mark.program("tmux")
def test_locked_hidden_looked_over_and_sent(home: Home) -> None:
    answered_by_half(home)
    with home.on_tmux() as terminal:
        unlock(terminal, then="Your reply")
        type_mid_word(terminal)
        terminal.press("C-l")
        terminal.wait_for("Passphrase")
        terminal.wait_for("people", gone=True)
        unlock(terminal, then="people are tod")
        terminal.press("F9")
        terminal.wait_for("people", gone=True)
        terminal.press("Enter")
        terminal.wait_for("people are tod")
        goes_on(terminal)
        terminal.press("C-s")
        terminal.wait_for("That people are told")
        terminal.press("Enter")
        terminal.wait_for("What would you like of your reader")
        terminal.press("Enter")
        terminal.wait_for("For wren")
        terminal.press("Enter")
        terminal.wait_for("Type wren to go on")
        terminal.type("wren")
        terminal.press("Enter")
        terminal.wait_for("Written to")
        terminal.wait_for("Your reply", gone=True)
        terminal.press("C-q")
        assert terminal.wait_for_end() == 0
    assert [path.suffix for path in sent(home)] == [".age"]
    with home.journal() as journal:
        assert journal.writing.drafts() == ()
        line = journal.corresponding.lines()[0]
        human = journal.corresponding.letter(line.id).human
    assert "It was cold" in human
    assert "That people are told" in human
    for path in home.files():
        assert b"people are told" not in path.read_bytes(), path


def sent(home: Home) -> list[Path]:
    return sorted(home.world().paths.letters_out.iterdir())
