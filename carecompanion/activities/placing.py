"""Placing: care maps for different situations, and who stands where on each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from carecompanion.domain.care_map import ROLES, CareMap, Grid, MapPlace, Ring, Standing, Wish
from carecompanion.domain.ids import MapId, id_from_bytes
from carecompanion.domain.text import clean
from carecompanion.errors import NotFound, Usage
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.activities.world import World
    from carecompanion.domain.person import Person
    from carecompanion.vault.vault import Vault

NAME_AT_MOST: Final = 60
"""Characters of a map's name."""

FIRST_MAPS: Final = ("stands", "account", "work")
"""The maps that are there from the first look; their names may be changed."""


class Placing:
    """Maps. They are private: nobody is told where they stand."""

    def __init__(self, vault: Vault, world: World) -> None:
        self._vault = vault
        self._world = world

    def maps(self) -> tuple[CareMap, ...]:
        """Every map, the oldest first. The first look makes three; a map that was let go does not come back."""
        if not self._vault.maps.had_any():
            with self._vault.together():
                if not self._vault.maps.had_any():
                    for name in FIRST_MAPS:
                        self._vault.maps.keep(CareMap(self._new_id(), say(f"placing.map.{name}")))
        return self._vault.maps.all()

    def map(self, name: str) -> CareMap:
        """The map of this name or id; a beginning is enough while it is the only one. Raises NotFound, Ambiguous."""
        self.maps()
        return self._vault.maps.find(name)

    def new_map(self, name: str) -> CareMap:
        """Another map. Raises Usage for a name that is empty or too long, BadInput for one that is taken."""
        self.maps()
        care_map = CareMap(self._new_id(), _map_name(name))
        self._vault.maps.keep(care_map)
        return care_map

    def rename(self, care_map: CareMap, name: str) -> CareMap:
        """Another name for it. Raises as :meth:`new_map`."""
        renamed = replace(care_map, name=_map_name(name))
        self._vault.maps.keep(renamed)
        return renamed

    def remove(self, care_map: CareMap) -> None:
        """Let a map go; the people on it stay known."""
        self._vault.maps.remove(care_map.id)

    def places(self, care_map: CareMap) -> tuple[MapPlace, ...]:
        """Who stands on a map, by handle."""
        return self._vault.maps.places(care_map.id)

    def places_of(self, person: Person) -> tuple[tuple[CareMap, MapPlace], ...]:
        """Where a person stands, map by map."""
        maps = {care_map.id: care_map for care_map in self._vault.maps.all()}
        return tuple((maps[place.map], place) for place in self._vault.maps.of_person(person.id))

    def place(
        self,
        care_map: CareMap,
        person: Person,
        role: str,
        ring: Ring = Ring.NEAR,
        wish: Wish = Wish.UNSAID,
    ) -> MapPlace:
        """Let a person stand in a role; in a role that is theirs already, ring and wish change.

        Raises Usage for a role that no map has.
        """
        if role not in ROLES:
            raise Usage(
                say("placing.no_role", role=role), say("placing.no_role_hint", roles=", ".join(ROLES))
            )
        place = MapPlace(care_map.id, person.id, role, ring, wish)
        self._vault.maps.put(place)
        return place

    def take_off(self, care_map: CareMap, person: Person, role: str | None = None) -> None:
        """They stand in that role no more, or in none on this map. Raises NotFound where they did not."""
        roles = [place.role for place in self.places(care_map) if place.person == person.id]
        going = roles if role is None else [one for one in roles if one == role]
        if not going:
            raise NotFound(person.handle, "places")
        with self._vault.together():
            for one in going:
                self._vault.maps.take_off(care_map.id, person.id, one)

    def grid(self, care_map: CareMap) -> Grid:
        """The map as role by ring."""
        people = {person.id: person for person in self._vault.people.all()}
        places = self._vault.maps.places(care_map.id)
        return Grid(care_map, tuple(Standing(people[place.person], place) for place in places))

    def gaps(self, care_map: CareMap) -> tuple[str, ...]:
        """Roles with room for someone."""
        return self.grid(care_map).gaps()

    def _new_id(self) -> MapId:
        return MapId(id_from_bytes(self._world.randomness(8)))


def _map_name(raw: str) -> str:
    name = clean(raw, one_line=True)
    if not name or len(name) > NAME_AT_MOST:
        raise Usage(say("placing.name"), say("placing.name_hint", most=NAME_AT_MOST))
    return name
