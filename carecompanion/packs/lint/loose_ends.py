"""What nothing leads to, and what leads nowhere: across prompts, practices, the programme and the packs it leans on."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from carecompanion.domain.plain import Flaw
from carecompanion.errors import NotFound
from carecompanion.packs.lint.said import tables_in, texts_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from carecompanion.domain.pack import Pack
    from carecompanion.domain.plain import Place

_HOUSE = "house"
_SESSIONS = ("programme", "sessions")


def faults_of_loose_ends(table: Mapping[str, object]) -> Iterator[Flaw]:
    """A flaw for each thing in pack.toml that is named and is not there, or is there and never named."""
    named = list(_named(table))
    yield from _of_needs(table, {name for _, _, name in named})
    yield from _of_others(table, named)
    programme = table.get("programme")
    if isinstance(programme, dict):
        yield from _of_programme(table, programme, {(kind, name) for kind, _, name in named})


def _named(table: Mapping[str, object]) -> Iterator[tuple[str, Place, str]]:
    """Everything that practices and sessions name: its sort, where it is named, and the name."""
    for at, practice in tables_in(table, "practice"):
        for position, gate in tables_in(practice, "gate"):
            if isinstance(said := gate.get("if_no"), str) and said not in {"support", "leave"}:
                yield "prompt", ("practice", at, "gate", position, "if_no"), said
        for position, step in tables_in(practice, "steps"):
            for key in ("prompt", "ground"):
                if isinstance(said := step.get(key), str):
                    yield key, ("practice", at, "steps", position, key), said
    programme = table.get("programme")
    if not isinstance(programme, dict):
        return
    for at, session in tables_in(programme, "sessions"):
        for key, kind in (("prompts", "prompt"), ("practices", "practice"), ("outcomes", "outcome")):
            for position, said in texts_in(session, key):
                yield kind, (*_SESSIONS, at, key, position), said


def _of_needs(table: Mapping[str, object], names: set[str]) -> Iterator[Flaw]:
    used = {name.partition("/")[0] for name in names if "/" in name}
    for position, need in tables_in(table, "needs"):
        name = need.get("id")
        if not isinstance(name, str) or not name or name == table.get("id"):
            continue
        place = ("needs", position, "id")
        serial, built_in = need.get("serial"), _builtin(name)
        if built_in is None:
            yield Flaw(place, "not_built_in", {"said": name})
        elif isinstance(serial, int) and serial > built_in.serial:
            place = ("needs", position, "serial")
            yield Flaw(place, "need_newer", {"said": name, "most": built_in.serial})
        elif name not in used and name != _HOUSE:
            yield Flaw(place, "need_unused", {"said": name})


def _of_others(table: Mapping[str, object], named: list[tuple[str, Place, str]]) -> Iterator[Flaw]:
    """What is named of a built-in pack, and grounding exercises of the house, have to be there."""
    needs = {need.get("id") for _, need in tables_in(table, "needs")}
    grounds = {str(ground.get("id")) for _, ground in tables_in(table, "ground")}
    for kind, place, said in named:
        if kind == "ground":
            house = _builtin(_HOUSE)
            exercises = grounds | ({one.id for one in house.exercises} if house else set())
            if said not in exercises:
                yield Flaw(place, "no_ground", {"said": said, "known": tuple(sorted(exercises))})
            continue
        pack, slash, part = said.partition("/")
        other = _builtin(pack) if slash and pack in needs else None
        if other is None:
            continue
        parts = other.prompts if kind == "prompt" else other.practices
        if all(one.id != part for one in parts):
            yield Flaw(place, "not_there", {"said": said, "known": tuple(one.id for one in parts)})


def _of_programme(
    table: Mapping[str, object], programme: Mapping[str, object], named: set[tuple[str, str]]
) -> Iterator[Flaw]:
    for key, kind in (("prompt", "prompt"), ("practice", "practice")):
        for position, part in tables_in(table, key):
            name = part.get("id")
            if isinstance(name, str) and (kind, name) not in named:
                yield Flaw((key, position, "id"), "unused", {"said": name})
    for position, outcome in tables_in(programme, "outcomes"):
        name = outcome.get("id")
        if isinstance(name, str) and ("outcome", name) not in named:
            yield Flaw(("programme", "outcomes", position, "id"), "outcome_unused", {"said": name})
    sessions = list(tables_in(programme, "sessions"))
    if sessions and not any(session.get("closing") is True for _, session in sessions):
        yield Flaw((*_SESSIONS, sessions[-1][0]), "no_closing", {})
    days = [(at, day) for at, session in sessions if isinstance(day := session.get("day"), int)]
    for (_, earlier), (at, day) in pairwise(days):
        if day < earlier:
            yield Flaw((*_SESSIONS, at, "day"), "day_back", {})


def _builtin(name: str) -> Pack | None:
    from carecompanion.packs.builtin import builtin_pack

    try:
        return builtin_pack(name)
    except NotFound:
        return None
