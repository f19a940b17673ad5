"""Letters that came."""

from typing import Final

WORDS: Final = {
    "waiting": "This letter is from someone whose card you do not have. It waits, unread.",
    "waiting_hint": "Accept it with `carecompanion letter accept {id}`, or refuse it.",
    "not_waiting": "This letter is not waiting for an answer.",
    "not_waiting_hint": "`carecompanion letter list` shows which ones are.",
    "old_newcard": "This new card was sealed with a key that its writer has given up already.",
    "old_newcard_hint": "The card you have for them stands. Ask them which one is right, by voice.",
    "wrong_newcard": "The new card in this letter belongs to somebody else, so it was not taken in.",
    "wrong_newcard_hint": "The card you have for them stands. Ask them about it, by voice.",
    "not_yours": "Only a letter that you wrote can be asked back.",
    "not_yours_hint": "Choose one of those that left from here.",
    "asked_already": "You have asked for this letter back already.",
    "asked_already_hint": "Give your partner that file, if it has not reached them. More cannot be done from here.",
    "no_partner": "Whom you wrote it to is no longer among your partners.",
    "no_partner_hint": "Take in their card again first.",
}
