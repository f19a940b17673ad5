"""Addressing: those who may be written to, as they are now, and the one that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from carecompanion.errors import CareError
from carecompanion.tui.rooms import room
from carecompanion.tui.screens.compose.readers import readers_of
from carecompanion.tui.screens.compose.to import ToStep

if TYPE_CHECKING:
    from collections.abc import Callable

    from carecompanion.tui.screen import CareScreen


class Addressing:
    """What the step about readers does beside showing itself."""

    def __init__(
        self, screen: CareScreen[Any], chosen: Callable[[], None], again: Callable[[], None]
    ) -> None:
        self._screen = screen
        self._chosen = chosen
        self._again = again

    async def show(self) -> None:
        """Read them anew: somebody may have come, or want no contact by now."""
        screen = self._screen
        readers = await screen.desk.run(readers_of, screen.companion)
        screen.query_one(ToStep).show(readers, screen.care.opening.world.now().date())

    async def choose(self) -> None:
        """The letter goes to whom one stands on."""
        self._screen.query_one(ToStep).choose()
        self._chosen()
        await self.show()

    def see_partners(self) -> None:
        """To the partners, and back to those who may be written to then."""
        self._screen.app.push_screen(
            room("partners"), lambda _: self._screen.begin_anew(self._seen, group="readers")
        )

    async def _seen(self) -> None:
        try:
            await self.show()
        except CareError as error:
            self._screen.care.tell(error)
        self._again()
