"""Ongoing."""

from typing import Final

WORDS: Final = {
    "empty": "What you have open, what you promise, and when you want to look again, will be here.",
}
