"""``letter read``: one letter, or the whole thread it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.cli.shapes import LETTER, letter_shape
from carecompanion.cli.telling_letters import tell_going, trust_in_words, way_in_words
from carecompanion.cli.verb import argument, option, verb
from carecompanion.words import say
from carecompanion.words.days import day_in_full

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.letter import StoredLetter

_READ: Final = "letter read"


@verb(_READ, keys=LETTER | {"or with --thread": {"letters": [LETTER]}}, opens=True, confirms=True)
@argument("letter", metavar="ID")
@option(_READ, "--thread", "is_thread", is_flag=True)
def read(sitting: Sitting, letter: str, *, is_thread: bool) -> None:
    """The note, then the words."""
    with sitting.journal() as companion:
        found = companion.corresponding.letter(letter)
        letters = companion.corresponding.thread(found) if is_thread else (found,)
        if sitting.tell.as_json:
            shapes = [letter_shape(companion.corresponding.read(one)) for one in letters]
            sitting.tell.document({"letters": shapes} if is_thread else shapes[0])
            return
        for place, one in enumerate(letters):
            if place:
                sitting.tell.line()
            _read_one(sitting, companion, one)
        tell_going(sitting, companion)


def _read_one(sitting: Sitting, companion: Companion, letter: StoredLetter) -> None:
    if not _is_read_on(sitting, letter):
        sitting.tell.note(say("cli_letters.not_read"))
        return
    letter = companion.corresponding.read(letter)
    tell = sitting.tell
    said = [way_in_words(letter)]
    if letter.manifest.circle is not None:
        said.append(say("cli_letters.in_circle", circle=letter.manifest.circle.name))
    said += [day_in_full(letter.manifest.date), trust_in_words(letter.trust.value), letter.id[:8]]
    tell.line(tell.dim(" · ".join(said)))
    tell.line()
    tell.line(letter.human.strip("\n"))
    _tell_what_next(sitting, companion, letter)


def _is_read_on(sitting: Sitting, letter: StoredLetter) -> bool:
    """Did the reader say so after the content note? Where nobody can be asked, the note simply comes first."""
    note = letter.manifest.note
    if not note or sitting.is_agreed_beforehand or not sitting.ask.is_possible:
        return True
    sitting.tell.warn(say("cli_letters.note", note=note))
    return sitting.ask.is_agreed(say("cli_letters.read_on"))


def _tell_what_next(sitting: Sitting, companion: Companion, letter: StoredLetter) -> None:
    """What its writer asks for, and that the choice is the reader's."""
    from carecompanion.domain.letter import Direction, Keep

    name, short = letter.partner_name, letter.id[:8]
    if letter.direction is not Direction.CAME or letter.kept_for_safety:
        return
    circle = letter.manifest.circle
    if circle is not None and companion.circling.known(letter) is None:
        sitting.tell.note(say("cli_letters.circle_came", name=name, circle=circle.name, id=short))
    elif _waits_for_an_answer(companion, letter):
        sitting.tell.note(say("cli_letters.agreement_read", id=short))
    if letter.asked_back:
        sitting.tell.note(say("cli_letters.asked_back", name=name, id=short))
    elif letter.manifest.ask.keep is Keep.ONCE:
        # A --yes was said to the note, not to this.
        if sitting.ask.is_possible and not sitting.is_agreed_beforehand:
            if sitting.ask.is_agreed(say("cli_letters.once_ask", name=name)):
                companion.corresponding.forget(letter)
                sitting.tell.note(say("cli_letters.letter_forgotten", id=short))
            else:
                sitting.tell.note(say("cli_journal.kept_it"))
            return
        sitting.tell.note(say("cli_letters.once_hint", name=name, id=short))


def _waits_for_an_answer(companion: Companion, letter: StoredLetter) -> bool:
    """Does it propose the newest version of an agreement, to which one has said nothing yet?"""
    from carecompanion.domain.letter import AgreementState

    about, circle = letter.manifest.about, companion.circling.known(letter)
    if about is None or circle is None or about.state is not AgreementState.PROPOSED:
        return False
    code = companion.agreeing.code(circle)
    if code is None or (code.id, code.newest.number) != (about.id, about.version):
        return False
    return all(voice.name is not None for voice in code.newest.voices)
