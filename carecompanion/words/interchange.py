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
    "malformed_hint": "Nothing here was changed.",
    "stopped": "What came before the fault fitted: {added} taken in, {already} here already. Importing the whole file "
    "later adds nothing twice.",
    "would_stop": "What comes before the fault fits: {added} could be taken in, {already} are here already.",
    "flawed": "A key stands twice in it, or a number in it is none.",
    "flawed_hint": "It may have been edited by hand. Nothing of it was taken in.",
    "not_utf8": "This file is not written in UTF-8.",
    "not_utf8_hint": "Save it again as UTF-8 text. An export of carecompanion always is.",
    "letters": "Letters, circles and their agreements in this file were left where they are.",
    "letters_hint": "An export holds them to be read. They come back with a backup, where their seals are.",
    "others": "There is more in this file than can be taken in here.",
    "others_hint": "Keep the file: a newer carecompanion may read the rest.",
    "style": "An export is json or markdown.",
}
