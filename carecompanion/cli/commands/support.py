"""``support``: the card of one's own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from carecompanion.cli.shapes import FLAG, MAYBE, TEXT
from carecompanion.cli.verb import option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.activities.supporting import SupportCard, Supporting
    from carecompanion.cli.sitting import Sitting

CARD: Final = {"people": TEXT, "kind_line": TEXT, "message": TEXT, "open_while_locked": FLAG}


@verb("support show", keys={"guidance": TEXT, "open_copy": MAYBE, "card": "table or null"}, opens=True)
def show(sitting: Sitting) -> None:
    """The open copy where there is one; else the guidance at once, and the card by its passphrase."""
    from carecompanion.activities.supporting import card_while_locked

    guidance = say("cli_journal.guidance")
    open_copy = card_while_locked(sitting.opening.world)
    card: SupportCard | None = None
    if not open_copy:
        if not sitting.tell.as_json:
            sitting.tell.line(guidance)
        card = _card_by_passphrase(sitting)
    if sitting.tell.as_json:
        shape = (
            {"people": card.people, "kind_line": card.kind_line, "message": card.message} if card else None
        )
        sitting.tell.document({"guidance": guidance, "open_copy": open_copy or None, "card": shape})
        return
    if open_copy:
        sitting.tell.line(open_copy)
    elif card is not None:
        parts = [part for part in (card.people, card.kind_line, card.message) if part]
        for part in parts or [say("cli_journal.support_empty")]:
            sitting.tell.line()
            sitting.tell.line(part)


def _card_by_passphrase(sitting: Sitting) -> SupportCard | None:
    """The card, or None where there is no journal, or no way to ask: the guidance stands by itself."""
    if not sitting.opening.is_there_a_journal():
        return None
    if not (sitting.secrets.is_given or sitting.ask.is_possible):
        sitting.tell.note(say("cli_journal.support_locked"))
        return None
    with sitting.journal() as companion:
        return companion.supporting.card()


@verb("support edit", keys=CARD, opens=True)
@option("support edit", "--people-file", metavar="FILE")
@option("support edit", "--line-file", metavar="FILE")
@option("support edit", "--message-file", metavar="FILE")
@option("support edit", "--open-while-locked/--closed-while-locked", default=None)
def edit(
    sitting: Sitting,
    *,
    people_file: str | None,
    line_file: str | None,
    message_file: str | None,
    open_while_locked: bool | None,
) -> None:
    """From files, or asked one thing at a time; once it is asked whether it may be read while locked."""
    from carecompanion.errors import Usage

    given = {
        name: sitting.sources.text_from(file).strip()
        for name, file in (("people", people_file), ("kind_line", line_file), ("message", message_file))
        if file is not None
    }
    if not given and open_while_locked is None and not sitting.ask.is_possible:
        raise Usage(say("cli.no_words"), say("cli_journal.support.no_words_hint"))
    with sitting.journal() as companion:
        supporting = companion.supporting
        card = supporting.card()
        if open_while_locked is False:
            # First of all: else the new words would stand in the open copy for a moment.
            supporting.allow_while_locked(allowed=False)
        is_told = bool(given) or open_while_locked is not None
        card = supporting.write(replace(card, **given)) if is_told else _asked(sitting, supporting, card)
        if open_while_locked:
            supporting.allow_while_locked(allowed=True)
        elif not supporting.was_asked() and sitting.ask.is_possible:
            allowed = sitting.ask.is_yes(say("cli_journal.support.open"))
            supporting.allow_while_locked(allowed=allowed)
            sitting.tell.note(
                say("cli_journal.support.is_open" if allowed else "cli_journal.support.is_closed")
            )
        _tell(sitting, card, supporting)


def _asked(sitting: Sitting, supporting: Supporting, card: SupportCard) -> SupportCard:
    """Each part is on the card as soon as it was typed: leaving after it loses nothing."""
    for name, key in (("people", "people"), ("kind_line", "line"), ("message", "message")):
        now = getattr(card, name)
        if now:
            sitting.tell.warn(say("cli_journal.support.now", text=now))
            sitting.tell.warn(say("cli_journal.support.keep"))
        said = sitting.ask.words(f"{say(f'cli_journal.support.{key}')} {say('cli_journal.write_on')}")
        card = supporting.write(replace(card, **{name: said or now}))
    return card


def _tell(sitting: Sitting, card: SupportCard, supporting: Supporting) -> None:
    if sitting.tell.as_json:
        sitting.tell.document(
            {
                "people": card.people,
                "kind_line": card.kind_line,
                "message": card.message,
                "open_while_locked": supporting.is_open_while_locked(),
            }
        )
        return
    for part in (card.people, card.kind_line, card.message):
        if part:
            sitting.tell.line(part)
