"""One entry, open to read."""

from typing import Final

WORDS: Final = {
    "in_margin": "{day}, in the margin: {note}",
    "changed": "changed {day}",
    "nothing_older": "Nothing older to look back at, with what you leave out.",
    "draft_stays": "A draft with other words of it stays under Today.",
    "with": "with {people}",
    "private": "private",
    "no_share": "This entry is private; p lets it be offered for a letter again.",
    "noted": "It stands in the margin.",
    "note_waits": "Not in the margin yet: {key} brings your words back while this page is open.",
    "made_private": "Private now: never offered for a letter.",
    "made_open": "It may be offered for a letter again.",
}
