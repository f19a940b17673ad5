"""A journal with many letters: opening one more, the list, one letter, a search; beside the same with few."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from carecompanion.activities.opening import Opening
from carecompanion.crypto.identity import PeerIdentity, new_identity
from carecompanion.domain.letter import LetterKind, Manifest, Piece
from carecompanion.exchange.letter import compose
from carecompanion.exchange.names import new_letter_id
from carecompanion.exchange.sealing import seal_letter
from tests.bench.figures import Figure, by_turns, high, median
from tests.bench.store import PASSPHRASE, world_at

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from carecompanion.activities.companion import Companion

FEW, MANY = 50, 1000
DAY = date(2026, 11, 20)


class Correspondence:
    """One journal, one partner, and as many letters from them as one likes."""

    def __init__(self, home: Path, count: int) -> None:
        home.mkdir()
        self.companion: Companion = Opening(world_at(home)).create(PASSPHRASE)[0]
        introducing = self.companion.introducing
        self._mine = introducing.identity().public
        self._theirs: PeerIdentity = new_identity(os.urandom)
        introducing.introduce(introducing.read(self._theirs.recipient)[0], "wren")
        self._threads = [new_letter_id(os.urandom) for _ in range(max(count // 10, 1))]
        for number in range(count):
            self.companion.corresponding.open_bytes(self.sealed(number))
        self.last = self.companion.corresponding.lines(limit=1)[0].id

    def sealed(self, number: int = 0) -> bytes:
        """One more letter of ten kilobytes; every tenth begins a thread."""
        name = new_letter_id(os.urandom)
        manifest = Manifest(LetterKind.LETTER, name, name, DAY, "en")
        if number % 10:
            before = self._threads[number % len(self._threads)]
            manifest = replace(manifest, re=before, thread=before)
        words = ("Kettle and door. " if number == 7 else "A few words more. ") * 560
        return seal_letter(*compose(manifest, [Piece("After", words)]), self._theirs, self._mine).data


def measure(folder: Path, rounds: int) -> list[Figure]:
    """Open one more, fifty lines, fifty further down, one letter, its thread, a search."""
    few, many = Correspondence(folder / "few", FEW), Correspondence(folder / "many", MANY)

    def opening(where: Correspondence) -> Callable[[], object]:
        waiting = iter([where.sealed(number) for number in range(rounds + 1)])
        return lambda: where.companion.corresponding.open_bytes(next(waiting))

    def asking(what: Callable[[Correspondence], object], where: Correspondence) -> Callable[[], object]:
        return lambda: what(where)

    def thread(where: Correspondence) -> object:
        return where.companion.corresponding.thread(where.companion.corresponding.letter(where.last))

    asked: list[tuple[str, Callable[[Correspondence], object], str]] = [
        ("fifty lines", lambda where: where.companion.corresponding.lines(limit=50), "constant"),
        (
            "fifty lines further down",
            lambda where: where.companion.corresponding.lines(before=45, limit=50),
            "constant",
        ),
        ("one letter", lambda where: where.companion.corresponding.letter(where.last), "constant"),
        ("its thread", thread, "constant"),
        ("search", lambda where: where.companion.corresponding.search("kettle", limit=50), "≤ 5 ms"),
    ]
    try:
        turns = [("open and keep one more", by_turns(opening(many), opening(few), rounds), "")]
        turns += [
            (name, by_turns(asking(what, many), asking(what, few), rounds), must)
            for name, what, must in asked
        ]
    finally:
        few.companion.close()
        many.companion.close()
    return [
        Figure(
            f"{what}, {MANY} letters",
            median(ours),
            median(theirs),
            f"the same with {FEW}",
            must,
            worst=high(ours),
        )
        for what, (ours, theirs), must in turns
    ]
