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
    "absent": "From a pack that is not here: {name}",
}
