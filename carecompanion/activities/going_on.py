"""Going on: what may come after an answer, on its own day. Nobody is asked; tomorrow it is gone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from carecompanion.activities.prompting import AFTER
from carecompanion.domain.ids import EntryId, PackId, PromptId
from carecompanion.domain.prompt import PromptRef

if TYPE_CHECKING:
    from collections.abc import Callable

    from carecompanion.activities.prompting import Prompting
    from carecompanion.activities.world import World
    from carecompanion.domain.pack import Pack
    from carecompanion.vault.vault import Vault

_PROMISES = ("commitment", "action")


@dataclass(frozen=True, slots=True)
class AfterAnswer:
    """What its prompt suggests after *entry*: coming back in so many ``days``, else one thing to do (``offer``)."""

    ref: PromptRef
    entry: EntryId
    days: int | None
    offer: str


class GoingOn:
    """At most one quiet suggestion."""

    def __init__(
        self, vault: Vault, world: World, prompting: Prompting, needs_caution: Callable[[Pack], bool]
    ) -> None:
        self._vault = vault
        self._world = world
        self._prompting = prompting
        self._needs_caution = needs_caution

    def suggested(self) -> AfterAnswer | None:
        """What may come after today's last answer; None where it suggests nothing, or was let go."""
        day, _, rest = self._vault.preferences.get(AFTER).partition(" ")
        name, _, entry_id = rest.partition(" ")
        if day != self._world.now().date().isoformat() or not self._vault.entries.has(EntryId(entry_id)):
            return None
        pack, _, prompt_id = name.partition("/")
        ref = PromptRef(PackId(pack), PromptId(prompt_id))
        found = self._prompting.named(name)
        if found is None:
            return None
        follow_up = found.prompt.follow_up
        entry = EntryId(entry_id)
        offers = [offer for offer in follow_up.offer if self._fits(offer, entry, found.pack)]
        after = AfterAnswer(ref, entry, next(iter(follow_up.revisit), None), next(iter(offers), ""))
        return after if after.days is not None or after.offer else None

    def come_back(self, after: AfterAnswer) -> None:
        """Its prompt comes first once its days have gone by."""
        if after.days is not None:
            self._prompting.come_back(after.ref, after.days)
        self.leave()

    def leave(self) -> None:
        """Suggest it no more."""
        self._vault.preferences.remove(AFTER)

    def _fits(self, offer: str, entry: EntryId, pack: Pack) -> bool:
        if offer in _PROMISES:
            return not self._vault.promises.of_entry(entry)
        if offer != "letter":
            return True
        # Where somebody has power over the writer, sharing is never what we suggest.
        return not self._vault.entries.is_private(entry) and not self._needs_caution(pack)
