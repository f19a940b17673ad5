"""Ongoing."""

from typing import Final

WORDS: Final = {
    "empty": "What you have open, what you promise, and when you want to look again, will be here.",
    "no_words": "There are no words in it yet.",
    "no_words_hint": "Say in a few words what you would like to do.",
}
