"""One entry, open to read."""

from typing import Final

WORDS: Final = {
    "in_margin": "{day}, in the margin: {note}",
    "with": "with {people}",
    "private": "private",
    "no_share": "This entry is private; p lets it be offered for a letter again.",
    "made_private": "Private now: never offered for a letter.",
    "made_open": "It may be offered for a letter again.",
}
