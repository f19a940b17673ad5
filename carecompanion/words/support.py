"""The support card: the person's own words about who is there for them."""

from typing import Final

WORDS: Final = {
    "title": "My support card",
    "yours": "Yours. Nothing is sent from here, and nobody is watching.",
    "kind_line": "A kind line someone gave you",
    "message": "A message, if you want one",
    "people": "Who, and how to reach them, one to a line",
    "empty": "Write it on a calm day: who, how to reach them, and what they may say back.",
    "empty.number": "If you put a number on it, write its country and the day you checked it.",
    "write_it": "write it",
    "short.copy": "copy",
    "short.edit": "edit",
    "locked": "Your card opens with your passphrase. Until then, three things that need nothing from here:",
    "locked.1": "Someone near you may sit with you, even without words.",
    "locked.2": "A message can be short: hard day, no need to fix it, could we talk?",
    "locked.3": "In danger, the emergency number of the place where you are is the one to call.",
    "edit.title": "Your support card",
    "edit.keys.next": "next",
    "edit.keys.done": "done; it is kept as you write",
    "open.title": "May it be read while the journal is locked?",
    "open.says": "Then ctrl+g shows it without your passphrase, also on the hidden screen.",
    "open.means": "A copy of the card alone lies open beside your journal. You can change this in ctrl+p, under “support”.",
    "open.yes": "It may be read",
    "open.no": "Keep it closed",
}
"""No number stands in these sentences: none is right everywhere, and a wrong one is worse than none."""
