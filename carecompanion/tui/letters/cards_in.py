"""Taking in cards: pasted whole, or read from a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from carecompanion.errors import CareError, FileMissing
from carecompanion.tui.dialogs.ask import LineDialog
from carecompanion.tui.dialogs.bring import BringDialog
from carecompanion.tui.dialogs.dialog import Dialog
from carecompanion.tui.letters.dropped import files_meant
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from carecompanion.activities.companion import Companion
    from carecompanion.activities.introducing import Introduced
    from carecompanion.domain.partner import Partner
    from carecompanion.tui.screen import CareScreen

CARD_BYTES = 64 * 1024


class CardsIn:
    """Asks for a card over *screen*; *taken_in* is given the (last) partner whose card came in."""

    def __init__(self, screen: CareScreen[Any], taken_in: Callable[[Partner], None]) -> None:
        self._screen = screen
        self._taken_in = taken_in

    def ask(self, typed: str = "") -> None:
        """Where is the card? *typed* stands there already."""
        self._screen.app.push_screen(
            BringDialog(
                title=say("partners.add.title"),
                says=say("partners.add.says"),
                means=say("partners.add.means"),
                value=typed,
                yes=say("partners.add.yes"),
                no=say("partners.add.no"),
            ),
            self._brought,
        )

    def _brought(self, typed: str | None) -> None:
        if typed:
            self._screen.run_worker(self._take_in(typed), group="cards")

    async def _take_in(self, typed: str) -> None:
        screen = self._screen
        try:
            came = await screen.desk.run(_introduce_all, screen.companion, typed)
        except CareError as error:
            # The field comes back under the error with what was typed: a path is mended, not typed again.
            self.ask(typed)
            screen.care.tell(error)
            screen.care.journal_changed()
            return
        if not came:
            return
        self._taken_in(came[-1].partner)
        loud = [one for one in came if one.is_other_key]
        for one in loud:
            screen.app.push_screen(_OtherKey(one.partner.claimed_name))
        if len(came) > 1:
            screen.care.mention(say("partners.several"))
        elif not came[0].is_new:
            screen.care.mention(say("partners.known"))
        elif not loud:
            self._ask_name(came[0].partner)

    def _ask_name(self, partner: Partner) -> None:
        def named(handle: str | None) -> None:
            if handle is not None and handle.strip() and handle.strip() != partner.handle:
                self._screen.run_worker(self._rename(partner, handle), group="cards")

        self._screen.app.push_screen(
            LineDialog(
                title=say("partners.name.title"),
                says=say("partners.name.says"),
                value=partner.handle,
                yes=say("partners.name.yes"),
                no=say("partners.name.no"),
            ),
            named,
        )

    async def _rename(self, partner: Partner, handle: str) -> None:
        screen = self._screen
        try:
            renamed = await screen.desk.run(screen.companion.introducing.rename, partner, handle)
        except CareError as error:
            screen.care.tell(error)
        else:
            self._taken_in(renamed)


class _OtherKey(Dialog[None]):
    """A known name with a new key is told loudly, and only once."""

    def __init__(self, name: str) -> None:
        super().__init__(title=say("partners.other_key.title"))
        self._name = name

    def compose_inside(self) -> ComposeResult:
        yield self.says(say("partners.other_key.says", name=self._name))
        yield self.says(say("partners.other_key.means"))
        yield self.buttons((("close", say("partners.other_key.close")),))

    def chosen(self, name: str) -> None:
        del name
        self.dismiss(None)


def _introduce_all(companion: Companion, typed: str) -> tuple[Introduced, ...]:
    """The cards in the text, or in the file that the text names; one's own among others is passed over."""
    introducing = companion.introducing
    text: str | bytes = typed
    files = files_meant(typed)
    if files:
        try:
            with files[0].open("rb") as file:
                text = file.read(CARD_BYTES + 1)
        except OSError as fault:
            raise FileMissing from fault
    cards = introducing.read(text)
    if len(cards) > 1:
        mine = introducing.my_card() if introducing.my_name() else ""
        keys = {card.key for card in introducing.read(mine)} if mine else set()
        cards = tuple(card for card in cards if card.key not in keys)
    return tuple(introducing.introduce(card) for card in cards)
