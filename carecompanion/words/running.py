"""Walks through practices: what a step is called, and what is said on the way."""

from typing import Final

WORDS: Final = {
    "title.first": "first voice",
    "title.second": "second voice",
    "title.witness": "witness",
    "title.ground": "grounding",
    "the_other": "Your partner",
    "roles.me_speaks": "You speak. {who} witnesses.",
    "roles.them_speaks": "{who} speaks. You witness.",
    "roles.me_witnesses": "You witness. {who} listens.",
    "roles.them_witnesses": "{who} witnesses. You listen.",
    "a_run": "a run",
    "no_contact": "{name} is marked “no contact”, so nothing is begun or written with them here.",
    "no_contact_hint": "You can leave this in one step. What the People place says about contact is yours to change.",
    "is_held": "You wished to wait with this until {when}.",
    "is_held_hint": "The wait is yours: it can be passed at any time.",
    "has_ended": "This run is behind you.",
    "has_ended_hint": "What was written in it stays. The practice can be begun anew.",
    "no_step": "It has no step of that number.",
    "no_step_hint": "Its steps are numbered from 1 to {last}.",
    "nothing_to_show": "Nothing for a work document has been written in it yet.",
    "nothing_to_show_hint": "Private steps and private entries stay out of it.",
    "document_day": "As it stood on {day}.",
}
