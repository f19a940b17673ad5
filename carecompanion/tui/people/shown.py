"""What People shows: the maps, the grid of one, and what is noted of a person. Read on the desk."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from carecompanion.activities.standing import flow_words, reading_of, role_name
from carecompanion.domain.care_map import ROLES, CareMap, Grid, Ring
from carecompanion.domain.person import Consent, Contact
from carecompanion.tui.widgets.map_grid import Here, RoleRow
from carecompanion.words import say

if TYPE_CHECKING:
    from datetime import date

    from carecompanion.activities.companion import Companion
    from carecompanion.domain.partner import Partner
    from carecompanion.domain.person import Person

LATELY_DAYS: Final = 42
_SIGNS: Final = {Consent.YES: "yes", Consent.NO: "no"}


@dataclass(frozen=True, slots=True)
class Shown:
    """One look: every map, the grid of the one that is shown, and those who stand elsewhere."""

    maps: tuple[CareMap, ...] = ()
    at: int = 0
    grid: Grid | None = field(default=None, repr=False)
    people: tuple[Person, ...] = field(default=(), repr=False)

    @property
    def map(self) -> CareMap | None:
        """The map that is shown."""
        return self.maps[self.at] if self.maps else None

    @property
    def reading(self) -> str:
        """The map in a sentence."""
        return "" if self.grid is None else reading_of(self.grid)

    def rows(self) -> tuple[RoleRow, ...]:
        """Every role; below them those who are known and stand nowhere on this map."""
        rows = []
        on_it = set()
        if self.grid is not None:
            gaps = self.grid.gaps()
            on_it = {one.person.id for one in self.grid.standing}
            for role in ROLES:
                rings = tuple(tuple(here_of(one.person) for one in self.grid.at(role, ring)) for ring in Ring)
                rows.append(RoleRow(role, role_name(role), rings, is_gap=role in gaps))
        others = [here_of(person) for person in self.people if person.id not in on_it]
        if others:
            rings = tuple(tuple(others[at :: len(Ring)]) for at in range(len(Ring)))
            rows.append(RoleRow("", say("people.elsewhere"), rings))
        return tuple(rows)

    def rings(self) -> tuple[tuple[Here, ...], ...]:
        """Who stands near, wider, beyond, whatever the role."""
        standing = () if self.grid is None else self.grid.standing
        return tuple(
            tuple(here_of(one.person) for one in standing if one.place.ring is ring) for ring in Ring
        )

    def person(self, name: str) -> Person | None:
        """The person of that id."""
        return next((person for person in self.people if person.id == name), None)


@dataclass(frozen=True, slots=True)
class About:
    """What is noted of a person: lines of (name, words), and the partner they are."""

    person: Person = field(repr=False)
    lines: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    partner: Partner | None = None


def here_of(person: Person) -> Here:
    """A person as the grid shows them."""
    return Here(person.id, person.handle, _SIGNS.get(person.consent, "unasked"))


def look(companion: Companion, at: int) -> Shown:
    """The map at *at*, held to those there are."""
    maps = companion.placing.maps()
    at = max(0, min(at, len(maps) - 1))
    grid = companion.placing.grid(maps[at]) if maps else None
    return Shown(maps, at, grid, companion.knowing.people())


def about(companion: Companion, person: Person, here: CareMap | None, today: date) -> About:
    """Everything that is noted of *person*, beginning with where they stand on this map."""
    places = companion.placing.places_of(person)
    lines = [
        (say("people.line.role"), _place(place.role, place.ring, place.wish.value))
        for care_map, place in places
        if here is not None and care_map.id == here.id
    ]
    lines += [
        (say("people.line.also"), say("people.elsewhere_as", map=care_map.name, role=role_name(place.role)))
        for care_map, place in places
        if here is None or care_map.id != here.id
    ]
    lines.append((say("people.line.asked"), say(f"people.asked.{person.consent.value}")))
    if person.contact is not Contact.YES:
        lines.append((say("people.line.contact"), say(f"people.contact.{person.contact.value}")))
    if person.cares:
        lines.append((say("people.line.cares"), person.cares))
    flows = companion.flowing.with_source(person.handle, today - timedelta(days=LATELY_DAYS))
    lines.append((say("people.line.lately"), flow_words(flows) or say("people.quiet_lately")))
    if person.note:
        lines.append(("", person.note))
    partner = next((one for one in companion.introducing.partners() if one.id == person.partner), None)
    return About(person, tuple(lines), partner)


def _place(role: str, ring: Ring, wish: str) -> str:
    said = say("people.place", role=role_name(role), ring=say(f"people.ring.{ring.value}"))
    return f"{said}; {say(f'people.wish.{wish}')}" if wish else said
