"""The interface over a demonstration: it opens straight in, and says that nothing is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from carecompanion.activities.demonstrating import PASSPHRASE, leave_a_page
from carecompanion.tui.app import CareApp, open_interface
from carecompanion.tui.door import Door
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.activities.opening import Opening
    from carecompanion.settings.model import Settings


class OpenDoor(Door):
    """A door that stands open; where it was locked all the same, it says what opens it."""

    @property
    def note(self) -> str:
        return say("demo.at_the_door", passphrase=PASSPHRASE)

    def way_in(self) -> Screen[Any]:
        """An empty page, for the moment until one is in."""
        self._app.run_worker(self._come_in())
        return Screen()

    async def _come_in(self) -> None:
        app = self._app
        companion = await app.desk.run(app.opening.unlock, PASSPHRASE)
        await self.opened(companion)
        await app.desk.run(leave_a_page, companion)
        app.journal_changed()
        app.mention(say("demo.inside"))


class DemoApp(CareApp):
    """The same interface, behind an open door."""

    def __init__(self, opening: Opening, settings: Settings) -> None:
        super().__init__(opening, settings)
        self.door = OpenDoor(self)


def open_demonstration(opening: Opening, settings: Settings) -> int:
    """Run the interface over the demonstration; the process's exit code comes back.

    *settings* give the look and the keys; nothing is locked after a while, and letters stay in the demonstration.
    """
    return open_interface(opening, replace(settings, lock_minutes=0, letters_out=""), DemoApp)
