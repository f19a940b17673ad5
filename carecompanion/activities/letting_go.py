"""Letting go of letters to be kept until a day: announced a day ahead, never against the reader."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from carecompanion.activities.world import World
    from carecompanion.domain.letter import LetterLine
    from carecompanion.vault.vault import Vault

NOTICE: Final = timedelta(days=1)
"""How long before it goes a reader has seen that it will."""


class LettingGo:
    """What goes soon, and what goes now. A letter kept for one's own safety is never among them."""

    def __init__(self, vault: Vault, world: World) -> None:
        self._vault = vault
        self._world = world

    def going(self) -> tuple[LetterLine, ...]:
        """The same letters as :meth:`notices`, where they are only mentioned and not yet shown."""
        return self._vault.letters.going(self._world.now().date())

    def notices(self) -> tuple[LetterLine, ...]:
        """Letters that go after today, to be shown to their reader now: showing them is what counts as the notice."""
        now = self._world.now()
        going = self._vault.letters.going(now.date())
        if going:
            self._vault.letters.announce((line.id for line in going), now)
        return going

    def sweep(self) -> int:
        """Let go of what was announced a whole day ago and whose last day is over. How many they were."""
        gone = self._vault.letters.gone_by(self._world.now(), NOTICE)
        if gone:
            with self._vault.together():
                for letter in gone:
                    self._vault.letters.forget(letter)
        return len(gone)
