"""Writing in an editor of one's own, outside the companion."""

from typing import Final

WORDS: Final = {
    "title": "Write in {editor}?",
    "says": "A file only you can read, in memory, removed when you come back.",
    "says_on_disk": "A file only you can read: not in memory, but on disk until you come back; disks may keep traces.",
    "means": "The editor may leave swap, undo, backup or history files, the terminal its last lines. Save often: "
    "locking ends it.",
    "open": "open it",
    "stay": "stay here",
    "came": "It came back; ctrl+z shows how it was.",
    "unchanged": "It came back as it was. An editor with a window of its own has to be told to wait.",
    "stopped": "The editor stopped with a fault. The page is as it was.",
    "stopped_after": "The editor stopped with a fault. What it had saved is here; ctrl+z shows how it was.",
    "is_off": "Writing in another editor is off. Settings, Safety turns it on.",
    "no_prose": "This field is written here.",
    "no_room": "This terminal cannot be lent to an editor.",
    "no_room_hint": "The page is as it was.",
    "no_editor": "No editor is named.",
    "no_editor_hint": "Name one in VISUAL or EDITOR, then open the companion again.",
    "no_start": "That editor could not be started.",
    "no_start_hint": "Look at what VISUAL or EDITOR says. The page is as it was.",
    "gone": "The file is not there any more.",
    "gone_hint": "Nothing was taken from it. The page is as it was.",
    "unreadable": "What came back is not text that can be read.",
    "unreadable_hint": "It has to be saved as UTF-8. The page is as it was.",
    "empty": "It came back empty.",
    "empty_hint": "The page is as it was; words are let go of here.",
    "too_long": "What came back is more than one page can hold.",
    "too_long_hint": "The page is as it was.",
    "left_behind": "The file of the editor could not be removed.",
    "left_behind_hint": "Remove it yourself: {folder}",
}
