"""The strip of places."""

from typing import Final

WORDS: Final = {
    "places": "{first}–{last} places",
    "today": "Today",
    "journal": "Journal",
    "letters": "Letters",
}
