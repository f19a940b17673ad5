"""Flowing: care given and received, and what refills or empties. Nothing is owed."""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING

from carecompanion.domain.answer import FlowMark
from carecompanion.domain.flow import DIRECTIONS, Flow
from carecompanion.domain.text import clean
from carecompanion.errors import Usage
from carecompanion.words import say

if TYPE_CHECKING:
    from datetime import date

    from carecompanion.activities.world import World
    from carecompanion.vault.vault import Vault

SOURCE_AT_MOST = 200
"""The longest name of a source, in characters."""


class Flowing:
    """Flows, from entries and by themselves."""

    def __init__(self, vault: Vault, world: World) -> None:
        self._vault = vault
        self._world = world

    def add(self, mark: FlowMark, on: date | None = None) -> Flow:
        """Write one down, for today or for *on*. Raises Usage for one that has no source, direction or size."""
        source = clean(mark.source, one_line=True)
        if not source or len(source) > SOURCE_AT_MOST:
            raise Usage(say("flowing.source"), say("flowing.source_hint"))
        if mark.direction not in DIRECTIONS or mark.size not in {1, 2, 3}:
            raise Usage(say("flowing.mark"), say("flowing.mark_hint"))
        flow = Flow(on or self._world.now().date(), FlowMark(source, mark.direction, mark.size))
        self._vault.flows.add((flow,))
        return flow

    def list(
        self, since: date | None = None, until: date | None = None, source: str = ""
    ) -> tuple[Flow, ...]:
        """Those of these days and this source, whatever its capitals; oldest first."""
        return self._vault.flows.list(since, until, source)

    def month(self, day: date) -> tuple[Flow, ...]:
        """Those of the month that *day* is in."""
        last = monthrange(day.year, day.month)[1]
        return self.list(day.replace(day=1), day.replace(day=last))

    def with_source(self, handle: str, since: date | None = None) -> tuple[Flow, ...]:
        """Those with this person or condition."""
        return self.list(since, None, handle)

    def sources(self) -> tuple[str, ...]:
        """Every source that was named, by name."""
        return self._vault.flows.sources()
