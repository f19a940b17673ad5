"""``letter``: what becomes of one that came: accepted, refused, kept, let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.cli.letter_meant import letter_that_came, name_of_waiting
from carecompanion.cli.shapes import ID, LETTER, letter_shape
from carecompanion.cli.telling_letters import (
    as_typed,
    tell_other_key,
    tell_what_it_asks,
    title_of,
    trust_in_words,
)
from carecompanion.cli.verb import argument, option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.cli.sitting import Sitting


@verb("letter accept", keys=LETTER, opens=True)
@argument("letter", metavar="ID")
@option("letter accept", "--as", "handle", metavar="NAME")
def accept(sitting: Sitting, letter: str, handle: str | None) -> None:
    """Its writer becomes a partner."""
    with sitting.journal() as companion:
        found = companion.corresponding.accept(name_of_waiting(companion, letter), handle)
        if sitting.tell.as_json:
            sitting.tell.document(letter_shape(found))
            return
        tell_other_key(sitting, companion, found)
        tell_what_it_asks(sitting, companion, found)
    trust = trust_in_words(found.trust.value)
    sitting.tell.line(say("cli_letters.accepted", id=found.id, name=found.partner_name, trust=trust))
    typed = as_typed(found.partner_name)
    sitting.tell.note(say("cli_letters.accepted_next", id=found.id[:8], typed=typed))


@verb("letter refuse", opens=True)
@argument("letter", metavar="ID")
@option("letter refuse", "--block", is_flag=True)
def refuse(sitting: Sitting, letter: str, *, block: bool) -> None:
    """Nobody is told."""
    with sitting.journal() as companion:
        companion.corresponding.refuse(name_of_waiting(companion, letter), block=block)
    sitting.tell.line(say("cli_letters.refused_block" if block else "cli_letters.refused"))


@verb("letter keep", keys=ID, opens=True)
@argument("letter", metavar="ID")
def keep(sitting: Sitting, letter: str) -> None:
    """For one's own safety."""
    # Whoever says keep comes before what was wished for the letter, also on its last day.
    with sitting.journal(lets_go=False) as companion:
        found = letter_that_came(companion, letter)
        companion.corresponding.keep_for_safety(found)
    if sitting.tell.as_json:
        sitting.tell.document({"id": found.id})
        return
    sitting.tell.line(say("cli_letters.kept", id=found.id[:8]))


@verb("letter forget", keys=ID, opens=True, confirms=True)
@argument("letter", metavar="ID")
def forget(sitting: Sitting, letter: str) -> None:
    """Asked, then gone."""
    with sitting.journal() as companion:
        found = companion.corresponding.letter(letter)
        if not sitting.agree(say("cli_letters.letter_forget_sure", title=title_of(found))):
            sitting.tell.note(say("cli_journal.kept_it"))
            return
        companion.corresponding.forget(found)
    if sitting.tell.as_json:
        sitting.tell.document({"id": found.id})
        return
    sitting.tell.line(say("cli_letters.letter_forgotten", id=found.id[:8]))
