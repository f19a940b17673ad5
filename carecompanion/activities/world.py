"""What the activities are given from outside: where things are, what time it is, where chance comes from."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from carecompanion.crypto.passphrase import KdfLimits
    from carecompanion.settings.paths import Paths


@dataclass(frozen=True, slots=True)
class World:
    """Paths, a clock (aware, local time), a source of random bytes, and what a passphrase must cost.

    ``limits`` is None for the product's own; only tests ask for others.
    """

    paths: Paths
    now: Callable[[], datetime]
    randomness: Callable[[int], bytes]
    limits: KdfLimits | None = None

    @property
    def kdf_limits(self) -> KdfLimits:
        """What key slots may cost, and what new ones do."""
        from carecompanion.crypto.passphrase import PRODUCT_LIMITS

        return self.limits or PRODUCT_LIMITS


def real_world() -> World:
    """The machine as it is: its folders, its clock, its randomness."""
    from carecompanion.settings.paths import resolve_paths

    return World(
        paths=resolve_paths(os.environ),
        now=lambda: datetime.now().astimezone(),
        randomness=os.urandom,
    )
