"""Care maps, and who stands where on each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.domain.care_map import CareMap, MapPlace, Ring, Wish
from carecompanion.domain.ids import MapId, PersonId
from carecompanion.errors import Ambiguous, BadInput, JournalDamaged, NotFound
from carecompanion.vault.values import folded
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.vault.database import Database, Row

_KEEP: Final = """INSERT INTO maps (id, name, folded) VALUES (?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, folded = excluded.folded"""
_PLACE: Final = """INSERT INTO map_places (map, person, role, ring, wish) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (map, person, role) DO UPDATE SET ring = excluded.ring, wish = excluded.wish"""
_PLACES: Final = """SELECT map, person, role, ring, wish
    FROM map_places JOIN people ON people.id = map_places.person"""


class MapStore:
    """Maps in the order in which they were made, and their places."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, care_map: CareMap) -> None:
        """Keep *care_map*, new or in the place of the one with its id. Raises BadInput where the name is taken."""
        name = folded(care_map.name)
        with self._database.writing():
            if self._database.row("SELECT 1 FROM maps WHERE folded = ? AND id <> ?", (name, care_map.id)):
                raise BadInput(say("vault.taken_map"), say("vault.taken_map_hint"))
            self._database.change(_KEEP, (care_map.id, care_map.name, name))

    def all(self) -> tuple[CareMap, ...]:
        """Every map."""
        rows = self._database.rows("SELECT id, name FROM maps ORDER BY place")
        return tuple(CareMap(MapId(row[0]), row[1]) for row in rows)

    def had_any(self) -> bool:
        """Was there ever one, even if it was let go since?"""
        return self._database.row("SELECT 1 FROM sqlite_sequence WHERE name = 'maps'") is not None

    def find(self, name: str) -> CareMap:
        """The map of this name or id, or the one that begins so. Raises NotFound, Ambiguous."""
        wanted = folded(name)
        here = self.all()
        found = [one for one in here if wanted in (folded(one.name), one.id)]
        found = found or [
            one
            for one in here
            if wanted and (folded(one.name).startswith(wanted) or one.id.startswith(wanted))
        ]
        if not found:
            raise NotFound(name, "maps")
        if len(found) > 1:
            raise Ambiguous(name, tuple(one.name for one in found))
        return found[0]

    def remove(self, care_map: MapId) -> None:
        """Let a map go with its places; the people stay."""
        with self._database.writing():
            self._database.change("DELETE FROM map_places WHERE map = ?", (care_map,))
            self._database.change("DELETE FROM maps WHERE id = ?", (care_map,))

    def put(self, place: MapPlace) -> None:
        """Let a person stand there; where they stand in that role already, their ring and wish change."""
        with self._database.writing():
            self._database.change(
                _PLACE, (place.map, place.person, place.role, place.ring.value, place.wish.value)
            )

    def take_off(self, care_map: MapId, person: PersonId, role: str) -> None:
        """They stand there no more."""
        with self._database.writing():
            self._database.change(
                "DELETE FROM map_places WHERE map = ? AND person = ? AND role = ?", (care_map, person, role)
            )

    def places(self, care_map: MapId) -> tuple[MapPlace, ...]:
        """Who stands on a map, by handle."""
        rows = self._database.rows(f"{_PLACES} WHERE map = ? ORDER BY folded, role", (care_map,))
        return tuple(_place(row) for row in rows)

    def of_person(self, person: PersonId) -> tuple[MapPlace, ...]:
        """Where a person stands, map by map."""
        rows = self._database.rows(
            "SELECT map, person, role, ring, wish FROM map_places JOIN maps ON maps.id = map_places.map"
            " WHERE person = ? ORDER BY place, role",
            (person,),
        )
        return tuple(_place(row) for row in rows)


def _place(row: Row) -> MapPlace:
    care_map, person, role, ring, wish = row
    try:
        return MapPlace(MapId(care_map), PersonId(person), role, Ring(ring), Wish(wish))
    except ValueError as error:
        raise JournalDamaged from error
