"""Welcome, the recovery code, Unlock, Hide."""

from typing import Final

WORDS: Final = {
    "name": "carecompanion",
    "line": "a quiet place to write, alone and with others",
    # Welcome: at most sixty words for the three things.
    "intro": "A notebook for the work of caring for each other. Three plain things:",
    "thing.1": "It is not therapy, and not an emergency service.",
    "thing.2": "Nobody is watching. Nothing leaves this machine unless you send it.",
    "thing.3": "What you write is locked with your passphrase. A court may still be able to ask for it.",
    "choose": "Choose a passphrase. Four or five words work well.",
    "again": "Once more",
    "no_reset": "Nobody can reset it. Next you get a recovery code to keep on paper.",
    "same": "Same words in both, please.",
    "short": "Short. A few more words would keep it safer.",
    "begin": "Begin",
    "making": "Making your vault…",
    "key.next": "next",
    "key.show": "show words",
    "key.look": "look",
    "key.leave": "leave",
    "key.read_on": "read on",
    # Recovery code
    "code.title": "Your recovery code",
    "code.keep": "Keep it on paper, away from here. It opens your journal if the passphrase is gone.",
    "code.type": "Type groups {first} and {second}, so we both know it is written down",
    "code.wrong": "Not the same yet. Look at groups {first} and {second} once more.",
    "code.later": "later, after my first entry",
    "code.later_short": "later",
    "code.passphrase": "Your passphrase once more, then it is shown.",
    "code.show": "Show it",
    "code.check": "check",
    "code.done": "on to your first page",
    # Unlock
    "passphrase": "Passphrase",
    "nothing_lost": "A wrong try loses nothing.",
    "wrong": "That did not open it. Nothing is lost; try again.",
    "opening": "opening…",
    "key.open": "open",
    "key.show_one": "show",
    "key.code": "recovery code",
    "code.ask": "Recovery code",
    "code.new": "A new passphrase",
    "code.new_again": "The new passphrase once more",
    "brought_back": "brought back from {time}",
    # Hide
    "come_back": "enter to come back",
}
