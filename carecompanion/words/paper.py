"""Pages that are read without the companion, on a screen or on paper."""

from typing import Final

WORDS: Final = {
    "title": "Pages to read",
    "untitled": "Untitled",
    "onward": "The words begin further on.",
    "picture": "[picture: {words}]",
    "picture_alone": "[picture]",
    # a letter's page
    "letter": "A letter",
    "letter_from": "A letter from {writer}",
    "before": "Before you read: {note}",
    "open": "These pages are not encrypted: whoever has them can read them.",
}
