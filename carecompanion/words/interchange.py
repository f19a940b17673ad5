"""Export and import."""

from typing import Final

WORDS: Final = {
    "heading": "Journal",
    "margin": "in the margin",
    "not_ours": "This is not an export of carecompanion.",
    "not_ours_hint": "It begins with a format line, carecompanion-export/1. Nothing was taken in.",
    "newer": "This export was made by a newer version. Nothing in it was changed.",
    "newer_hint": "Install the newer carecompanion and import it again.",
    "malformed": "This file is cut short or not well-formed JSON.",
    "malformed_hint": "What came before the fault may have been taken in; importing the whole file later adds nothing twice.",
    "already": "already here",
}
