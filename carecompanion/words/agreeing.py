"""Agreements."""

from typing import Final

WORDS: Final = {
    "title": "Our agreement, version {version}",
    "stays_open": "What stays open for me",
    "leaving_head": "## Leaving",
    "leaving": (
        "Anyone may leave at any time, in one step, and owes no reason for leaving. Who has less power here sets the pace. "
        "What was shared before stays with those it was shared with, as kindly kept as the day it came."
    ),
    "beginning": (
        "## What care means to us here\n\n(What would each of us notice if it were there?)\n\n"
        "## What we keep between us\n\n(What may be told to others, and what stays?)\n\n"
        "## When something goes wrong\n\n(How do we say so, and who else could be asked?)\n\n"
        "## What we are not to each other\n\n(Where does this end, and where do we turn then?)\n"
    ),
    "empty": "There is nothing in this agreement yet.",
    "empty_hint": "Write a few lines of your own; they can change as often as you like.",
    "past": "The day for looking at it again has passed already.",
    "past_hint": "Choose a later day, or none.",
    "long": "This agreement is too long for a letter.",
    "long_hint": "A page or two is plenty.",
    "no_agreement": "This letter is about no agreement.",
    "no_agreement_hint": "Choose one that proposes an agreement.",
    "none_yet": "This circle has no agreement yet.",
    "none_yet_hint": "`carecompanion circle code propose` makes a first one.",
    "nobody": "There is nobody in this circle yet.",
    "nobody_hint": "Add a partner first.",
}
