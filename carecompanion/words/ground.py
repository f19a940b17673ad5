"""Grounding: one step at a time, never by breath or body alone."""

from typing import Final

WORDS: Final = {
    "may": "may help, may not",
    "locked.title": "Look around the room",
    "locked.1": "Find four straight edges from where you are: a door, a shelf, a page.",
    "locked.2": "Now two sounds, near or far. Two colours will do as well.",
    "locked.3": "Say where this is, aloud or to yourself: the room, then the town.",
    "locked.4": "Say which day it is. Once more round the room, or stop here.",
}
