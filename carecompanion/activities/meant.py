"""What a typed name means among things that go by ``pack/id``: prompts, practices, packs."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from carecompanion.errors import Ambiguous, NotFound

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")
CANDIDATES = 6
"""How many are named where several are meant."""


def meant_by(name: str, named: Mapping[str, T], noun: str, *, last_part: bool = False) -> T:
    """The one that *name* means: itself, else (*last_part*) by its last part, else the only one that begins so.

    Raises NotFound of *noun*, Ambiguous.
    """
    if name in named:
        return named[name]
    fitting = [full for full in named if last_part and full.rpartition("/")[2] == name]
    fitting = fitting or [full for full in named if full.startswith(name)]
    fitting = fitting or [full for full in named if last_part and full.rpartition("/")[2].startswith(name)]
    if not name or not fitting:
        raise NotFound(name, noun)
    if len(fitting) > 1:
        raise Ambiguous(name, tuple(fitting[:CANDIDATES]))
    return named[fitting[0]]
