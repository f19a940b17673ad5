"""Ongoing, commitments and flows on the command line."""

from typing import Final

WORDS: Final = {
    "nothing": "Nothing is open. `carecompanion commitment add` writes something down.",
    "none": "No commitment is open. `carecompanion commitment add` writes one down.",
    "none_settled": "None has ended yet.",
    "look_again": "look again {day}",
    "noted": "            {note}",
    "next": " · next: {step}",
    "step_again": "            look again {day}: {step}",
    "with": " · with {who}",
    "ask_note": "Anything to note? (it may stay empty)",
    "company": "A letter can ask for company: `carecompanion letter compose {entry} --to NAME`. Nothing leaves before "
    "you say so.",
    "may_come_back": "It suggests coming back in {days} days: `carecompanion today --come-back` asks for that.",
    "will_come": "It comes first once {days} days have gone by.",
    "nothing_to_come_back_to": "What you answered today does not suggest coming back.",
    "to_look_at": "You asked to look at: {words} (`carecompanion commitment look {id} …`)",
    "one_place": "The words come from one place: an argument or --words-file.",
    "add_form": "The words come as an argument, or from --words-file FILE; - is standard input.",
    "add_form_hint": "`carecompanion commitment add --words-file - --look-again “in two weeks”`",
    "flow_form": "Say which way, from whom or what, and a size from 1 to 3.",
    "flow_form_hint": "`carecompanion flow add refills “the walk home” 2`",
    "no_flows": "Nothing is here. `carecompanion flow add` writes one down.",
    "direction.given": "given",
    "direction.received": "received",
    "direction.refills": "refills",
    "direction.empties": "empties",
    "size.1": "a little",
    "size.2": "some",
    "size.3": "much",
}
