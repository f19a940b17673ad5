"""Replies."""

from typing import Final

WORDS: Final = {
    "freely": "In my own words",
    "received": "Received, thank you",
    "received_words": "Your letter reached me, and I have read it. Thank you for it.",
    "nothing": "Nothing is written in this reply yet.",
    "nothing_hint": "One part is enough, and “Received, thank you” is a whole reply. No reply is one too.",
    "no_reply": "This page is not a reply to a letter.",
    "no_reply_hint": "`carecompanion letter reply ID` begins one.",
    "not_answerable": "This is not a letter that can be answered.",
    "not_answerable_hint": "Answer one that came to you, or write a letter of your own.",
}
