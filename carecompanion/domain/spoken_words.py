"""Eight words as somebody types them while they are read aloud: by four letters each, or as numbers."""

from __future__ import annotations

import re
from typing import Final

WORDS: Final = 8
LETTERS: Final = 4

_PIECE: Final = re.compile(r"[^\W_]+")


def how_many(typed: str) -> int:
    """How many pieces there are so far."""
    return len(_PIECE.findall(typed))


def is_a_try(typed: str) -> bool:
    """Are they eight, or as much as eight have where they run together? Less is no try at them.

    Seven whole words have more letters than the beginnings of eight, and are seven.
    """
    pieces = _PIECE.findall(typed)
    marks = "".join(pieces)
    runs_together = len(pieces) == 1 or any(mark.isdigit() for mark in marks)
    return len(pieces) >= WORDS or (runs_together and len(marks) >= WORDS * LETTERS)
