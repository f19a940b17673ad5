"""The strip of places."""

from typing import Final

WORDS: Final = {
    "places": "{keys} places",
    "today": "Today",
    "journal": "Journal",
    "patterns": "Patterns",
    "ongoing": "Ongoing",
    "people": "People",
    "letters": "Letters",
    "packs": "Packs",
}
