"""Patterns."""

from typing import Final

WORDS: Final = {
    "empty": "Mark a scale now and then, and its shape will show here.",
}
