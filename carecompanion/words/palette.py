"""The palette: everything, by name."""

from typing import Final

WORDS: Final = {
    "group.do": "do",
    "group.go": "go",
    "group.entries": "entries",
    "group.practices": "practices",
    "group.prompts": "prompts",
    "group.settings": "settings",
    "ask": "What would you like to do?",
    "nothing": "No such thing here. Try a shorter word.",
    "key.do": "do it",
    "key.move": "move",
    "key.close": "close",
    "holds": "now",
    "also": "settings change",
    "changed": "That holds from now on.",
    "set": "{name}: {value}",
    "more": "Settings: {name}",
}
