"""Programmes: what can be in the way."""

from typing import Final

WORDS: Final = {
    "a_programme": "a programme",
    "none": "You go through no programme now.",
    "no_programme": "{title} has no programme.",
    "no_programme_hint": "`carecompanion programme start` without a name lists those that can be begun.",
    "is_going": "You go through {title} already.",
    "is_going_hint": "It can be paused, moved to other days, or left; then it can be begun anew.",
    "no_session": "There is no such meeting in it.",
    "no_session_hint": "Its meetings go from 1 to {last}.",
    "absent": "The pack of {title} is not here.",
    "absent_hint": "Install it again to go on, or leave the programme. What you wrote stays.",
    "was_left": "This programme was left.",
    "was_left_hint": "It can be begun anew on any day.",
}
