"""``letter``: what came and what left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from carecompanion.cli.shapes import ID, LETTER, LETTER_LINE, letter_line_shape, letter_shape
from carecompanion.cli.verb import argument, option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.letter import LetterLine, StoredLetter

_PAGE = 200


def trust_in_words(trust: str) -> str:
    """The trust label of a letter, as one says it."""
    return say(f"cli_letters.standing.{trust}")


@verb("letter list", keys={"letters": [LETTER_LINE]}, opens=True)
@option("letter list", "--with", "partner", metavar="PARTNER")
@option("letter list", "-n", "--number", type=click.IntRange(0), default=20, show_default=True)
def list_(sitting: Sitting, partner: str | None, number: int) -> None:
    """Newest first."""
    with sitting.journal() as companion:
        lines = _lines(companion, partner, number)
    tell = sitting.tell
    if tell.as_json:
        tell.document({"letters": [letter_line_shape(line) for line in lines]})
        return
    if not lines:
        tell.note(say("cli_letters.no_letters"))
    for line in lines:
        tell.line(tell.dim(f"{line.id[:8]}  {line.day.isoformat()}"), "  ", _line_in_words(line))


def _lines(companion: Companion, partner: str | None, number: int) -> list[LetterLine]:
    whom = companion.introducing.partner(partner) if partner is not None else None
    # Strangers' letters stand apart from the others until they are answered, and come first.
    lines = list(companion.corresponding.waiting()) if whom is None else []
    before: int | None = None
    is_more = True
    while is_more and (not number or len(lines) < number):
        limit = min(_PAGE, number - len(lines)) if number else _PAGE
        page = companion.corresponding.lines(whom, before=before, limit=limit)
        lines.extend(page)
        is_more = len(page) == limit
        before = page[-1].place if page else None
    return lines[:number] if number else lines


def _line_in_words(line: LetterLine) -> str:
    from carecompanion.domain.letter import Direction

    way = "came" if line.direction is Direction.CAME else "left"
    parts = [say(f"cli_letters.way.{way}", name=line.partner_name or say("introducing.someone"))]
    if line.waiting:
        return " · ".join([*parts, say("cli_letters.standing.stranger"), say("cli_letters.waiting")])
    parts.append(line.title or say("cli_letters.no_title"))
    if line.direction is Direction.CAME:
        parts.append(trust_in_words(line.trust.value))
    if line.unread:
        parts.append(say("cli_letters.unread"))
    if line.has_note:
        parts.append(say("cli_letters.note_first"))
    return " · ".join(parts)


@verb("letter read", keys=LETTER, opens=True, confirms=True)
@argument("letter", metavar="ID")
def read(sitting: Sitting, letter: str) -> None:
    """The note, then the words."""
    with sitting.journal() as companion:
        found = companion.corresponding.letter(letter)
        if not _is_read_on(sitting, found):
            sitting.tell.note(say("cli_letters.not_read"))
            return
        found = companion.corresponding.read(found)
    if sitting.tell.as_json:
        sitting.tell.document(letter_shape(found))
        return
    _tell_head(sitting, found)
    sitting.tell.line(found.human.strip("\n"))


def _is_read_on(sitting: Sitting, letter: StoredLetter) -> bool:
    """Did the reader say so after the content note? Where nobody can be asked, the note simply comes first."""
    note = letter.manifest.note
    if not note or sitting.is_agreed_beforehand or not sitting.ask.is_possible or sitting.tell.as_json:
        return True
    sitting.tell.warn(say("cli_letters.note", note=note))
    return sitting.ask.is_agreed(say("cli_letters.read_on"))


def _tell_head(sitting: Sitting, letter: StoredLetter) -> None:
    from carecompanion.domain.letter import Direction
    from carecompanion.words.days import day_in_full

    tell = sitting.tell
    way = "came" if letter.direction is Direction.CAME else "left"
    who = say(f"cli_letters.way.{way}", name=letter.partner_name or say("introducing.someone"))
    trust = trust_in_words(letter.trust.value)
    tell.line(tell.dim(" · ".join((who, day_in_full(letter.manifest.date), trust, letter.id[:8]))))
    tell.line()


@verb("letter accept", keys=LETTER, opens=True)
@argument("letter", metavar="ID")
@option("letter accept", "--as", "handle", metavar="NAME")
def accept(sitting: Sitting, letter: str, handle: str | None) -> None:
    """Its writer becomes a partner."""
    with sitting.journal() as companion:
        found = companion.corresponding.accept(letter, handle)
    if sitting.tell.as_json:
        sitting.tell.document(letter_shape(found))
        return
    trust = trust_in_words(found.trust.value)
    sitting.tell.line(say("cli_letters.accepted", id=found.id, name=found.partner_name, trust=trust))


@verb("letter refuse", opens=True)
@argument("letter", metavar="ID")
@option("letter refuse", "--block", is_flag=True)
def refuse(sitting: Sitting, letter: str, *, block: bool) -> None:
    """Nobody is told."""
    with sitting.journal() as companion:
        companion.corresponding.refuse(letter, block=block)
    sitting.tell.line(say("cli_letters.refused_block" if block else "cli_letters.refused"))


@verb("letter keep", keys=ID, opens=True)
@argument("letter", metavar="ID")
def keep(sitting: Sitting, letter: str) -> None:
    """For one's own safety."""
    with sitting.journal() as companion:
        found = companion.corresponding.letter(letter)
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
        title = next((item.title for item in found.manifest.items), "") or say("cli_letters.no_title")
        if not sitting.agree(say("cli_letters.letter_forget_sure", title=title)):
            sitting.tell.note(say("cli_journal.kept_it"))
            return
        companion.corresponding.forget(found)
    if sitting.tell.as_json:
        sitting.tell.document({"id": found.id})
        return
    sitting.tell.line(say("cli_letters.letter_forgotten", id=found.id[:8]))
