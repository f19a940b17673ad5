"""The four doors of a commitment: what became of it is kept first, then one line may be said about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.domain.promise import Outcome
from carecompanion.domain.text import shorten
from carecompanion.errors import CareError
from carecompanion.tui.dialogs.ask import ConfirmDialog, LineDialog
from carecompanion.tui.rooms import room
from carecompanion.words import say

if TYPE_CHECKING:
    from typing import Any

    from carecompanion.activities.companion import Companion
    from carecompanion.domain.partner import Partner
    from carecompanion.domain.promise import Promised
    from carecompanion.tui.screen import CareScreen

OUTCOMES = {
    "kept": Outcome.KEPT,
    "changed": Outcome.CHANGED,
    "let_go": Outcome.LET_GO,
    "company": Outcome.COMPANY,
}


class Doors:
    """What follows when one of them is opened on *screen*."""

    def __init__(self, screen: CareScreen[Any]) -> None:
        self._screen = screen

    async def open(self, promised: Promised, outcome: Outcome) -> None:
        """Keep *outcome*, ask for a line, and where company is needed offer a letter. Raises CareError."""
        screen = self._screen
        settled = await screen.desk.run(screen.companion.promising.look, promised, outcome)

        async def noted(line: str | None) -> None:
            if line and line.strip():
                await self._note(settled, line)
            if outcome is Outcome.COMPANY:
                self._offer_letter(settled)
            screen.care.journal_changed()

        await screen.app.push_screen(
            LineDialog(
                title=shorten(settled.commitment.words, 44),
                says=say(f"ongoing.now.{outcome.value}"),
                means=say("ongoing.note"),
                yes=say("ongoing.note_keep"),
                no=say("ongoing.note_no"),
            ),
            noted,
        )

    async def _note(self, settled: Promised, line: str) -> None:
        screen = self._screen
        try:
            outcome = settled.outcome or Outcome.KEPT
            await screen.desk.run(screen.companion.promising.look, settled, outcome, line)
        except CareError as error:
            screen.care.tell(error)

    def _offer_letter(self, settled: Promised) -> None:
        async def answered(is_wanted: bool | None) -> None:
            if is_wanted:
                await self._write(settled)

        self._screen.app.push_screen(
            ConfirmDialog(
                title=say("ongoing.letter.title"),
                says=say("ongoing.letter.says"),
                means=say("ongoing.letter.means"),
                yes=say("ongoing.letter.yes"),
                no=say("ongoing.letter.no"),
            ),
            answered,
        )

    async def _write(self, settled: Promised) -> None:
        screen = self._screen
        partner, offered = await screen.desk.run(_to_write_to, screen.companion, settled)
        entries = (settled.entry,) if offered and settled.entry is not None else ()
        await screen.app.push_screen(room("compose", entries=entries, to=partner))


def _to_write_to(companion: Companion, settled: Promised) -> tuple[Partner | None, bool]:
    """Who may ask, where that is a partner; and may its entry be offered for a letter?"""
    wanted = settled.commitment.who_may_ask.strip().casefold()
    partners = companion.introducing.partners()
    found = [
        one for one in partners if one.handle.casefold() == wanted and _may_be_written_to(companion, one)
    ]
    try:
        offered = settled.entry is not None and not companion.reading.entry(settled.entry).private
    except CareError:
        offered = False
    return next(iter(found), None), offered


def _may_be_written_to(companion: Companion, partner: Partner) -> bool:
    try:
        companion.posting.refuse(partner)
    except CareError:
        return False
    return not partner.blocked
