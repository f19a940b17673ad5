"""Checking the words of somebody who signs packs: typed as they are heard, three tries, as with partners."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from carecompanion.domain.signer import Trust
from carecompanion.tui.dialogs.verify import VerifyDialog

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from carecompanion.activities.companion import Companion
    from carecompanion.domain.signer import Signer
    from carecompanion.tui.screen import CareScreen

TRIES: Final = 3


def check_words(
    screen: CareScreen[Any], signer: Signer, checked: Callable[[Signer], Awaitable[None]]
) -> None:
    """Ask for the words of *signer* over *screen*; *checked* is given the signer as they stand afterwards."""
    latest = signer

    async def check(typed: str) -> None:
        nonlocal latest
        latest = await screen.desk.run(screen.companion.trusting.check, latest, typed)

    async def is_over() -> bool:
        nonlocal latest
        latest = await screen.desk.run(as_known, screen.companion, latest)
        return latest.standing is not Trust.CHECKED and latest.wrong_tries >= TRIES

    async def answered(_is_checked: bool | None) -> None:
        screen.care.journal_changed()
        await checked(latest)

    name = signer.name
    screen.app.push_screen(VerifyDialog(handle=name, check=check, is_over=is_over, area="arriving"), answered)


def as_known(companion: Companion, signer: Signer) -> Signer:
    """The signer as the journal knows them now; as given where it does not. For the desk."""
    known = companion.trusting.signers()
    return next((one for one in known if one.key == signer.key), signer)
