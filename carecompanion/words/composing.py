"""Composing a letter."""

from typing import Final

WORDS: Final = {
    "blocked": "This partner is blocked here, so no letter is made for them.",
    "blocked_hint": "Unblock them first, if that is what you want.",
    "private": "Entry {id} is marked private, so it is never offered for a letter.",
    "private_hint": "Take the mark away first, if that is what you want.",
    "excerpt": "An excerpt is FROM-TO in characters, from 0 to {length}.",
    "nothing": "Nothing is chosen yet.",
    "nothing_hint": "Choose one entry or more; nothing is ever chosen for you.",
    "nobody": "This letter has nobody to go to yet.",
    "nobody_hint": "Choose one partner; a letter is always for one person.",
    "advice_and_ideas": "Please choose: ideas welcome, or no advice. Both at once cannot be honoured.",
    "changed": "The words changed since you looked at them, so nothing was sent.",
    "changed_hint": "Look at the letter once more.",
}
