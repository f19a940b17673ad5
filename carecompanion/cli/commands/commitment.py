"""``commitment``: what one wished to do, when to look again, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from carecompanion.cli.ongoing_shapes import COMMITMENT, commitment_shape
from carecompanion.cli.telling_ongoing import tell_promise, tell_promises
from carecompanion.cli.verb import argument, option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.answer import Commitment
    from carecompanion.domain.promise import Promised

_OUTCOMES: Final = ("kept", "changed", "let-go", "company")
_OPEN: Final = "open"


@verb("commitment list", keys={"commitments": [COMMITMENT]}, opens=True)
@option("commitment list", "--settled", is_flag=True)
def list_(sitting: Sitting, *, settled: bool) -> None:
    """Open ones by their day, or those that ended."""
    with sitting.journal() as companion:
        found = companion.promising.settled() if settled else companion.promising.open()
        if sitting.tell.as_json:
            sitting.tell.document({"commitments": [commitment_shape(one) for one in found]})
            return
        if not found:
            sitting.tell.note(say("cli_ongoing.none_settled" if settled else "cli_ongoing.none"))
        if not settled:
            tell_promises(sitting, found)
            return
        for promised in found:
            tell_promise(sitting, promised)


@verb("commitment add", keys=COMMITMENT, opens=True)
@argument("words", required=False)
@option("commitment add", "--words-file", metavar="FILE")
@option("commitment add", "--look-again", metavar="DAY")
@option("commitment add", "--who", metavar="NAME")
@option("commitment add", "--owner-role", metavar="ROLE")
@option("commitment add", "--authority", metavar="WHO")
def add(
    sitting: Sitting,
    words: str | None,
    words_file: str | None,
    look_again: str | None,
    who: str | None,
    owner_role: str | None,
    authority: str | None,
) -> None:
    """Given in the call, or asked for part by part."""
    from carecompanion.domain.answer import Commitment
    from carecompanion.domain.dates import day_from_words

    day = day_from_words(look_again, sitting.today) if look_again else None
    said = Commitment(_words(sitting, words, words_file), day, who or "", owner_role or "", authority or "")
    with sitting.journal() as companion:
        promised = companion.promising.promise(said if said.words else _asked(sitting, said))
        _tell(sitting, promised)


@verb("commitment look", keys=COMMITMENT, opens=True)
@argument("commitment", metavar="ID")
@argument("outcome", type=click.Choice([*_OUTCOMES, _OPEN]))
@option("commitment look", "--note-file", metavar="FILE")
def look(sitting: Sitting, commitment: str, outcome: str, note_file: str | None) -> None:
    """Say what became of it; a line beside it is welcome, and never asked for twice."""
    from carecompanion.domain.promise import Outcome

    with sitting.journal() as companion:
        found = companion.promising.find(commitment)
        if outcome == _OPEN:
            _tell(sitting, companion.promising.reopen(found))
            return
        note = sitting.sources.text_from(note_file) if note_file else ""
        if not note_file and sitting.ask.is_possible:
            sitting.tell.warn(found.commitment.words)
            note = sitting.ask.line(say("cli_ongoing.ask_note"))
        promised = companion.promising.look(found, Outcome(outcome), note)
        _tell(sitting, promised)
    if promised.outcome is Outcome.COMPANY:
        sitting.tell.note(say("cli_ongoing.company", entry=promised.entry or "ID"))


def _words(sitting: Sitting, words: str | None, file: str | None) -> str:
    from carecompanion.errors import Usage

    if words is not None and file is not None:
        raise Usage(say("cli_ongoing.one_place"))
    if file is not None:
        return sitting.sources.text_from(file).strip()
    if words is None and not sitting.ask.is_possible:
        raise Usage(say("cli_ongoing.add_form"), say("cli_ongoing.add_form_hint"))
    return words or ""


def _asked(sitting: Sitting, given: Commitment) -> Commitment:
    """*given*, with the parts that were not in the call asked for as a prompt's field asks for them."""
    from carecompanion.cli.field_asking import FieldAsking
    from carecompanion.domain.answer import Commitment
    from carecompanion.domain.field import Field, FieldKind, Promise

    field = Field("commitment", FieldKind.COMMITMENT, "", shape=Promise())
    value = FieldAsking(sitting, field, given, lambda _value: None).asked()
    return value if isinstance(value, Commitment) else given


def _tell(sitting: Sitting, promised: Promised) -> None:
    if sitting.tell.as_json:
        sitting.tell.document(commitment_shape(promised))
        return
    tell_promise(sitting, promised)
