"""``make bench``: every figure of one run, printed as a table. ``--write`` keeps it in docs/benchmarks.md."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import (
    correspondence,
    frames,
    hostile,
    lenses,
    letters,
    letters_place,
    living,
    packs,
    packs_here,
    shell,
    store,
    todays_choice,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.figures import Figure

ROOT = Path(__file__).parents[2]


def table(figures: list[Figure]) -> str:
    """Markdown."""
    rows = ["| work | ours | reference | ratio | p99 | beside | must hold |", "|---|---|---|---|---|---|---|"]
    for one in figures:
        reference = "" if one.reference is None else f"{one.reference:.2f} {one.unit}"
        worst = "" if one.worst is None else f"{one.worst:.1f}"
        ours = f"{one.ours:.2f} {one.unit}"
        cells = [one.what, ours, reference, one.ratio, worst, one.beside, one.must]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def measured(sizes: list[int], rounds: int, folder: Path) -> Iterator[Figure]:
    """Everything, sizes last; each vault is made once."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = str(ROOT)
    yield from shell.measure_start(environment, rounds)
    yield from letters.measure(rounds * 10)
    yield from hostile.measure(environment)
    yield from correspondence.measure(folder, rounds * 2)
    yield from letters_place.measure(folder, environment, rounds)
    yield from packs.measure(rounds)
    yield from packs_here.measure(folder, rounds * 2)
    first = True
    for count in sizes:
        home = folder / str(count)
        home.mkdir()
        store.fill(home, count)
        setting = environment | {"CARECOMPANION_HOME": str(home)}
        if first:
            yield from frames.measure(home, setting, rounds)
            yield from living.measure_typing(home, environment, rounds)
            first = False
        yield from store.measure(home, count, rounds * 20)
        yield from living.measure(home, count, environment, rounds)
        yield from shell.measure(home, count, environment, max(rounds // 2, 3))
        if count == sizes[-1]:
            lenses.add_ten_years(home)
            yield from lenses.measure(home, count, rounds * 2)
            yield from todays_choice.measure(home, count, rounds * 5)
        shutil.rmtree(home)


def main() -> None:
    """Measure and tell."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--sizes", default="1000,10000,100000")
    asked.add_argument("--rounds", type=int, default=10)
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args()
    sizes = [int(size) for size in given.sizes.split(",")]
    folder = Path(tempfile.mkdtemp(prefix="carecompanion-bench-"))
    figures = []
    try:
        for figure in measured(sizes, given.rounds, folder):
            figures.append(figure)
            sys.stderr.write(f"{figure.what}: {figure.ours:.2f} {figure.unit} {figure.ratio}\n")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    machine = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    how = f"One run on {machine}; medians of {given.rounds} rounds and more, ours and the reference by turns."
    text = f"{table(figures)}\n\n{how}\n"
    sys.stdout.write(text)
    if given.write:
        (ROOT / "docs" / "benchmarks.md").write_text(
            "# Benchmarks\n\nMade by `make bench`. Machines are noisy: read the ratios.\n\n" + text, "utf-8"
        )


main()
