"""Packs on the command line: what comes, who signed it, what one signs oneself."""

from typing import Final

WORDS: Final = {
    # a pack
    "audience": "for {audience}",
    "minutes": "{low} to {high} minutes",
    "languages": "in {languages}; read in {read}",
    "power.none": "held by {name}, who says they hold no power over members",
    "power.colleague": "held by {name}, who says they are a colleague of members",
    "power.manager": "held by {name}, who says they manage members",
    "caution": "Someone who holds this pack has power over some who use it. You choose what you share, and may share "
    "nothing.",
    "unknown": "Keys that this version does not know, passed over: {keys}",
    "practices": "Practices",
    "who.solo": "alone",
    "who.pair": "for two",
    "who.circle": "for a circle",
    "step": "To write or do: {name}",
    # what changed
    "nothing_changed": "Every word is as it was.",
    "reordered": "The prompts follow each other in another order.",
    "part.prompt": "Prompt",
    "part.practice": "Practice",
    "part.session": "Meeting",
    "part.ground": "Exercise",
    "part.guide": "Guide",
    "part.frame": "Frame",
    "how.added": "{kind} {id}: new",
    "how.removed": "{kind} {id}: gone",
    "how.changed": "{kind} {id}: changed",
    "before": "{key} - {words}",
    "after": "{key} + {words}",
    # what comes
    "published": "Number {serial}, of {day}, signed with the key of {name}",
    "changes": "What is new, in its writer's words: {words}",
    "difference": "What changed since the one you have",
    "first_use": "This is the first pack by {name} here. Their words can be compared any time: "
    "`carecompanion pack trust`.",
    "follows": "{name} signs with a new key, for which the old one vouches. The words are new too: compare them "
    "before you rely on it.",
    "namesake": "Somebody else here goes by the name {name}. This is another key.",
    "beside": "A pack called {id} is or was here, signed by somebody else or come with carecompanion. This one does "
    "not take its place: it goes beside it as {name}.",
    "jump": "Its number, {serial}, is far above the last one seen. If it is not meant, no later pack with a lower "
    "number could come in. Ask its writer.",
    "jump_sure": "Is a number as high as that meant?",
    "install_sure": "Install it?",
    "update_sure": "Put it in the place of the one you have? What you wrote stays as it is.",
    "not_installed": "Nothing was installed.",
    "installed": "{title} is here. `carecompanion pack show {id}` shows it, `carecompanion pack rest {id}` lets it "
    "rest.",
    "same": "{title} is here already, word for word, as {id}.",
    "no_update": "No pack is here in whose place this one would come.",
    "no_update_hint": "`carecompanion pack install FILE` shows it and takes it in.",
    "remove_sure": "Remove {title}? What you wrote stays, with its prompts.",
    "removed": "{title} is not here any more. What you wrote stays, with its prompts.",
    # who signs
    "no_signers": "Nobody's pack was installed here yet.",
    "trust_whom": "Say whose words or name it is.",
    "trust_whom_hint": "`carecompanion pack trust` names those who signed packs here.",
    "trust_ask": "The words {name} reads aloud, four letters of each (Enter alone leaves it):",
    "checked": "The words are {name}'s.",
    "called": "Here they are called {name}.",
    "given_up": "a key they have given up",
    "has_power": "has power over you, as you noted",
    "power_form": "Say on or off.",
    "power_on": "Noted for you alone: {name} has power over you. Their packs come with a caution.",
    "power_off": "That note about {name} is gone.",
    # what one signs
    "name_ask": "The name your members will read beside your packs:",
    "built": "Number {serial}. Send this one file by any way you like.",
    "built_words": "Read your words aloud to your members once: {words}",
    "own_words": "Your words: {words}",
    "rotate_means": "You will sign with a new key. Packs you build from now on say that it follows the one you have, "
    "and members are told. Their words for you begin anew.",
    "rotate_sure": "Sign with a new key from now on?",
    "rotate_not": "Your key stays.",
    "rotated": "Build your packs once more and send them. Then read your new words aloud.",
}
