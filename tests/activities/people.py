"""People with a journal each: a home, a clock that can be moved, and a passphrase that costs little."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from carecompanion.activities.opening import Opening
from carecompanion.activities.world import World
from tests.vault.samples import NOW, PASSPHRASE, QUICK, places

if TYPE_CHECKING:
    from pathlib import Path

    from carecompanion.activities.companion import Companion
    from carecompanion.domain.partner import Partner

KETTLE: Final = PASSPHRASE


@dataclass
class Clock:
    """The time on the wall; it moves when it is told to."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def goes_on(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass
class Person:
    """Somebody with a home; the journal is made when it is first looked at."""

    home: Path
    clock: Clock = field(default_factory=Clock)
    recovery_code: str = ""
    _open: Companion | None = None

    @property
    def world(self) -> World:
        return World(places(self.home), self.clock, os.urandom, QUICK)

    @property
    def companion(self) -> Companion:
        """The open journal."""
        if self._open is None:
            opening = Opening(self.world)
            if opening.is_there_a_journal():
                self._open = opening.unlock(KETTLE)
            else:
                self._open, self.recovery_code = opening.create(KETTLE)
        return self._open

    def closes(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None

    def comes_back(self) -> Companion:
        """Close and open again, as the next day begins."""
        self.closes()
        return self.companion

    def meets(self, other: Person, handle: str | None) -> Partner:
        """Take the other's card in under *handle* (or the name on it)."""
        card = self.companion.introducing.read(other.companion.introducing.my_card())[0]
        return self.companion.introducing.introduce(card, handle).partner
