"""The shapes in JSON of care maps, and of people with where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.cli.circle_shapes import PERSON, person_shape
from carecompanion.cli.shapes import TEXT

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.domain.care_map import CareMap, Grid, MapPlace
    from carecompanion.domain.person import Person

_ROLE = "mentor, sponsor, advocate, ally, co-conspirator, visionary or team"
_RING = "near, wider or beyond"
_WISH = "need, want, both or empty"
CONSENT: Final = "not-asked, asked, yes or no"
PLACE: Final = {"map": TEXT, "role": _ROLE, "ring": _RING, "wish": _WISH}
KNOWN: Final = PERSON | {"consent": CONSENT, "cares": TEXT, "note": TEXT, "places": [PLACE]}
STANDING: Final = {"person": TEXT, "role": _ROLE, "ring": _RING, "wish": _WISH, "consent": CONSENT}
NAMED_MAP: Final = {"id": TEXT, "name": TEXT}
MAP: Final = NAMED_MAP | {"places": [STANDING], "gaps": [_ROLE], "reading": TEXT}


def known_shape(person: Person, companion: Companion) -> dict[str, object]:
    """A person, and where they stand on which map."""
    return person_shape(person, companion) | {
        "consent": person.consent.value,
        "cares": person.cares,
        "note": person.note,
        "places": [place_shape(care_map, place) for care_map, place in companion.placing.places_of(person)],
    }


def place_shape(care_map: CareMap, place: MapPlace) -> dict[str, object]:
    """A place by the name of its map."""
    return {"map": care_map.name, "role": place.role, "ring": place.ring.value, "wish": place.wish.value}


def named_shape(care_map: CareMap) -> dict[str, object]:
    """A map by its name."""
    return {"id": care_map.id, "name": care_map.name}


def map_shape(grid: Grid) -> dict[str, object]:
    """A map: who stands where, and where there is room."""
    from carecompanion.activities.standing import reading_of

    return named_shape(grid.map) | {
        "places": [
            {
                "person": one.person.handle,
                "role": one.place.role,
                "ring": one.place.ring.value,
                "wish": one.place.wish.value,
                "consent": one.person.consent.value,
            }
            for one in grid.standing
        ],
        "gaps": list(grid.gaps()),
        "reading": reading_of(grid),
    }
