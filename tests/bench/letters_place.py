"""The place of letters with a thousand of them from one person, beside the same with few."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.correspondence import FEW, MANY, Correspondence
from tests.bench.figures import Figure, high, median
from tests.bench.living import DOWN, ENTER, PAGE_DOWN, sitting_at, unlock

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.on_pty import Painted

TO_LETTERS, TO_TODAY = "6", "1"


def measure(folder: Path, environment: dict[str, str], rounds: int) -> list[Figure]:
    """Today to the letters, a row down, a page down."""
    many = _walked(folder / "place-many", MANY, environment, rounds)
    few = _walked(folder / "place-few", FEW, environment, rounds)
    names = ("Today to the letters", "letters, one row down", "letters, a page down")
    return [
        Figure(
            f"{name}, {MANY} letters",
            median(ours),
            median(theirs),
            f"the same with {FEW}",
            "constant",
            worst=high(ours),
        )
        for name, ours, theirs in zip(names, many, few, strict=True)
    ]


def _walked(home: Path, count: int, environment: dict[str, str], rounds: int) -> tuple[list[float], ...]:
    Correspondence(home, count).companion.close()
    with sitting_at(home, environment) as program:
        unlock(program, "Today")
        program.rest()
        opening = []
        for _ in range(rounds):
            opening.append(program.painted(TO_LETTERS))
            program.rest()
            program.painted(TO_TODAY)
            program.rest()
        program.press(TO_LETTERS)
        program.rest()
        program.press(ENTER)
        program.rest()
        down = [program.painted(DOWN) for _ in range(rounds * 2)]
        pages = [program.painted(PAGE_DOWN) for _ in range(min(rounds, 5))]
    return _times(opening), _times(down), _times(pages)


def _times(cost: list[Painted]) -> list[float]:
    return [one.milliseconds for one in cost]
