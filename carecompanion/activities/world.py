"""What the activities are given from outside: where things are, what time it is, where chance comes from."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carecompanion.settings.paths import Paths


@dataclass(frozen=True, slots=True)
class World:
    """Paths, a clock (aware, local time) and a source of random bytes."""

    paths: Paths
    now: Callable[[], datetime]
    randomness: Callable[[int], bytes]


def real_world() -> World:
    """The machine as it is: its folders, its clock, its randomness."""
    from carecompanion.settings.paths import resolve_paths

    return World(
        paths=resolve_paths(os.environ),
        now=lambda: datetime.now().astimezone(),
        randomness=os.urandom,
    )
