"""Taking in what stands beside the entries of an export. What is here already stays; twice adds nothing twice."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from carecompanion.domain.care_map import MapPlace
from carecompanion.domain.flow import Flow
from carecompanion.domain.promise import Promised
from carecompanion.domain.run import Run
from carecompanion.errors import CareError
from carecompanion.vault.values import folded

if TYPE_CHECKING:
    from datetime import date

    from carecompanion.domain.care_map import CareMap
    from carecompanion.domain.map_plain import PlainPlace
    from carecompanion.domain.person import Person
    from carecompanion.interchange.besides import Beside
    from carecompanion.vault.vault import Vault

_AT_ONCE = 500


class TakingIn:
    """One import's people, maps, flows, commitments and runs; with *dry_run* they are only looked at.

    Commitments and runs are kept as they come, some hundreds at a time. Maps wait for their people, and flows until
    it is known what all of an entry's are: :meth:`end` takes them in.
    """

    def __init__(self, vault: Vault, *, dry_run: bool = False) -> None:
        self._vault = vault
        self._dry_run = dry_run
        self._waiting: list[Promised | Run] = []
        self._seen: set[str] = set()
        self._people: list[tuple[Person, str | None]] = []
        self._maps: list[tuple[CareMap, tuple[PlainPlace, ...]]] = []
        self._flows: Counter[Flow] = Counter()
        self.added: Counter[str] = Counter()
        """How many were added, by the name of their array."""

    def take(self, noun: str, value: Beside) -> None:
        """One more, of the array *noun*."""
        if isinstance(value, Flow):
            self._flows[value] += 1
        elif isinstance(value, (Promised, Run)):
            self._waiting.append(value)
            if len(self._waiting) >= _AT_ONCE:
                self._keep_waiting()
        elif noun == "people":
            self._people.append(value)  # type: ignore[arg-type]  # what its reader makes
        else:
            self._maps.append(value)  # type: ignore[arg-type]

    def end(self) -> None:
        """Everything has come: keep the rest, and let links go that lead to entries which are not here."""
        self._keep_waiting()
        with self._vault.together():
            for person, partner in self._people:
                self._keep_person(person, partner)
            self._keep_maps()
            self._keep_flows()
            if not self._dry_run:
                self._vault.promises.unlink_missing()

    def _keep_waiting(self) -> None:
        with self._vault.together():
            for one in self._waiting:
                if isinstance(one, Run):
                    self._keep_run(one)
                else:
                    self._keep_promise(one)
        self._waiting.clear()

    def _keep_promise(self, promised: Promised) -> None:
        promises = self._vault.promises
        there = promises.of_entry(promised.entry) if promised.entry is not None else ()
        is_there = any(one.field_id == promised.field_id for one in there)
        if not promises.has(promised.id):
            if not is_there and self._is_new("commitments", promised.id) and not self._dry_run:
                promises.keep(promised)
        elif not self._dry_run and not is_there and (here := promises.get(promised.id)).entry is None:
            # Its entry was let go, and is in this file: as far as it comes, they belong together again.
            promises.keep(replace(here, entry=promised.entry))

    def _keep_run(self, run: Run) -> None:
        is_here = self._vault.runs.has(run.id)
        if not is_here and self._is_new("runs", run.id) and not self._dry_run:
            self._vault.runs.keep(run)

    def _keep_person(self, person: Person, partner: str | None) -> None:
        people = self._vault.people
        is_here = people.called(person.handle) is not None or people.has(person.id)
        if is_here or not self._is_new("people", person.id) or self._dry_run:
            return
        if partner is not None:
            try:
                found = self._vault.partners.find(partner)
            except CareError:
                found = None
            # Who is linked here already stays so.
            if found is not None and found.handle == partner and people.of_partner(found.id) is None:
                person = replace(person, partner=found.id)
        people.keep(person)

    def _keep_maps(self) -> None:
        maps = self._vault.maps
        by_id = {one.id: one for one in maps.all()}
        by_name = {folded(one.name): one for one in by_id.values()}
        for care_map, places in self._maps:
            here = by_id.get(care_map.id) or by_name.get(folded(care_map.name))
            if here is None:
                self._is_new("maps", care_map.id)
                here = by_id[care_map.id] = by_name[folded(care_map.name)] = care_map
                if not self._dry_run:
                    maps.keep(care_map)
            if not self._dry_run:
                self._keep_places(here, places)

    def _keep_places(self, care_map: CareMap, places: tuple[PlainPlace, ...]) -> None:
        standing = {(place.person, place.role) for place in self._vault.maps.places(care_map.id)}
        for place in places:
            person = self._vault.people.called(place.handle)
            if person is not None and (person.id, place.role) not in standing:
                self._vault.maps.put(MapPlace(care_map.id, person.id, place.role, place.ring, place.wish))

    def _keep_flows(self) -> None:
        flows, told = self._vault.flows, self._told()
        entries = {flow.entry for flow in told if flow.entry is not None}
        told_here = {entry for entry in entries if flows.of_entry(entry)}
        # What is here of a day and a source is read once, as it was before this import.
        here: dict[tuple[date, str], Counter[Flow]] = {}
        for flow, number in told.items():
            if flow.entry in told_here:
                continue  # as the entry tells it now
            place = (flow.day, folded(flow.mark.source))
            there = here.get(place)
            if there is None:
                there = here[place] = Counter(flows.list(flow.day, flow.day, flow.mark.source))
            missing = max(number - there[flow], 0)
            # Those that stand by themselves since their entry was let go: they are linked again, not added.
            alone = replace(flow, entry=None)
            loose = min(there[alone], missing) if flow.entry and flow.field_id else 0
            if loose:
                there[alone] -= loose
                missing -= loose
                if not self._dry_run:
                    flows.claim(flow, loose)
            self.added["flows"] += missing
            if not self._dry_run:
                flows.add([flow] * missing)

    def _told(self) -> Counter[Flow]:
        """The flows as they would stand here: without the link where their entry did not come."""
        if self._dry_run:
            return self._flows
        told: Counter[Flow] = Counter()
        for flow, number in self._flows.items():
            is_linked = flow.entry is not None and self._vault.entries.has(flow.entry)
            told[flow if is_linked else replace(flow, entry=None)] += number
        return told

    def _is_new(self, noun: str, name: str) -> bool:
        """Is it the first of its name in this file? Then it counts as added."""
        key = f"{noun} {name}"
        if key in self._seen:
            return False
        self._seen.add(key)
        self.added[noun] += 1
        return True
