"""Small numbers as words."""

from __future__ import annotations

from typing import Final

WORDS: Final = {
    "2": "two",
    "3": "three",
    "4": "four",
    "5": "five",
    "6": "six",
    "7": "seven",
    "8": "eight",
    "9": "nine",
    "10": "ten",
    "11": "eleven",
    "12": "twelve",
}


def in_words(number: int, *, up_to: int) -> str:
    """``three``; digits for one and above *up_to* (12 at most)."""
    from carecompanion.words import say

    return say(f"numbers.{number}") if 2 <= number <= up_to and str(number) in WORDS else str(number)
