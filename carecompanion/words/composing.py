"""Composing a letter."""

from typing import Final

WORDS: Final = {
    "blocked": "This partner is blocked here, so no letter is made for them.",
    "blocked_hint": "Unblock them first, if that is what you want.",
    "no_contact": "You noted that this person wants no contact, so no letter is made for them.",
    "no_contact_hint": "If that has changed, change the note on the person first.",
    "other_card": "This partner has another card by now, so nothing was sent.",
    "other_card_hint": "Choose them once more and look at the letter again. Their new words are not checked yet.",
    "other_circle": "This circle is another by now, so nothing was sent.",
    "other_circle_hint": "Look once more at who is in it, and at the letter.",
    "not_again": "This letter cannot be written out once more as it was.",
    "not_again_hint": "It did not leave from here, or one of you has another card by now. Write a new letter instead.",
    "private": "Entry {id} is marked private, so it is never offered for a letter.",
    "private_hint": "Take the mark away first, if that is what you want.",
    "excerpt": "An excerpt is FROM-TO in characters, from 0 to {length}.",
    "nothing": "Nothing is chosen yet.",
    "nothing_hint": "Choose one entry or more; nothing is ever chosen for you.",
    "nobody": "This letter has nobody to go to yet.",
    "nobody_hint": "Choose one partner, or a circle with somebody in it.",
    "advice_and_ideas": "Please choose: ideas welcome, or no advice. Both at once cannot be honoured.",
    "changed": "The words changed since you looked at them, so nothing was sent.",
    "changed_hint": "Look at the letter once more.",
}
