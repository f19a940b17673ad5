"""What each hostile file costs: time to its refusal, and the memory of a process that does nothing else.

``python -m tests.bench.hostile`` lists every file; the report has the dearest of each kind.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from tests.bench.figures import Figure, median

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MOST_MILLISECONDS, MOST_MEBIBYTES = 200, 100


@dataclass(frozen=True, slots=True)
class Cost:
    """One file: milliseconds (the slowest of three), and the greatest memory of its process in MiB."""

    kind: str
    name: str
    milliseconds: float
    mebibytes: float


def measure(environment: dict[str, str]) -> list[Figure]:
    """The slowest and the largest letter, card, pack and source of a pack, and the usual one."""
    listed = subprocess.run(
        [sys.executable, "-m", "tests.bench.hostile", "--json"],
        env=environment,
        capture_output=True,
        check=True,
    )
    costs = [Cost(*cost) for cost in json.loads(listed.stdout)]
    figures: list[Figure] = []
    for kind in ("letters", "cards", "packs", "sources"):
        of_kind = [cost for cost in costs if cost.kind == kind]
        slow, large = (
            max(of_kind, key=lambda cost: cost.milliseconds),
            max(of_kind, key=lambda cost: cost.mebibytes),
        )
        usual = median([cost.milliseconds for cost in of_kind])
        what = f"hostile {kind} ({len(of_kind)} files)"
        beside = "the usual one of them"
        figures += [
            Figure(
                f"{what}, the slowest: {slow.name}",
                slow.milliseconds,
                usual,
                beside,
                f"≤ {MOST_MILLISECONDS} ms",
            ),
            Figure(
                f"{what}, the largest: {large.name}",
                large.mebibytes,
                min(cost.mebibytes for cost in of_kind),
                "the smallest of them",
                f"≤ {MOST_MEBIBYTES} MiB",
                unit="MiB",
            ),
        ]
    return figures


def costs() -> list[Cost]:
    """Every file, each in a process of its own, made from this small one."""
    from tests.hostile.test_letters import CARDS, LETTERS, frozen, opening, reading
    from tests.hostile.test_packs import PACKS
    from tests.hostile.test_packs import reading as reading_pack
    from tests.packs.test_stalls import SEARCHED, UNPARSED, told

    opening(b"")
    reading_pack(frozen("packs", "opens-with-a-rotation.carepack"))
    told(b"")
    found = []
    kinds = (("letters", LETTERS, opening), ("cards", CARDS, reading), ("packs", PACKS, reading_pack))
    for kind, names, read in kinds:
        for name in names:
            found.append(Cost(kind, name, *_alone(read, partial(frozen, kind, name))))
    for name, (source, _) in (UNPARSED | SEARCHED).items():
        found.append(Cost("sources", name, *_alone(told, lambda source=source: source)))  # type: ignore[misc]
    return found


def _alone(read: Callable[[bytes], object], load: Callable[[], bytes]) -> Sequence[float]:
    heard, told = os.pipe()
    child = os.fork()
    if not child:
        data = load()
        rounds = []
        for _ in range(3):
            start = time.perf_counter()
            read(data)
            rounds.append((time.perf_counter() - start) * 1e3)
        os.write(told, json.dumps(max(rounds)).encode())
        os._exit(0)
    os.close(told)
    _, status, used = os.wait4(child, 0)
    with os.fdopen(heard) as answer:
        if status:
            raise SystemExit(f"a hostile file ended its process: {status}")
        return float(answer.read()), used.ru_maxrss / 1024


def main() -> None:
    """Tell all of them, dearest first."""
    found = costs()
    if sys.argv[1:] == ["--json"]:
        sys.stdout.write(json.dumps([[one.kind, one.name, one.milliseconds, one.mebibytes] for one in found]))
        return
    for one in sorted(found, key=lambda cost: -cost.milliseconds):
        sys.stdout.write(f"{one.milliseconds:9.2f} ms {one.mebibytes:7.1f} MiB  {one.kind}/{one.name}\n")


if __name__ == "__main__":
    main()
