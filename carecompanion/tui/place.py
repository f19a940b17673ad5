"""A place that looks again: when one comes in, comes back, and when something in the journal is another."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from carecompanion.tui.looker import Looker
from carecompanion.tui.screen import CareScreen

if TYPE_CHECKING:
    from datetime import date


class LookingPlace(CareScreen[None]):
    """Runs :meth:`_look` one at a time; however many looks are asked for meanwhile become one more."""

    def __init__(self) -> None:
        super().__init__()
        self._looker = Looker(self, self._look)

    @abstractmethod
    async def _look(self) -> None:
        """Read what the place shows, and show it."""

    @property
    def _today(self) -> date:
        return self.care.opening.world.now().date()

    def on_mount(self) -> None:
        """One came in."""
        self._looker.again()

    def on_screen_resume(self) -> None:
        """One came back."""
        if self.care.is_open:
            self._looker.again()

    def journal_changed(self) -> None:
        """Something is another."""
        self._looker.again()
