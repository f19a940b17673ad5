"""People and care maps to and from their plain form, the one of the published export (formats.md §6)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final

from carecompanion.domain.care_map import ROLES, CareMap, MapPlace, Ring, Wish
from carecompanion.domain.ids import MapId, PersonId
from carecompanion.domain.letter_plain import plain_person
from carecompanion.domain.partner import HANDLE_BYTES
from carecompanion.domain.person import Consent, Contact, Person
from carecompanion.domain.plain import Plain, refuse_flaws
from carecompanion.domain.text import has_bad
from carecompanion.errors import WrongShape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from carecompanion.domain.ids import PartnerId
    from carecompanion.domain.plain import Flaw

_NAME_AT_MOST: Final = 60


@dataclass(frozen=True, slots=True)
class PlainPlace:
    """A place on a map, by the person's handle."""

    handle: str = field(repr=False)
    role: str
    ring: Ring
    wish: Wish


def plain_known(person: Person, handles: Mapping[PartnerId, str]) -> dict[str, object]:
    """A person, whole; ``partner`` is the handle of the partner they are, from *handles*, or null."""
    return plain_person(person, handles) | {
        "consent": person.consent.value,
        "cares": person.cares,
        "note": person.note,
    }


def known_from_plain(plain: object) -> tuple[Person, str | None]:
    """The person that *plain* holds, linked to nobody, and the handle of the partner they are. Raises WrongShape."""
    flaws: list[Flaw] = []
    table = _table(plain, "person", flaws)
    handle = table.text("handle", needed=True)
    if has_bad(handle, one_line=True) or len(handle.encode()) > HANDLE_BYTES:
        table.note("handle", "range")
    partner = table.raw("partner")
    if partner is not None and not isinstance(partner, str):
        table.note("partner", "kind")
        partner = None
    person = Person(
        id=PersonId(table.text("id", needed=True)),
        handle=handle,
        added=_day(table, "added"),
        contact=table.named("contact", Contact, Contact.YES),
        consent=table.named("consent", Consent, Consent.NOT_ASKED),
        cares=table.text("cares"),
        note=table.text("note"),
    )
    table.close()
    refuse_flaws(flaws)
    return person, partner


def plain_map(
    care_map: CareMap, places: Iterable[MapPlace], handles: Mapping[PersonId, str]
) -> dict[str, object]:
    """The plain form of *care_map* and who stands on it, by their *handles*."""
    return {
        "id": care_map.id,
        "name": care_map.name,
        "places": [
            {
                "person": handles[place.person],
                "role": place.role,
                "ring": place.ring.value,
                "wish": place.wish.value,
            }
            for place in places
            if place.person in handles
        ],
    }


def map_from_plain(plain: object) -> tuple[CareMap, tuple[PlainPlace, ...]]:
    """The map that *plain* holds, and who stands on it. Raises WrongShape for the first thing that does not fit."""
    flaws: list[Flaw] = []
    table = _table(plain, "map", flaws)
    name = table.text("name", needed=True)
    if has_bad(name, one_line=True) or len(name) > _NAME_AT_MOST:
        table.note("name", "range")
    places = []
    for one in table.tables("places"):
        places.append(
            PlainPlace(
                one.text("person", needed=True),
                one.one_of("role", ROLES, ROLES[0], needed=True),
                one.named("ring", Ring, Ring.NEAR),
                one.named("wish", Wish, Wish.UNSAID),
            )
        )
        one.close()
    care_map = CareMap(MapId(table.text("id", needed=True)), name)
    table.close()
    refuse_flaws(flaws)
    return care_map, tuple(places)


def _table(plain: object, what: str, flaws: list[Flaw]) -> Plain:
    if not isinstance(plain, dict):
        raise WrongShape("kind", place=what)
    return Plain(plain, flaws)


def _day(table: Plain, key: str) -> date:
    try:
        return date.fromisoformat(table.text(key, needed=True))
    except ValueError:
        table.note(key, "kind")
        return date.min
