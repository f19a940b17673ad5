"""Today's choice among five thousand prompts, each remembered in every way it can be, in a journal of any size."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from carecompanion.activities.opening import Opening
from carecompanion.domain import serving
from carecompanion.domain.ids import PackId, PromptId
from carecompanion.domain.prompt import PromptRef
from carecompanion.domain.served import HOWS
from tests.bench.figures import Figure, by_turns, high, median
from tests.bench.store import PASSPHRASE, world_at
from tests.domain import serving_by_the_book
from tests.domain.serving_samples import pack, prompt

if TYPE_CHECKING:
    from pathlib import Path

    from carecompanion.activities.companion import Companion

PACKS, PROMPTS = 50, 100
MUST: Final = "≤ 10 ms"
_ADD: Final = "INSERT OR REPLACE INTO served (day, pack, prompt, how, at) VALUES (?, ?, ?, ?, ?)"


def measure(home: Path, count: int, rounds: int) -> list[Figure]:
    """The choice with all that is read for it, beside the same rules told of every prompt and every memory."""
    companion = Opening(world_at(home)).unlock(PASSPHRASE)
    shelf = [
        pack(
            f"pack-{number}",
            [prompt(f"p{one}", intensity=one % 3, tags=("work", "home")) for one in range(PROMPTS)],
            arc="see, act" if number % 2 else "",
        )
        for number in range(PACKS)
    ]
    _remember(companion)
    prompting, size = companion.prompting, f"{PACKS * PROMPTS:,} prompts, {count // 1000}k"
    figures = []
    for what in ("serve", "another", "lighter"):
        ours, book = getattr(serving, what), getattr(serving_by_the_book, what)

        def choose(ours: object = ours) -> object:
            return ours(shelf, prompting._state(None))  # type: ignore[operator]

        def by_the_book(book: object = book) -> object:
            whole = replace(prompting._state(None), history=companion._vault.serving.history())
            return book(shelf, whole)  # type: ignore[operator]

        assert choose() == by_the_book()
        mine, theirs = by_turns(choose, by_the_book, rounds)
        figures.append(
            Figure(
                f"{what}, {size}",
                median(mine),
                median(theirs),
                "every prompt looked at",
                MUST,
                worst=high(mine),
            )
        )
    companion.close()
    return figures


def _remember(companion: Companion) -> None:
    """As much as can be remembered of them, over ten years."""
    database, now = companion._vault.database, companion._world.now()
    names = [
        (f"pack-{pack}", f"p{prompt}", how)
        for pack in range(PACKS)
        for prompt in range(PROMPTS)
        for how in HOWS
    ]
    rows = []
    for number, (of_pack, of_prompt, how) in enumerate(names):
        at = now - timedelta(days=number * 7919 % 3650 + 1)
        ref = PromptRef(PackId(of_pack), PromptId(of_prompt))
        rows.append((at.date().isoformat(), ref.pack, ref.prompt, how, at.isoformat()))
    with database.writing():
        database.change_many(_ADD, rows)
