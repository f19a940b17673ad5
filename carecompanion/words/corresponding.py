"""Letters that came."""

from typing import Final

WORDS: Final = {
    "waiting": "This letter is from someone whose card you do not have. It waits, unread.",
    "waiting_hint": "Accept it with `carecompanion letter accept {id}`, or refuse it.",
    "not_waiting": "This letter is not waiting for an answer.",
    "not_waiting_hint": "`carecompanion letter list` shows which ones are.",
}
