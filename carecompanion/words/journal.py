"""The journal: the list, the search over it, and what stands there when there is nothing."""

from typing import Final

WORDS: Final = {
    "search": "Search everything",
    "everything": "every tag · pack · kind",
    "newest": "newest first",
    "closest": "in order of closeness",
    "empty": "What you write will be here, newest first.",
    "empty_key": "to write your first line",
    "nothing": "No entry holds these words. Fewer words may find more.",
    "nothing_key": "back",
    "nothing_fits": "No entry fits these filters.",
    "nothing_fits_key": "other filters",
    "key.write": "write",
    "key.to_list": "to the list",
    "key.all_again": "all again",
    "deleted": "Deleted; ctrl+z brings it back until you lock or leave.",
    "none_deleted": "Nothing was deleted in this sitting.",
    "kind.answer": "answers to prompts",
    "kind.free": "free writing",
    "kind.checkin": "check-ins",
    "kind.jot": "jots",
    "kind.loose": "loose notes",
    "filters.title": "Which entries?",
    "filters.tag": "tag",
    "filters.pack": "pack",
    "filters.kind": "kind",
    "filters.key.choose": "choose",
    "filters.key.show": "show these",
    "filters.key.clear": "clear",
    "filters.key.leave": "back",
}
