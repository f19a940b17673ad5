"""Flows."""

from typing import Final

WORDS: Final = {
    "source": "A flow needs a source of at most 200 letters: a person by their handle, or a thing such as a meeting.",
    "source_hint": "For example: the walk home.",
    "mark": "A flow goes one way, and has a size from 1 to 3.",
    "mark_hint": "The ways are given, received, refills and empties.",
}
