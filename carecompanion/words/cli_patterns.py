"""``patterns`` on the command line."""

from typing import Final

WORDS: Final = {
    "nothing": "Mark a scale now and then, and its shape will be told here: `carecompanion checkin` marks one.",
    "head": "{title} · {option}",
    "no_option": "Nothing here was marked for {name}.",
    "no_option_hint": "It was marked for: {options}.",
    "no_options_hint": "It is not marked for one thing or another; leave --option out.",
    "share.row": "{label}: {shares}",
    "share": "{group} {percent}% ({n})",
    "share.hidden": "{group} –",
}
