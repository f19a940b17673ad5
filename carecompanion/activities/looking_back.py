"""Looking back at one older entry, when it was asked for; never by itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from carecompanion.domain.entry import Filters
from carecompanion.domain.looking_back import nearest, reaches
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.activities.choosing import Choosing
    from carecompanion.activities.world import World
    from carecompanion.domain.entry import Entry, EntryLine
    from carecompanion.domain.ids import EntryId
    from carecompanion.domain.looking_back import Reach
    from carecompanion.vault.vault import Vault

_AT_MOST = 50


@dataclass(frozen=True, slots=True)
class LookedBack:
    """An older entry, and why it is this one."""

    entry: Entry
    why: str


class LookingBack:
    """One older entry at a time. It remembers, for the sitting alone, what it has shown."""

    def __init__(self, vault: Vault, world: World, choosing: Choosing) -> None:
        self._vault = vault
        self._world = world
        self._choosing = choosing
        self._seen: set[EntryId] = set()

    def look(self, filters: Filters = Filters()) -> LookedBack | None:
        """An older entry that *filters* let through, less what looking back leaves out; None where there is none.

        See :mod:`carecompanion.domain.looking_back` for which. After the last, the first comes again.
        """
        allowed = replace(
            filters,
            without=(*filters.without, *self._choosing.look_back_excluded_tags),
            ceiling=self._choosing.look_back_ceiling,
        )
        found = self._find(allowed)
        if found is None and self._seen:
            self._seen.clear()
            found = self._find(allowed)
        if found is None:
            return None
        line, why = found
        self._seen.add(line.id)
        return LookedBack(self._vault.entries.get(line.id), why)

    def _find(self, allowed: Filters) -> tuple[EntryLine, str] | None:
        for reach in reaches(self._world.now().date()):
            line = nearest(reach, self._lines(reach, allowed), self._seen)
            if line is not None:
                return line, _why(reach)
        return None

    def _lines(self, reach: Reach, allowed: Filters) -> tuple[EntryLine, ...]:
        since = reach.since if allowed.since is None else max(reach.since, allowed.since)
        until = reach.until if allowed.until is None else min(reach.until, allowed.until)
        within = replace(allowed, since=since, until=until)
        if reach.months:
            return self._vault.entries.page(within, limit=_AT_MOST)
        return self._vault.entries.page_newer(within, after=-1, limit=len(self._seen) + 1)


def _why(reach: Reach) -> str:
    years, months = divmod(reach.months, 12)
    if not reach.months:
        return say("looking_back.beginning")
    if years:
        return say("looking_back.year") if years == 1 else say("looking_back.years", years=years)
    return say(f"looking_back.months.{months}")
