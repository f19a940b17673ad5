"""What is shown of a letter when it is opened: itself, a new card told loudly, or the letter that is asked back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from carecompanion.domain.letter import Direction, LetterKind
from carecompanion.errors import CareError
from carecompanion.tui.dialogs.ask import KeyDialog
from carecompanion.tui.letters.wished import handle_of
from carecompanion.tui.rooms import room
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.domain.letter import StoredLetter
    from carecompanion.tui.screen import CareScreen


class Received:
    """Shows letters over *screen*."""

    def __init__(self, screen: CareScreen[Any]) -> None:
        self._screen = screen

    def show(self, letter: StoredLetter) -> None:
        """Show *letter*, each kind in its own way."""
        kind = letter.manifest.kind if letter.direction is Direction.CAME else LetterKind.LETTER
        if kind is LetterKind.NEWCARD:
            self._tell_new_card(letter)
        elif kind is LetterKind.WITHDRAW:
            self._screen.run_worker(self._show_asked_back(letter), group="received")
        else:
            self._screen.app.push_screen(room("letter", letter=letter))

    def _tell_new_card(self, letter: StoredLetter) -> None:
        screen, handle = self._screen, handle_of(letter)

        def answered(answer: str | None) -> None:
            screen.run_worker(self._read(letter), group="received")
            if answer == "compare":
                screen.app.push_screen(room("partners", at=letter.partner))

        screen.app.push_screen(
            KeyDialog(
                title=say("letters.newcard.title"),
                says=say("letters.newcard.says", handle=handle),
                means=say("letters.newcard.means"),
                keys=(("p", "compare", say("letters.newcard.compare")),),
                leave=say("letters.newcard.later"),
            ),
            answered,
        )

    async def _show_asked_back(self, letter: StoredLetter) -> None:
        screen = self._screen
        try:
            asked = await screen.desk.run(screen.companion.corresponding.answered, letter)
        except CareError as error:
            screen.care.tell(error)
            return
        await self._read(letter)
        if asked is None:
            screen.care.mention(say("letters.asked_gone"))
        else:
            await screen.app.push_screen(room("letter", letter=asked, is_asked=True))

    async def _read(self, letter: StoredLetter) -> None:
        screen = self._screen
        if letter.unread and screen.care.is_open:
            try:
                await screen.desk.run(screen.companion.corresponding.read, letter)
            except CareError as error:
                screen.care.tell(error)
            screen.care.journal_changed()
