"""A demonstration: a journal of nobody in particular, in a place of its own that does not last."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from carecompanion.activities.opening import Opening

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from carecompanion.activities.companion import Companion
    from carecompanion.activities.world import World
    from carecompanion.crypto.passphrase import KdfLimits

PASSPHRASE: Final = "demo"  # noqa: S105 - told to everybody: it keeps nothing
_FOLDER: Final = "carecompanion-demo"


class Clock:
    """The world's clock, which may be set to a moment while the past is being written."""

    def __init__(self, world: World) -> None:
        self._now = world.now
        self._set: datetime | None = None

    def __call__(self) -> datetime:
        """Now, or the moment it was set to."""
        return self._now() if self._set is None else self._set

    def set(self, moment: datetime) -> None:
        """Stand at *moment*, but never in the future."""
        self._set = min(moment, self._now())

    def run(self) -> None:
        """Go with the world again."""
        self._set = None


@contextmanager
def demonstration(world: World, environ: Mapping[str, str]) -> Iterator[Opening]:
    """A furnished journal in a private folder of its own; folder and journal are gone at the end.

    :data:`PASSPHRASE` opens it. Raises ReadOnly, DiskFull, CouldNotWrite.
    """
    from carecompanion.settings.paths import Paths
    from carecompanion.settings.throwaway import throwaway_folder

    with throwaway_folder(environ, _FOLDER) as folder:
        clock = Clock(world)
        place = Paths(home=folder, data=folder, config=folder)
        opening = Opening(replace(world, paths=place, now=clock), _least_cost())
        furnished(opening, clock).close()
        yield opening


def furnished(opening: Opening, clock: Clock) -> Companion:
    """A new journal with the sample in it, open; its world goes by *clock*."""
    from carecompanion.activities.sampling import furnish

    companion, _ = opening.create(PASSPHRASE)
    furnish(companion, clock, opening.world.randomness)
    clock.run()
    return companion


def leave_a_page(companion: Companion) -> None:
    """Put the sample's unfinished page where it can be found nearby: after coming in, or one would land on it."""
    from carecompanion.activities.sampling import keep_drafts

    keep_drafts(companion)


def _least_cost() -> KdfLimits:
    """Next to nothing: the passphrase is no secret here. Real journals are opened by limits that refuse this."""
    from carecompanion.crypto.passphrase import KdfLimits, KdfParams

    return KdfLimits(least_m_kib=64, t=(1, 1), p=(1, 1), most_m_times_t_kib=64, chosen=KdfParams(64, 1, 1))
