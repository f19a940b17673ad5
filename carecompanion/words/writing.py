"""Writing and keeping."""

from typing import Final

WORDS: Final = {
    "empty": "There are no words in it yet.",
    "empty_hint": "One line is plenty; or leave it for another day.",
    "too_long": "This is longer than one entry can hold.",
    "too_long_hint": "Keep it as several entries; nothing was changed.",
    "a_draft": "a draft",
    "no_draft": "No page is open.",
    "no_draft_hint": "`carecompanion write` begins one.",
    "is_letter": "This page is a letter in the making, so it does not become an entry.",
    "is_letter_hint": "Seal it or let it go; what was written in it stays until then.",
    "untitled": "Without a title",
}
