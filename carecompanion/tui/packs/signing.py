"""Who signs a pack: one's own name for them, and one's own note on their power."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from carecompanion.errors import CareError
from carecompanion.tui.dialogs.ask import ConfirmDialog, LineDialog
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.domain.pack import Pack
    from carecompanion.domain.signer import Signer
    from carecompanion.tui.screen import CareScreen


class SignerDoors:
    """What can be noted of the signer of a pack, over *screen*. Nobody is told any of it."""

    def __init__(self, screen: CareScreen[Any]) -> None:
        self._screen = screen

    async def signer(self, pack: Pack) -> Signer | None:
        """Who signed *pack*; None where nobody did, which is said. Raises CareError."""
        signer = await self._screen.desk.run(self._screen.companion.trusting.of, pack)
        if signer is None:
            self._screen.care.mention(say("packs_place.no_signer"))
        return signer

    async def rename(self, pack: Pack) -> None:
        """Ask for a name of one's own. Raises CareError."""
        signer = await self.signer(pack)
        if signer is None:
            return

        async def named(name: str | None) -> None:
            if name is not None:
                await self._note(self._screen.companion.trusting.rename, signer, name)

        self._screen.app.push_screen(
            LineDialog(
                title=say("packs_place.my_name.title"),
                says=say("packs_place.my_name.says", name=signer.claimed_name),
                means=say("packs_place.my_name.means"),
                value=signer.my_name,
                yes=say("packs_place.my_name.yes"),
                no=say("packs_place.my_name.no"),
            ),
            named,
        )

    async def power(self, pack: Pack) -> None:
        """Note that they have power over one, or take the note back. Raises CareError."""
        signer = await self.signer(pack)
        if signer is None:
            return
        noted = "take_back" if signer.has_power else "note"

        async def answered(is_meant: bool | None) -> None:
            if is_meant:
                trusting = self._screen.companion.trusting
                await self._note(trusting.set_power, signer, not signer.has_power)

        self._screen.app.push_screen(
            ConfirmDialog(
                title=say("packs_place.power.title", name=signer.name),
                says=say(f"packs_place.power.{noted}"),
                means=say("packs_place.power.means"),
                yes=say(f"packs_place.power.{noted}.yes"),
                no=say("packs_place.power.no"),
            ),
            answered,
        )

    async def _note(self, work: Any, *given: object) -> None:  # noqa: ANN401 - any of them
        try:
            await self._screen.desk.run(work, *given)
        except CareError as error:
            self._screen.care.tell(error)
            return
        self._screen.care.journal_changed()
