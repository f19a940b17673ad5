"""People and circles on the command line."""

from typing import Final

WORDS: Final = {
    # people
    "person_added": "{person} is here now, under this handle. Nobody is told.",
    "no_people": "Nobody is here yet. `carecompanion person add HANDLE` begins.",
    "contact.yes": "contact is welcome",
    "contact.ask": "ask first",
    "contact.no": "no contact",
    "is_partner": "the partner {partner}",
    "is_person": "{person} · {contact}",
    "link_form": "Name the person, or say --none.",
    "linked": "{partner} is “{person}” now.",
    "unlinked": "{partner} is linked to nobody now.",
    "person_remove_sure": "Let {person} go? What was written about them stays.",
    # circles
    "create_form": "Name the new circle, or say --letter ID for the one a letter came for.",
    "made": "You are in {circle}.",
    "added": "{partner} is in {circle}.",
    "removed": "{partner} is no longer in {circle} here.",
    "no_circles": "No circles yet. `carecompanion circle create NAME PARTNER...` makes one.",
    "members": "With you: {names}.",
    "nobody_yet": "Nobody is with you in it yet.",
    "look_again": "The day to look at the agreement again is here.",
    "leave_sure": "Leave {circle}? No reason is owed.",
    "stayed": "You are still in it.",
    "left": "You have left {circle}. What was exchanged stays.",
    "farewell_without": "No letter for {handles}.",
    # the code of care
    "where.proposed": "proposed",
    "where.agreed": "agreed for now",
    "where.open": "something stays open",
    "code_line": "Code of care, version {version}: {where}.",
    "review": "Look at it again on {day}.",
    "voice.proposed.mine": "You proposed it, {day}.",
    "voice.proposed.theirs": "{name} proposed it, {day}.",
    "voice.agreed.mine": "You agree for now, {day}.",
    "voice.agreed.theirs": "{name} agrees for now, {day}.",
    "voice.open.mine": "Open for you, {day}:",
    "voice.open.theirs": "Open for {name}, {day}:",
    "changed": "What changed from version {version}:",
    "propose_form": "The text comes from a file: --text-file FILE, or - for standard input.",
    "propose_form_hint": "`carecompanion circle code show CIRCLE --beginning > code.md` gives words to start from.",
    "agree_form": "Name the circle, or say --letter ID.",
    "open_empty": "Nothing is written in what stays open.",
    "open_empty_hint": "Leave --open-file out to agree for now.",
}
