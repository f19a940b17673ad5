"""Grounding: ways back to the room. No journal is needed, and nothing is remembered of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carecompanion.domain.practice import Exercise

_HOUSE = "house"


def exercises() -> tuple[Exercise, ...]:
    """Every exercise of the house, those that leave the body alone first."""
    from carecompanion.packs.builtin import builtin_pack

    return tuple(sorted(builtin_pack(_HOUSE).exercises, key=lambda exercise: not exercise.body_free))


def exercise(name: str) -> Exercise:
    """The exercise whose id is or begins with *name*; the first for no name. Raises NotFound, Ambiguous."""
    from carecompanion.errors import Ambiguous, NotFound

    here = exercises()
    fitting = [one for one in here if one.id == name] or [one for one in here if one.id.startswith(name)]
    if not name:
        fitting = fitting[:1]
    if not fitting:
        raise NotFound(name, "exercises")
    if len(fitting) > 1:
        raise Ambiguous(name, tuple(one.id for one in fitting))
    return fitting[0]
