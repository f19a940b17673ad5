"""A care map: who stands where, by role and by ring. There may be several, for different situations."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from carecompanion.domain.ids import MapId, PersonId

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
