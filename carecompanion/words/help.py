"""Help: the keys of where one is, the keys that work anywhere, and what this is and is not."""

from typing import Final

WORDS: Final = {
    "title": "Help",
    "you_are": "you are in {place}",
    "here": "Here",
    "anywhere": "Anywhere",
    "places.words": "Places",
    "move": "j k ↑ ↓",
    "move.words": "Move",
    "esc": "Back; it never loses words",
    "find": "Find a key",
    "nothing": "No key does that here. Try a shorter word.",
    "box.title": "What this is, and is not",
    "box": "A notebook for the work of caring for each other. Not therapy, and not an emergency service. Nobody is watching and nothing is sent unless you send it. It is locked with your passphrase; nobody can reset it. A court may still be able to ask for what you wrote.",
    "place.today": "Today",
    "place.journal": "Journal",
    "place.letters": "Letters",
    "place.write": "Write",
    "place.entry": "an entry",
    "place.letter": "a letter",
    "place.reply": "a reply you write",
    "place.compose": "a letter you write",
    "place.partners": "Partners",
    "place.card": "your card",
    "place.settings": "Settings",
    "place.support": "your support card",
    "place.ground": "grounding",
    "place.unlock": "the locked door",
    "place.welcome": "the first page",
    "place.recovery": "the recovery code",
}
