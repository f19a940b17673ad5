"""A pack of four hundred prompts: checked and built, as its author waits for it, beside tomllib parsing it alone."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Final

from carecompanion.packs.carepack import build, read_carepack
from carecompanion.packs.files import open_file
from carecompanion.packs.lint.check import check_source
from tests.bench.figures import Figure, by_turns, median
from tests.packs.signers import DAY, RUTH

if TYPE_CHECKING:
    from collections.abc import Callable

PROMPTS: Final = 400
MUST_BUILD, MUST_READ = 300, 200

HEAD: Final = """id = "many"
title = "Many small questions"
language = "en"
licence = "CC-BY-4.0"
authors = ["R. K."]
about = "Four hundred of them, each as long as they are."
leaving = "That is enough for today."

[[sources]]
title = "A talk"
idea = "What we took from it."
"""
PROMPT: Final = """
[[prompt]]
id = "prompt-{number}"
ask = "Where did you see somebody make room for another person, on day {number}, and what came of it?"
doorway = "Only the place."
targeted = "Where did somebody make room for you?"
form = "worksheet"
minutes = 10
depth = {depth}
tags = ["allyship", "noticing"]
follow_up = {{ revisit = [7, 30], offer = ["commitment"] }}

[[prompt.fields]]
id = "words"
kind = "text"
label = "What you saw"
"""


def measure(rounds: int) -> list[Figure]:
    """Check and build together, the check alone, and a reader's first look at what was built."""
    text = HEAD + "".join(PROMPT.format(number=number, depth=number % 3 + 1) for number in range(PROMPTS))
    files = {"pack.toml": text.encode()}

    def built() -> bytes:
        return build(files, secret=RUTH, signer_name="R. K.", serial=1, published=DAY)

    def checked() -> object:
        open_file.cache_clear()  # an author's file is new each time
        reading = check_source(files)
        assert not reading.faults
        return reading

    def checked_and_built() -> bytes:
        checked()
        return built()

    data = built()
    assert len(read_carepack(data).pack().prompts) == PROMPTS
    works: tuple[tuple[str, Callable[[], object], int], ...] = (
        ("checked and built", checked_and_built, MUST_BUILD),
        ("checked", checked, MUST_BUILD),
        ("read and verified", lambda: read_carepack(data), MUST_READ),
    )
    figures = []
    for what, work, most in works:
        mine, theirs = by_turns(work, lambda: tomllib.loads(text), rounds)
        name = f"a pack of {PROMPTS} prompts ({len(text) // 1024} KiB), {what}"
        figures.append(Figure(name, median(mine), median(theirs), "tomllib alone", f"≤ {most} ms"))
    return figures


if __name__ == "__main__":
    for figure in measure(10):
        print(figure.what, f"{figure.ours:.1f} ms", figure.beside, f"{figure.reference:.1f} ms")  # noqa: T201
