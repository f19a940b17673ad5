"""From an invitation to its page; a strong one stands behind its note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from carecompanion.tui.dialogs.strong import before_strong
from carecompanion.tui.rooms import room

if TYPE_CHECKING:
    from carecompanion.activities.prompting import Invitation
    from carecompanion.tui.screen import CareScreen


async def open_page(screen: CareScreen[Any], invitation: Invitation) -> None:
    """The page of *invitation*; of a strong one behind its note."""
    if not invitation.prompt.is_gated:
        await screen.care.write_to(invitation)
        return

    async def answered(answer: str | None) -> None:
        if answer == "open":
            await screen.care.write_to(invitation)
        elif answer == "ground":
            await screen.app.push_screen(room("ground"))

    screen.app.push_screen(before_strong(invitation.prompt.content_note, has_lighter=False), answered)
