"""The page one writes on."""

from typing import Final

WORDS: Final = {
    "begin": "Begin anywhere.",
    "kept": "kept {time}",
    "keeping": "keeping…",
    "not_kept": "not kept yet, trying again",
    "brought_back": "brought back from {time}",
    "fresh": "kept as you write",
    "editing": "a change to {day}",
    "own_words": "your own words",
    "counted.one": "one word",
    "counted": "{count} words",
    "is_private": "private: never offered for a letter",
    "not_private": "may be offered for a letter again",
    "finish.title": "Keep this page",
    "finish.says": "Tags, if you like: words with a space between them.",
    "finish.yes": "Keep it",
    "finish.no": "Back to the page",
    "no_doorway": "This prompt has no lighter doorway.",
    "no_targeted": "This prompt has one wording.",
    "discard.title": "Let this draft go?",
    "discard.says": "Its words go with it, and cannot be brought back.",
    "discard.yes": "Let it go",
    "discard.no": "Keep it",
    "refused_paste": "That is more than one page can hold; nothing was put in.",
    "fault.title": "Not kept on disk yet",
    "fault.says": "Your words could not be kept on disk. They are still here; space may be short.",
    "fault.again": "Try again",
    "fault.copy": "Copy all",
}
