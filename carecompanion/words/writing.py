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
    "untitled": "Without a title",
}
