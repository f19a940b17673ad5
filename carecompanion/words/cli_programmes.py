"""Programmes on the command line."""

from typing import Final

WORDS: Final = {
    "line": "programme, meetings: {meetings}",
    "domain": "What it is about: {words}",
    "community": "Who it is for: {words}",
    "practice": "What is done there: {words}",
    "hopes": "What it hopes for",
    "hope": "- {id}: {words}",
    "meetings": "Meetings",
    "begins": "the day it begins",
    "week": "a week after it begins",
    "weeks": "{weeks} weeks after it begins",
    "day": "a day after it begins",
    "days": "{days} days after it begins",
    "towards": "towards {hopes}",
    "closes": "it can close here",
    "write": "To write: {words} ({name})",
    "gated": "To write, with a note first: {note} ({name})",
    "walk": "To walk: {title} ({name})",
    "is_open": "; open as {run}",
    "written": "; written {day}",
    "this_week": "This week: “{meeting}”; `carecompanion programme show` has its parts.",
    "begin_one": "`carecompanion programme start PACK` begins one, today or --on another day.",
    "one_meeting": "Either the meeting ahead or one by its number.",
    "one_shift": "Either so many days or a day.",
    "left": "You have left it. What you wrote stays.",
    "absent": "From a pack that is not here: {name}",
}
