"""``letter withdraw`` and ``letter again``: a letter that left, asked back or written out once more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.cli.leaving import FILE, file_options, file_shape, place_of, tell_whom_to_ask, way_options
from carecompanion.cli.letter_meant import letter_that_left
from carecompanion.cli.shapes import TEXT
from carecompanion.cli.verb import argument, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.cli.sitting import Sitting

_WITHDRAW: Final = "letter withdraw"
_AGAIN: Final = "letter again"


@verb(_WITHDRAW, keys={"sent": FILE, "or with --preview": {"text": TEXT}}, opens=True, confirms=True)
@argument("letter", metavar="ID")
@way_options(_WITHDRAW)
def withdraw(sitting: Sitting, *, letter: str, out: str | None, armor: bool, preview: bool) -> None:
    """The words, the question, a small letter of its own."""
    with sitting.journal() as companion:
        found = letter_that_left(companion, letter)
        words = companion.taking_back.words(found)
        if preview:
            if sitting.tell.as_json:
                sitting.tell.document({"text": words})
            else:
                sitting.tell.exactly(words)
            return
        if not sitting.is_agreed_beforehand and sitting.ask.is_possible:
            sitting.tell.warn(say("cli_letters.will_leave"))
            sitting.tell.warn("")
            sitting.tell.warn(words)
        tell_whom_to_ask(sitting, companion, (companion.introducing.partner(found.partner or ""),))
        if not sitting.agree(say("cli_letters.withdraw_sure", name=found.partner_name)):
            sitting.tell.note(say("cli_letters.not_confirmed"))
            sitting.exit_code = 1
            return
        sent = companion.taking_back.ask_back(found, place_of(out), armored=armor)
    if sitting.tell.as_json:
        sitting.tell.document({"sent": file_shape(sent)})
        return
    sitting.tell.line(str(sent.path))
    sitting.tell.note(say("cli_letters.withdrawn", name=found.partner_name))


@verb(_AGAIN, keys=FILE, opens=True)
@argument("letter", metavar="ID")
@file_options(_AGAIN)
def again(sitting: Sitting, *, letter: str, out: str | None, armor: bool) -> None:
    """The same letter, for the same key."""
    with sitting.journal() as companion:
        found = letter_that_left(companion, letter)
        path = companion.posting.write_again(found, place_of(out), armored=armor)
    if sitting.tell.as_json:
        sitting.tell.document({"id": found.id, "to": found.partner_name, "file": str(path)})
        return
    sitting.tell.line(str(path))
