"""What fifty installed packs add to unlocking: coming in and having every pack at hand, with them and without."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING, Final

from carecompanion.activities.opening import Opening
from carecompanion.packs.builtin import builtin_folder, builtin_ids, builtin_packs
from carecompanion.packs.carepack import build
from carecompanion.packs.files import files_of
from tests.bench.figures import Figure, by_turns, high, median
from tests.bench.store import PASSPHRASE, world_at

if TYPE_CHECKING:
    from pathlib import Path

PACKS: Final = 50
_SECRET: Final = b"\x07" * 32


def measure(folder: Path, rounds: int) -> list[Figure]:
    """The same journal twice: as it came, and with fifty packs as long as those that came with the program."""
    plain, full = folder / "packs-none", folder / "packs-fifty"
    for home in (plain, full):
        Opening(world_at(home)).create(PASSPHRASE)[0].close()
    prompts = _install(full)
    builtin_packs()

    def unlock(home: Path) -> None:
        companion = Opening(world_at(home)).unlock(PASSPHRASE)
        companion.prompting.packs()
        companion.close()

    # What the packs add is in the milliseconds, where the key is in the hundreds: it is asked once, and left out.
    with_packs, without = (
        Opening(world_at(full)).unlock(PASSPHRASE),
        Opening(world_at(plain)).unlock(PASSPHRASE),
    )

    def have(companion: object) -> None:
        prompting = type(with_packs).prompting.func(companion)  # type: ignore[attr-defined]
        prompting.packs()

    mine, theirs = by_turns(lambda: have(with_packs), lambda: have(without), rounds)
    with_packs.close()
    without.close()
    whole, alone = by_turns(lambda: unlock(full), lambda: unlock(plain), max(rounds // 5, 3))
    for home in (plain, full):
        shutil.rmtree(home)
    return [
        Figure(
            f"packs at hand after unlocking, {PACKS} installed, {prompts} prompts",
            median(mine),
            median(theirs),
            "none installed",
            "adds ≤ 20 ms",
            worst=high(mine),
        ),
        Figure(
            f"unlock and have every pack, {PACKS} installed",
            median(whole),
            median(alone),
            "none installed",
            "",
            worst=high(whole),
        ),
    ]


def _install(home: Path) -> int:
    """Install fifty of somebody else's, and use each once; how many prompts they have."""
    companion = Opening(world_at(home)).unlock(PASSPHRASE)
    names = [name for name in builtin_ids() if name != "house"]
    prompts = 0
    for number in range(PACKS):
        name = names[number % len(names)]
        files = dict(files_of(builtin_folder() / name))
        own = files["pack.toml"].replace(
            f'id = "{name}"'.encode(), f'id = "{name[:40]}-{number}"'.encode(), 1
        )
        data = build(
            {"pack.toml": own}, secret=_SECRET, signer_name="Ruth K.", serial=1, published=date(2026, 11, 1)
        )
        arrival = companion.installing.look(data)
        companion.installing.install(arrival)
        prompts += len(arrival.pack.prompts)
    companion.prompting.packs()
    companion.close()
    return prompts
