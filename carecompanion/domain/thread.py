"""Letters that answer each other, in the order they were written, whatever order they came in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from carecompanion.domain.ids import LetterId
    from carecompanion.domain.letter import StoredLetter


def in_order(letters: Iterable[StoredLetter]) -> tuple[StoredLetter, ...]:
    """Every letter after the one it answers, where that is here; else by the day on it, then as they came.

    *letters* come in the order they arrived and left. A circle of answers, which only a forger can make, is cut
    at its earliest.
    """
    waiting = sorted(letters, key=lambda letter: letter.manifest.date)
    here = {letter.id for letter in waiting}
    answers: dict[LetterId | None, list[StoredLetter]] = {}
    for letter in waiting:
        parent = letter.manifest.re if letter.manifest.re in here else None
        answers.setdefault(parent, []).append(letter)
    ordered: dict[LetterId, StoredLetter] = {}
    for root in (*answers.get(None, []), *waiting):
        to_place = [root]
        while to_place:
            letter = to_place.pop()
            if letter.id not in ordered:
                ordered[letter.id] = letter
                to_place += reversed(answers.get(letter.id, []))
    return tuple(ordered.values())
