"""Where packs come from, and how sure one is of it."""

from typing import Final

WORDS: Final = {
    "built_in": "came with carecompanion",
    "draft": "your draft",
    "provenance": "from {title} · {who} · {licence}",
    "own": "{name} (you)",
    "signer.first-use": "{name} (words not compared)",
    "signer.checked": "{name} (words checked)",
    "wrong_words": "These are not the words of this key.",
    "wrong_words_hint": "Ask them to read their eight words once more, slowly; four letters of each are enough.",
    "stop": "The words of this key were wrong three times.",
    "stop_hint": "Stop here. Ask whoever wrote the pack for it another way, and install it again: then the words can be compared afresh.",
    "taken": "{name} is what you call somebody else here.",
}
