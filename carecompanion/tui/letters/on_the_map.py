"""Who a partner is among one's own people, and whether contact with them is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from carecompanion.domain.person import Contact
from carecompanion.tui.dialogs.ask import KeyDialog, LineDialog
from carecompanion.tui.text import one_line
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from carecompanion.domain.partner import Partner
    from carecompanion.domain.person import Person
    from carecompanion.tui.screen import CareScreen


class OnTheMap:
    """Asks over *screen*; *do* runs what was decided on the desk."""

    def __init__(self, screen: CareScreen[Any], do: Callable[[Callable[[], object]], None]) -> None:
        self._screen = screen
        self._do = do

    def link(self, partner: Partner, person: Person | None) -> None:
        """Which of one's people is *partner*? A new handle adds one; an empty line says nobody."""
        knowing = self._screen.companion.knowing

        def named(handle: str | None) -> None:
            if handle is None:
                return
            if handle.strip():
                self._do(lambda: knowing.link(partner, handle))
            else:
                self._do(lambda: knowing.unlink(partner))

        self._screen.app.push_screen(
            LineDialog(
                title=say("partners.link.title", handle=one_line(partner.handle)),
                says=say("partners.link.says"),
                value=partner.handle if person is None else person.handle,
                yes=say("partners.link.yes"),
                no=say("partners.link.no"),
            ),
            named,
        )

    def note_contact(self, partner: Partner, person: Person | None) -> None:
        """Is contact wanted? Whoever is not on the map yet comes onto it under their handle."""
        knowing = self._screen.companion.knowing

        def note(contact: Contact) -> None:
            known = person or knowing.link(partner, partner.handle)
            knowing.set_contact(known, contact)

        def answered(answer: str | None) -> None:
            if answer is not None:
                self._do(lambda: note(Contact(answer)))

        self._screen.app.push_screen(
            KeyDialog(
                title=say("partners.contact.title", handle=one_line(partner.handle)),
                says=say("partners.contact.says"),
                keys=(
                    ("y", "yes", say("partners.contact.key.yes")),
                    ("a", "ask", say("partners.contact.key.ask")),
                    ("n", "no", say("partners.contact.key.no")),
                ),
                leave=say("partners.contact.leave"),
            ),
            answered,
        )
