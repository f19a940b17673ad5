"""Answers in words, where no label of a pack says it."""

from typing import Final

WORDS: Final = {
    "given": "care given",
    "received": "care received",
    "refills": "refills",
    "empties": "empties",
    "look_again": "Look again on {day}",
    "may_ask": "{who} may ask",
}
