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
    "commitment.no_day": "No day found in that; kept like this, it has none. Try: in two weeks, 1 March.",
    "person.hint": "the name you use for them; commas between several",
    "person.hint_one": "the name you use for them",
    "person.new": "{name} is new here, and joins your people when this is kept.",
    "person.long": "That is long for a name: it stays in what you write, and joins nobody.",
    "person.new_ones": "New here: {names}. They join your people when this is kept.",
    "flow.source": "who, or what",
    "flow.direction": "which way",
    "flow.size": "how much",
    "flow.given": "given",
    "flow.received": "received",
    "flow.refills": "refills",
    "flow.empties": "empties",
    "counts.group": "group",
    "counts.whole": "Only whole numbers go in here, like 0 or 12.",
    "counts.seen": "All numbers show only here; elsewhere small groups are hidden.",
    "table.more_rows": "The first {count} rows are here; the others stay as they are.",
}
