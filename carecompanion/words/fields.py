"""Answering by fields: what the widgets themselves say. Labels and options are the pack's own words."""

from typing import Final

WORDS: Final = {
    "one_more": "one more, or tab on",
    "begin": "Begin anywhere.",
    "nothing_yet": "·",
    "commitment.words": "what",
    "commitment.look_again": "look again",
    "commitment.look_again_hint": "in two weeks, 1 March; it may stay empty",
    "commitment.who_may_ask": "who may ask",
    "commitment.owner_role": "whose part it is",
    "commitment.authority": "who can say yes",
    "commitment.no_day": "No day found in that. Try: in two weeks, 1 March.",
    "person.hint": "the name you use for them; commas between several",
    "flow.source": "who, or what",
    "flow.direction": "which way",
    "flow.size": "how much, 1 to 3",
    "flow.given": "given",
    "flow.received": "received",
    "flow.refills": "refills",
    "flow.empties": "empties",
    "counts.group": "group",
}
