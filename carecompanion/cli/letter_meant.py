"""Which letter ``@last`` means: the newest of those with which the thing asked for can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.domain.letter import Direction, StoredLetter


def letter_that_came(companion: Companion, name: str) -> StoredLetter:
    """The letter called *name*; ``@last`` is the newest that came. Raises as Corresponding.letter."""
    from carecompanion.domain.letter import Direction

    return _of(companion, name, Direction.CAME)


def letter_that_left(companion: Companion, name: str) -> StoredLetter:
    """The letter called *name*; ``@last`` is the newest that left. Raises as Corresponding.letter."""
    from carecompanion.domain.letter import Direction

    return _of(companion, name, Direction.LEFT)


def name_of_waiting(companion: Companion, name: str) -> str:
    """The id of a stranger's letter; ``@last`` is the newest that waits."""
    from carecompanion.activities.corresponding import NEWEST

    waiting = companion.corresponding.waiting() if name == NEWEST else ()
    return waiting[0].id if waiting else name


def _of(companion: Companion, name: str, direction: Direction) -> StoredLetter:
    from carecompanion.activities.corresponding import NEWEST

    lines = companion.corresponding.lines() if name == NEWEST else ()
    ids = (line.id for line in lines if line.direction is direction and not line.waiting)
    return companion.corresponding.letter(next(ids, name))
