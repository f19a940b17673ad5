"""Reading one letter."""

from typing import Final

WORDS: Final = {
    "says": "{handle} says: {note}",
    "key.read": "read",
    "key.later": "later",
    "key.keep": "keep",
    "from": "from {handle}, {day}",
    "to": "to {handle}, {day}",
    "unchecked": "words not checked yet",
    "checked": "words checked together",
    "kept": "kept, for your own safety",
    "file": "left as {name}",
    "let_go.title": "Let this letter go?",
    "let_go.came": "Its words leave this vault, and the same file cannot bring them back.",
    "let_go.left": "Only your copy goes. What has left cannot be called back.",
    "let_go.means": "Backups made before still hold it, and some disks keep traces.",
    "let_go.yes": "Let it go",
    "let_go.no": "Keep it",
    "copied": "Copied. The clipboard may remember it.",
}
