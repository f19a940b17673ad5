"""``map``: who stands where, by role and by ring."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from carecompanion.cli.map_shapes import MAP, NAMED_MAP, PLACE, map_shape, named_shape, place_shape
from carecompanion.cli.verb import argument, option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.care_map import CareMap, Grid

ROLES: Final = ("mentor", "sponsor", "advocate", "ally", "co-conspirator", "visionary", "team")
RINGS: Final = ("near", "wider", "beyond")
WISHES: Final = ("need", "want", "both")


def map_of(companion: Companion, name: str) -> CareMap:
    """The map of that name; the first one where none is named. Raises NotFound."""
    from carecompanion.errors import NotFound

    if name:
        return companion.placing.map(name)
    maps = companion.placing.maps()
    if not maps:
        raise NotFound("", "maps")
    return maps[0]


@verb("map list", keys={"maps": [NAMED_MAP]}, opens=True)
def list_(sitting: Sitting) -> None:
    """A line a map."""
    from carecompanion.activities.standing import reading_of

    with sitting.journal() as companion:
        maps = companion.placing.maps()
        if sitting.tell.as_json:
            sitting.tell.document({"maps": [named_shape(one) for one in maps]})
            return
        if not maps:
            sitting.tell.note(say("cli_people.no_maps"))
        for one in maps:
            reading = reading_of(companion.placing.grid(one))
            sitting.tell.line(say("cli_people.map_line", name=one.name, reading=reading))


@verb("map new", keys=NAMED_MAP, opens=True)
@argument("name")
def new(sitting: Sitting, name: str) -> None:
    """Another one, for another situation."""
    with sitting.journal() as companion:
        care_map = companion.placing.new_map(name)
    _tell(sitting, care_map, say("cli_people.map_made", name=care_map.name))


@verb("map show", keys=MAP, opens=True)
@argument("care_map", metavar="[MAP]", default="")
def show(sitting: Sitting, care_map: str) -> None:
    """Role by role, in words."""
    with sitting.journal() as companion:
        grid = companion.placing.grid(map_of(companion, care_map))
    if sitting.tell.as_json:
        sitting.tell.document(map_shape(grid))
        return
    _tell_grid(sitting, grid)


@verb("map place", keys=PLACE, opens=True)
@argument("handle")
@argument("role", type=click.Choice(ROLES))
@option("map place", "--map", "care_map", default="", metavar="MAP")
@option("map place", "--ring", type=click.Choice(RINGS), default="near", show_default=True)
@option("map place", "--wish", type=click.Choice(WISHES))
def place(sitting: Sitting, *, handle: str, role: str, care_map: str, ring: str, wish: str | None) -> None:
    """There from now on; in a role that is theirs already they move."""
    from carecompanion.domain.care_map import Ring, Wish

    with sitting.journal() as companion:
        person = companion.knowing.person(handle)
        here = map_of(companion, care_map)
        stands = companion.placing.place(here, person, role, Ring(ring), Wish(wish or ""))
    if sitting.tell.as_json:
        sitting.tell.document(place_shape(here, stands))
        return
    said = {"person": person.handle, "map": here.name, "role": say(f"placing.role.{role}")}
    sitting.tell.line(say("cli_people.placed", ring=say(f"cli_people.ring.{ring}"), **said))


@verb("map take-off", keys=NAMED_MAP, opens=True)
@argument("handle")
@argument("role", type=click.Choice(ROLES), required=False)
@option("map take-off", "--map", "care_map", default="", metavar="MAP")
def take_off(sitting: Sitting, *, handle: str, role: str | None, care_map: str) -> None:
    """Out of that role, or off the whole map."""
    with sitting.journal() as companion:
        person = companion.knowing.person(handle)
        here = map_of(companion, care_map)
        companion.placing.take_off(here, person, role)
    _tell(sitting, here, say("cli_people.taken_off", person=person.handle))


@verb("map rename", keys=NAMED_MAP, opens=True)
@argument("care_map", metavar="MAP")
@argument("name")
def rename(sitting: Sitting, care_map: str, name: str) -> None:
    """Another name."""
    with sitting.journal() as companion:
        renamed = companion.placing.rename(companion.placing.map(care_map), name)
    _tell(sitting, renamed, say("cli_people.map_renamed", name=renamed.name))


@verb("map remove", keys=NAMED_MAP, opens=True, confirms=True)
@argument("care_map", metavar="MAP")
def remove(sitting: Sitting, care_map: str) -> None:
    """Asked, then gone; its people stay known."""
    with sitting.journal() as companion:
        here = companion.placing.map(care_map)
        if not sitting.agree(say("cli_people.map_remove_sure", name=here.name)):
            sitting.tell.note(say("cli_journal.kept_it"))
            return
        companion.placing.remove(here)
    _tell(sitting, here, say("cli_people.map_removed", name=here.name))


def _tell(sitting: Sitting, care_map: CareMap, said: str) -> None:
    if sitting.tell.as_json:
        sitting.tell.document(named_shape(care_map))
        return
    sitting.tell.line(said)


def _tell_grid(sitting: Sitting, grid: Grid) -> None:
    from carecompanion.activities.standing import reading_of
    from carecompanion.domain.care_map import Ring

    sitting.tell.line(grid.map.name)
    gaps = grid.gaps()
    for role in ROLES:
        name = say(f"placing.role.{role}")
        if role in gaps:
            sitting.tell.line(say("cli_people.room", role=name))
        for ring in Ring:
            here = [
                say(
                    "cli_people.in_cell",
                    person=one.person.handle,
                    consent=say(f"cli_people.consent.{one.person.consent.value}"),
                )
                for one in grid.at(role, ring)
            ]
            if here:
                ring_name = say(f"cli_people.ring.{ring.value}")
                sitting.tell.line(say("cli_people.cell", role=name, ring=ring_name, names=", ".join(here)))
    sitting.tell.line(reading_of(grid))
