"""One's own card."""

from typing import Final

WORDS: Final = {
    "title": "My card",
    "about": "Give it to someone you trust, in any way you like, and take in theirs. It is public: it only lets people write to you.",
    "name": "Name on it",
    "words": "My words",
    "numbers": "In numbers",
    "read_aloud": "Read these to them by voice. They type what they hear; then you both know it is your card.",
    "box": "The card",
    "ask.title": "A name for your card",
    "ask.says": "What shall people see? A first name or a made-up one is plenty.",
    "ask.means": "It goes to everyone you give the card to. A key is made for you now; it stays in your vault.",
    "ask.yes": "Make my card",
    "ask.no": "Not now",
    "rename.title": "Another name on your card",
    "rename.says": "Cards you gave away keep the old one. The key and its words stay the same.",
    "rename.yes": "Keep this name",
    "rename.no": "Leave it",
    "copied": "Copied. Nothing was sent.",
    "saved": "Written to {folder} as {file}.",
    "file": "my-card.txt",
}
