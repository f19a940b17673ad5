"""Packs that arrive."""

from typing import Final

WORDS: Final = {
    "changed": "Something about this pack changed here since you looked at it.",
    "changed_hint": "Look at it once more, then install it.",
    "built_in": "This pack came with carecompanion and stays with it.",
    "built_in_hint": "Put it to rest instead: `carecompanion pack rest {name}`.",
    "two_keys": "Two keys say that they come after the one of {name}. The first was followed; this is the other.",
    "two_keys_hint": "Nothing was installed. Ask {name} by voice which one is theirs, and compare the words.",
    "given_up": "This pack is signed with a key that {name} has given up.",
    "given_up_hint": "Nothing was installed. Ask {name} for the pack as it is signed now.",
}
