"""One's own words to a circle."""

from typing import Final

WORDS: Final = {
    "nothing": "There is nothing on this page yet.",
    "nothing_hint": "A line is enough.",
    "no_circle": "You are not in this circle any more.",
    "no_circle_hint": "The words stay here, as a draft.",
    "farewell": "A farewell",
}
