"""What a letter and a card say to a person who reads them, with the companion or with nothing but ``age``."""

from typing import Final

WORDS: Final = {
    "months": "January February March April May June July August September October November December",
    "day": "{day} {month} {year}",
    "month": "{month} {year}",
    "someone": "someone",
    "you": "you",
    # headings
    "content_note": "Before you read: {note}",
    "letter": "A letter from {writer} to {reader}",
    "reply": "A reply from {writer} to {reader}",
    "withdraw": "{writer} asks for a letter back",
    "newcard": "{writer} has a new card",
    "the_circle": "the circle {circle}",
    "agreement_proposed": "{writer} proposes an agreement",
    "agreement_agreed": "{writer} agrees for now",
    "agreement_open": "{writer} leaves something open",
    "agreement_version": "Version {version}.",
    "agreement_version_circle": "Version {version}, for the circle {circle}.",
    "agreement_review": "We look at it again on {day}.",
    # wishes
    "wishes": "What I ask of you:",
    "keep_once": "Read it once, then let it go.",
    "keep_until": "Keep it until {day}, then let it go.",
    "keep_keep": "Keep it as long as you like.",
    "reply_none": "No reply is needed.",
    "reply_received": "A word that it arrived is enough.",
    "reply_four-part": (
        "You may answer in four parts: words of mine that stayed with you, what they tell you I care about, "
        "what they touched in you, and where they take you."
    ),
    "reply_questions": "Open questions are welcome.",
    "reply_ideas": "Your ideas are welcome.",
    "no_advice": "Please, no advice.",
    "onward_no": "Please do not pass it on.",
    "onward_ask": "Ask me before you pass any of it on.",
    "asked": "These are wishes. Nothing in this file enforces them.",
    # pieces
    "untitled": "Untitled",
    "on_day": "Written {day}.",
    "on_month": "Written in {day}.",
    "left_out_one": "One place was left out or renamed.",
    "left_out": "{count} places were left out or renamed.",
    # withdraw and newcard
    "withdraw_words": (
        "Please let go of the letter of mine that this one answers to. I cannot make you, and I thank you "
        "for considering it."
    ),
    "newcard_words": (
        "From now on, please write to the key on this card. This letter is sealed with the key you know. "
        "The next time we speak, let us compare the eight words again."
    ),
    # cards
    "card_block": (
        "My care card. Please compare the eight words with me by voice.\n"
        "Name: {name}\nWords: {words}\n{token}\n(end of card)\n"
    ),
    "card_name.what": "A name on a card is one line, short, and not empty.",
    "card_name.hint": "At most {bytes} bytes: some letters count for two or more.",
    # composing
    "no_pieces.what": "There is nothing in this letter yet.",
    "no_pieces.hint": "Choose at least one entry.",
    "ideas_and_no_advice.what": "Asking for ideas and for no advice does not go together.",
    "ideas_and_no_advice.hint": "Leave one of the two out.",
    "until_day.what": "A letter kept until a day needs that day, and only such a letter has one.",
    "until_day.hint": "Give the day, or choose once or keep.",
    "too_long.what": "{part} is too long for a letter.",
    "too_long.hint": "At most {limit}.",
    "part_note": "The note",
    "part_title": "A title",
    "part_name": "A name",
    "part_circle": "The name of a circle",
    "part_pieces": "The list of pieces",
    # masking
    "left_out_mark": "[… left out …]",
    "role_mark": "[{role}]",
}
