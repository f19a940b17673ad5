"""Letting go of letters to be kept until a day: announced a day ahead, never against the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carecompanion.activities.world import World
    from carecompanion.domain.letter import LetterLine
    from carecompanion.vault.vault import Vault


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
        today = self._world.now().date()
        going = self._vault.letters.going(today)
        if going:
            self._vault.letters.announce((line.id for line in going), today)
        return going

    def sweep(self) -> int:
        """Let go of what was announced on an earlier day and whose last day is over. How many they were."""
        gone = self._vault.letters.gone_by(self._world.now().date())
        if gone:
            with self._vault.together():
                for letter in gone:
                    self._vault.letters.forget(letter)
        return len(gone)
