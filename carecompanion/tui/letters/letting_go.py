"""What is asked before a letter goes for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.domain.letter import Direction
from carecompanion.tui.dialogs.ask import ConfirmDialog
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.domain.letter import LetterLine, StoredLetter


def before_letting_go(letter: LetterLine | StoredLetter) -> ConfirmDialog:
    """Is it to go? One that left is still with whoever it was for."""
    came = letter.direction is Direction.CAME
    return ConfirmDialog(
        title=say("letter.let_go.title"),
        says=say("letter.let_go.came" if came else "letter.let_go.left"),
        means=say("letter.let_go.means"),
        yes=say("letter.let_go.yes"),
        no=say("letter.let_go.no"),
    )
