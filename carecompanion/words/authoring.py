"""What is said while a pack is begun, checked, tried and compared."""

from typing import Final

WORDS: Final = {
    "who": "A pack begins for {who}; a programme has 1 to {weeks} weeks.",
    "language": "This is not the short name of a language.",
    # beginning
    "ask.title": "What is it called? [{usual}]",
    "ask.name": "By which name do its readers know you? (Enter alone leaves it open.)",
    "ask.who": "Whom is it for? 1 one person · 2 two people · 3 a circle [1]",
    "ask.who_neither": "Type 1, 2 or 3.",
    "ask.weeks": "How many weeks? [{usual}]",
    "ask.weeks_neither": "Type a number from 1 to 52.",
    "made": "Open it in any editor. `carecompanion pack try {folder}` shows it as a member will see it, again after every "
    "save; `carecompanion pack check {folder}` says what is left to write.",
    "schema_made": "An editor that knows TOML reads it where pack.toml begins with the line `#:schema {file}`.",
    "which_folder": "Which folder is it to be?",
    "which_folder_hint": "Name one that is not there yet: carecompanion pack new first-hour",
    "no_folder": "There is no folder of a pack at this place.",
    "no_folder_hint": "A pack is written in a folder with a pack.toml; `carecompanion pack new FOLDER` begins one.",
    # checking
    "errors": "To mend",
    "warnings": "Worth a look",
    "nothing_to_mend": "Nothing to mend. Two people who did not write it see what no program sees.",
    "can_be_built": "It can be built as it is.",
    # trying
    "look_at_check": "There is more to say about it: `carecompanion pack check {folder}`.",
    "watching": "It is shown again after every save; ctrl+c leaves.",
    "again": "— saved —",
}
