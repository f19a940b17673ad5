"""A care map: who stands where, by role and by ring. There may be several, for different situations."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from carecompanion.domain.ids import MapId, PersonId
    from carecompanion.domain.person import Person

ROLES: Final = ("mentor", "sponsor", "advocate", "ally", "co-conspirator", "visionary", "team")
"""The six roles, and the solidarity team."""


class Ring(StrEnum):
    """How near."""

    NEAR = "near"
    WIDER = "wider"
    BEYOND = "beyond"


class Wish(StrEnum):
    """Is this somebody one needs there, wants there, or both? Nothing may be said."""

    UNSAID = ""
    NEED = "need"
    WANT = "want"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class CareMap:
    """One map by its name."""

    id: MapId
    name: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class MapPlace:
    """A person in a role on a map; one person may stand in several roles."""

    map: MapId
    person: PersonId
    role: str
    ring: Ring = Ring.NEAR
    wish: Wish = Wish.UNSAID


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody where they stand on a map."""

    person: Person
    place: MapPlace


@dataclass(frozen=True, slots=True)
class Grid:
    """A map as role by ring: who stands in each cell, by handle."""

    map: CareMap
    standing: tuple[Standing, ...] = field(default=(), repr=False)

    def at(self, role: str, ring: Ring) -> tuple[Standing, ...]:
        """Who stands in that cell."""
        return tuple(one for one in self.standing if one.place.role == role and one.place.ring is ring)

    def of(self, person: PersonId) -> tuple[Standing, ...]:
        """Every role that a person has on this map."""
        return tuple(one for one in self.standing if one.person.id == person)

    def gaps(self) -> tuple[str, ...]:
        """Roles with room for someone: nobody stands in them, near or far."""
        taken = {one.place.role for one in self.standing}
        return tuple(role for role in ROLES if role not in taken)

    def people(self) -> tuple[Person, ...]:
        """Everyone on the map, each once, by handle."""
        return tuple({one.person.id: one.person for one in self.standing}.values())
