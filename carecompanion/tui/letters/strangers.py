"""What becomes of letters from people whose card is not here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from carecompanion.errors import CareError
from carecompanion.tui.dialogs.ask import LineDialog
from carecompanion.tui.dialogs.stranger import StrangerDialog
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from carecompanion.domain.letter import StoredLetter
    from carecompanion.tui.screen import CareScreen


class Strangers:
    """Asks about a stranger's letter, over *screen*; *came_in* is given one that was accepted."""

    def __init__(self, screen: CareScreen[Any], came_in: Callable[[StoredLetter], None]) -> None:
        self._screen = screen
        self._came_in = came_in

    def ask_about(self, letter_id: str) -> None:
        """A stranger's letter: accept, refuse, block, or later."""

        def answered(answer: str | None) -> None:
            if answer is not None:
                self._screen.run_worker(self._decide(letter_id, answer), group="arrivals")

        self._screen.app.push_screen(StrangerDialog(), answered)

    async def _decide(self, letter_id: str, answer: str) -> None:
        screen = self._screen
        corresponding = screen.companion.corresponding
        try:
            if answer == "accept":
                await self._ask_name(letter_id)
                return
            await screen.desk.run(corresponding.refuse, letter_id, block=answer == "block")
        except CareError as error:
            screen.care.tell(error)
        screen.care.journal_changed()

    async def _ask_name(self, letter_id: str) -> None:
        """Only now is the name they claim shown; the reader chooses what to call them."""
        screen = self._screen
        companion = screen.companion
        waiting = await screen.desk.run(companion.corresponding.waiting)
        claimed = next((line.partner_name for line in waiting if line.id == letter_id), "")
        partners = await screen.desk.run(companion.introducing.partners)
        is_known = any(claimed and claimed in (one.handle, one.claimed_name) for one in partners)

        def named(handle: str | None) -> None:
            if handle is not None:
                screen.run_worker(self._accept(letter_id, handle), group="arrivals")

        screen.app.push_screen(
            LineDialog(
                title=say("letters.name.title"),
                says=say("letters.name.known" if is_known else "letters.name.says"),
                means=say("letters.name.says") if is_known else "",
                value=claimed,
                yes=say("letters.name.yes"),
                no=say("letters.name.no"),
            ),
            named,
        )

    async def _accept(self, letter_id: str, handle: str) -> None:
        screen = self._screen
        try:
            letter = await screen.desk.run(screen.companion.corresponding.accept, letter_id, handle)
        except CareError as error:
            screen.care.tell(error)
        else:
            self._came_in(letter)
