"""Circles."""

from typing import Final

WORDS: Final = {
    "name": "A circle's name is one short line.",
    "name_hint": "At most {limit} bytes: some letters count for two or more.",
    "taken": "You are in a circle named {name} already.",
    "taken_hint": "Choose another name for the new one.",
    "full": "A circle here holds up to {most} partners.",
    "full_hint": "A larger group may like to be two circles. Small ones hear each other better.",
    "no_circle": "This letter belongs to no circle.",
    "no_circle_hint": "Choose one that came to a circle, or make a circle of your own.",
}
