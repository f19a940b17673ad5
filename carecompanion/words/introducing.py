"""Cards and partners."""

from typing import Final

WORDS: Final = {
    "someone": "someone",
    "not_peer": "This is a facilitator's card: it signs packs and receives no letters.",
    "not_peer_hint": "Ask them for their own card if you would like to write to them.",
    "no_card": "You have no card yet.",
    "no_card_hint": "`carecompanion card show` makes one.",
    "own": "This is your own card.",
    "own_hint": "Give it to the person you write with, and take in theirs.",
    "blocked": "This key is blocked here.",
    "blocked_hint": "`carecompanion partner unblock` lets it in again, if you ever wish to.",
    "earlier": "This is a card that {handle} had before; they have another one now.",
    "earlier_hint": "If they use it again, let {handle} go from your partners first, and compare the eight words.",
    "words_so_far": "{typed} of {words} so far.",
    "words_so_far_hint": "The first four letters of each are enough. Nothing was compared.",
    "wrong_words": "These are not the words of this card.",
    "wrong_words_hint": "Ask them to read their eight words once more, slowly; four letters of each are enough.",
    "stop": "The words of this card were wrong three times.",
    "stop_hint": "Stop here. Ask for a fresh card another way: by hand, or read aloud.",
    "taken": "{handle} is the name of another partner here.",
    "taken_hint": "Choose a name that is still free.",
    "name": "A name is one line of 1 to 48 bytes.",
    "long_note": "That is more than can be noted of somebody.",
    "long_note_hint": "Keep it as an entry, and name them in it.",
    "name_hint": "A first name or a made-up one is plenty.",
}
