"""Names that say nothing: of files, and of letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.domain.ids import ALPHABET, LetterId

if TYPE_CHECKING:
    from collections.abc import Callable

_LETTERS: Final = 8


def neutral_file_name(randomness: Callable[[int], bytes]) -> str:
    """``xxxxxxxx.letter.age``: 40 random bits, nothing of the writer, the reader or the day."""
    number = int.from_bytes(randomness(5), "big")
    return "".join(ALPHABET[number >> (5 * place) & 31] for place in range(_LETTERS)) + ".letter.age"


def new_letter_id(randomness: Callable[[int], bytes]) -> LetterId:
    """An id for a letter or a circle: 32 lower-case hex digits, 128 random bits."""
    return LetterId(randomness(16).hex())
