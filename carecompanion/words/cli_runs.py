"""Runs by ear and by script."""

from typing import Final

WORDS: Final = {
    # practices
    "no_practices": "No pack here has a practice.",
    "begin_one": "`carecompanion run start PRACTICE` begins one.",
    # beginning
    "gate": "Before it begins: {ask}",
    "yes_or_no": "Yes or no:",
    "gate_no": "Then it can wait. Nothing was begun, and nothing is owed.",
    "gate_support": "Your own card: `carecompanion support show`. A way back to the room: `carecompanion ground`.",
    "gate_prompt": "A place to begin instead: `carecompanion write {prompt}`.",
    "gate_shut": "It begins with questions: {asks}",
    "whom": "Your name for who walks it with you (it may stay empty):",
    "first_ask": "Who speaks first? Type me or them:",
    "first_them": "them",
    "first_me": "me",
    "begun": "It is open now, for as long as it takes. `carecompanion run next` goes on.",
    # a step
    "step": "Step {number} of {count}: {title}",
    "open_now": "open",
    "done_now": "done",
    "open_as": "Step {number} stays open.",
    "pass_ask": "The wait is yours. Type p to go on now, or Enter to wait:",
    "pass_key": "p",
    "held": "`carecompanion run next {id} --step {number} --pass-hold` goes on before that.",
    "asks": "It asks: {ask}",
    "words_how": "Give the words with --text-file FILE, --answer FIELD=VALUE, or on standard input.",
    "go_on": "Enter goes on; anything else, or ctrl+c, stops here. It all stays open.",
    "nothing_next": "Every step has been walked. What was written stays.",
    "came_to_end": "That was the last open step. What was written stays.",
    # lists
    "no_runs": "Nothing is open.",
    "ended": "left or ended {day}",
    "next": "next: {step}",
    "held_until": "rests until {when}",
    "look_again": "look again {day}",
    "private": "private",
    "not_here": "from a pack that is not here",
    # leaving and exporting
    "out_for_json": "In JSON the document goes to a file: name it with --out FILE.",
    "document": "Look it over before it goes to anyone: it is in plain text.",
}
