"""Following: what an entry's being kept, changed, let go or brought back does to commitments, flows and people."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from carecompanion.domain.following import flows_of, people_of, promise_id, promises_of
from carecompanion.domain.ids import CommitmentId, id_from_bytes
from carecompanion.errors import CareError

if TYPE_CHECKING:
    from carecompanion.activities.world import World
    from carecompanion.domain.entry import Draft, Entry
    from carecompanion.domain.flow import Flow
    from carecompanion.domain.ids import EntryId
    from carecompanion.domain.promise import Promised
    from carecompanion.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class _LetGo:
    """What belonged to an entry when it went; ``numbers`` are those of flows that stayed."""

    promises: tuple[Promised, ...]
    flows: tuple[Flow, ...] = ()
    numbers: tuple[int, ...] = ()


class Following:
    """Called inside the transaction that keeps the entry: both or neither. Importing does not call it."""

    def __init__(self, vault: Vault, world: World) -> None:
        self._vault = vault
        self._world = world
        self._let_go: dict[EntryId, _LetGo] = {}

    def kept(
        self,
        entry: Entry,
        *,
        before: Entry | None = None,
        draft: Draft | None = None,
    ) -> Entry:
        """What *entry* brings with it is kept; the entry, with what that adds to it, comes back to be kept.

        *before* is what it was, where it is changed: only fields that changed are followed, so that what was changed
        in Ongoing since stays. *draft* is what it was written as: where that is a step of a run, the step is done.
        """
        if draft is not None and draft.of_run is not None:
            from carecompanion.activities.walking import step_finished

            entry = step_finished(self._vault, self._world, draft.of_run, entry)
        if before is None and draft is not None and draft.entry is not None:
            self._take_over(draft.entry, entry)
        self._promises(entry, before)
        self._flows(entry, before)
        return self._people(entry, before)

    # let go, and brought back

    def has(self, entry: EntryId) -> bool:
        """Does anything follow from *entry* that could stay without it?"""
        return bool(self._vault.promises.of_entry(entry) or self._vault.flows.of_entry(entry))

    def entry_goes(self, entry: EntryId, *, with_it: bool = False) -> None:
        """*entry* is let go: what follows from it stays without the link, or goes *with it*."""
        promises = self._vault.promises.of_entry(entry)
        if with_it:
            self._let_go[entry] = _LetGo(promises, self._vault.flows.of_entry(entry))
            for promised in promises:
                self._vault.promises.remove(promised.id)
            self._vault.flows.remove_of(entry)
            return
        for promised in promises:
            self._vault.promises.keep(replace(promised, entry=None))
        self._let_go[entry] = _LetGo(promises, numbers=self._vault.flows.unlink(entry))

    def entry_comes_back(self, entry: EntryId) -> None:
        """*entry* is brought back within the sitting, and what followed from it is linked again, as it is now."""
        gone = self._let_go.get(entry, _LetGo(()))
        for promised in gone.promises:
            if self._vault.promises.has(promised.id):
                stayed = self._vault.promises.get(promised.id)
                if stayed.entry is None:
                    self._vault.promises.keep(replace(stayed, entry=entry))
            else:
                self._vault.promises.keep(promised)
        self._vault.flows.add(gone.flows)
        self._vault.flows.link(entry, gone.numbers)

    # inside

    def _take_over(self, gone: EntryId, entry: Entry) -> None:
        """*entry* is finished from a draft that edited one which was let go: what stayed of that belongs to it now."""
        for field in promises_of(entry):
            name = promise_id(gone, field)
            if self._vault.promises.has(name) and (here := self._vault.promises.get(name)).entry is None:
                self._vault.promises.keep(replace(here, entry=entry.id))
        self._vault.flows.link(entry.id, self._let_go.get(gone, _LetGo(())).numbers)
        self._vault.flows.remove_of(entry.id)

    def _promises(self, entry: Entry, before: Entry | None) -> None:
        said = promises_of(entry)
        earlier = promises_of(before) if before is not None else {}
        if said == earlier:
            return
        kept = {one.field_id: one for one in self._vault.promises.of_entry(entry.id)}
        for field, promised in said.items():
            was = earlier.get(field)
            if was is not None and was.commitment == promised.commitment:
                continue
            here = kept.get(field)
            self._vault.promises.keep(
                self._new(promised) if here is None else replace(here, commitment=promised.commitment)
            )
        for field, promised in kept.items():
            # What was taken out of the entry is no promise any more; what already ended is remembered.
            if field in earlier and field not in said and promised.is_open:
                self._vault.promises.remove(promised.id)

    def _new(self, promised: Promised) -> Promised:
        # Its id may be in use: it was taken over by another entry while its own was gone.
        if not self._vault.promises.has(promised.id):
            return promised
        return replace(promised, id=CommitmentId(id_from_bytes(self._world.randomness(8))))

    def _flows(self, entry: Entry, before: Entry | None) -> None:
        said = flows_of(entry)
        earlier = flows_of(before) if before is not None else {}
        for field in {*said, *earlier}:
            flows = said.get(field, ())
            if flows == earlier.get(field, ()):
                continue
            if field in earlier:
                self._vault.flows.remove_of(entry.id, field)
            self._vault.flows.add(flows)

    def _people(self, entry: Entry, before: Entry | None) -> Entry:
        said = people_of(entry)
        earlier = people_of(before) if before is not None else {}
        if said == earlier:
            return entry
        for handle, roles in said.items():
            new = tuple(role for role in roles if role not in earlier.get(handle, ()))
            if new or handle not in earlier:
                self._know(handle, new)
        named_before = {*earlier, *map(self._spelled, earlier)}
        others = (handle for handle in entry.people if handle not in named_before)
        return replace(entry, people=tuple(dict.fromkeys((*others, *map(self._spelled, said)))))

    def _spelled(self, handle: str) -> str:
        """*handle* as its person is called here, so that one person is found under one name."""
        person = self._vault.people.called(handle)
        return handle if person is None else person.handle

    def _know(self, handle: str, roles: tuple[str, ...]) -> None:
        """Whoever is new becomes a person; in *roles* they stand on the first map, where they did not yet."""
        from carecompanion.activities.knowing import Knowing
        from carecompanion.activities.placing import Placing

        person = self._vault.people.called(handle)
        try:
            person = person or Knowing(self._vault, self._world).add(handle)
        except CareError:
            # Too long for a handle: it stays in the answer, and nobody new stands on the map.
            return
        placing = Placing(self._vault, self._world)
        first = next(iter(placing.maps()), None)
        if first is None:
            return
        stands = {place.role for place in placing.places(first) if place.person == person.id}
        for role in roles:
            if role not in stands:
                placing.place(first, person, role)
