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
    "copied_no_onward": "Copied. They ask that it is not passed on, and the clipboard may remember it.",
    "copied_ask_first": "Copied. They ask to be asked before it is passed on, and the clipboard may remember it.",
    # about it
    "to_title": "to “{title}”",
    "in_circle": "to {circle}",
    "asked_back": "{handle} asks for it back.",
    "you_asked_back": "you asked for it back",
    "digest": "sha256 {digest}",
    "key.let_go": "let it go",
    # asked back, read once
    "asked.title": "Asked back",
    "asked.says": "{handle} asks you to let this letter go.",
    "asked.means": "Both are fine, and neither is told to them.",
    "once.title": "To be read once",
    "once.says": "{handle} asked that you read it once and then let it go.",
    "once.means": "You may keep it for your own safety. They are not told.",
    "once.let_go": "let it go now",
    "once.keep": "keep, for my own safety",
    "once.later": "later",
    # a letter that left
    "ask_back.title": "Ask for this letter back?",
    "ask_back.says": "These words go to {handle}, and no others. They decide. Type {handle} to go on.",
    "ask_back.yes": "Write the file",
    "ask_back.no": "Not yet",
    "ask_back.written": "Written to {folder}. Give the file to {handle} in your own way.",
    "again.written": "Written to {folder} again. It is the same letter, sealed for {handle}.",
    "again.copied": "Copied, sealed: text that only {handle} can open. Paste it where you like.",
    # a circle, an agreement
    "joined": "You are in {circle}. Its other members are added as their cards come.",
    "same_thread.first": "Nothing earlier is here.",
    "same_thread.last": "Nothing later is here.",
}
