"""Looking back: why it is this entry."""

from typing import Final

WORDS: Final = {
    "year": "You asked to look back: about a year ago.",
    "years": "You asked to look back: about {years} years ago.",
    "months.6": "You asked to look back: about half a year ago.",
    "months.3": "You asked to look back: about three months ago.",
    "months.1": "You asked to look back: about a month ago.",
    "beginning": "You asked to look back: from the beginning on.",
}
