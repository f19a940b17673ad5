"""The interface as a whole."""

from typing import Final

WORDS: Final = {
    "crashed": "carecompanion stopped because of a fault in it. What you were writing was kept as a draft first.",
    "crashed_hint": "Open it again and the draft comes back. Below is where it happened, without any of your words:",
    "brought_back": "It is back in your journal.",
    "back_up": "A backup",
    "back_up_where": "Where to? A folder or a file, on another disk if there is one.",
    "back_up_means": "Left empty, it goes beside the journal. It opens with the same passphrase or recovery code.",
    "back_up_yes": "Make it",
    "backed_up": "Backed up as {name}.",
    "too_small": "A little more room, please (30 × 8).",
    "all_key": "all",
    "copied": "Copied. Nothing was sent.",
}
