"""Letters in words: what a line of a list is, how a letter came, which go soon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.words import say
from carecompanion.words.days import day_in_full

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.letter import LetterLine, StoredLetter


def as_typed(name: str) -> str:
    """A name as a shell takes it for one word and for nothing else: whoever wrote a card chose what is in it."""
    from shlex import quote

    return quote(name)


def trust_in_words(trust: str) -> str:
    """The trust label of a letter, as one says it."""
    return say(f"cli_letters.standing.{trust}")


def way_in_words(letter: LetterLine | StoredLetter) -> str:
    """From whom it came, or to whom it left."""
    return say(
        f"cli_letters.way.{letter.direction.value}", name=letter.partner_name or say("introducing.someone")
    )


def line_in_words(companion: Companion, line: LetterLine) -> str:
    """Everything a list says of a letter, part by part."""
    from carecompanion.domain.letter import Direction

    if line.waiting:
        name = line.partner_name or say("introducing.someone")
        return " · ".join(
            [
                say("cli_letters.way.waiting", name=name),
                say("cli_letters.standing.stranger"),
                say("cli_letters.waiting"),
            ]
        )
    parts = [way_in_words(line)]
    if line.circle is not None:
        parts.append(say("cli_letters.in_circle", circle=line.circle.name))
    parts += _what(companion, line)
    if line.direction is Direction.CAME:
        parts.append(trust_in_words(line.trust.value))
    if line.unread:
        parts.append(say("cli_letters.unread"))
    if line.has_note:
        parts.append(say("cli_letters.note_first"))
    parts += _how_long(line)
    return " · ".join(parts)


def tell_going(sitting: Sitting, companion: Companion) -> None:
    """Letters that go after today, and how to keep one. Said to a person; what is not said is not announced."""
    if sitting.tell.as_json or sitting.tell.is_quiet:
        return
    for line in companion.letting_go.notices():
        # Where its day is over already, it stays for the day on which this is said.
        day = day_in_full(max(line.until or sitting.today, sitting.today))
        title = line.title or say("cli_letters.no_title")
        sitting.tell.note(
            say("cli_letters.going", title=title, name=line.partner_name, day=day, id=line.id[:8])
        )


def tell_other_key(sitting: Sitting, companion: Companion, letter: StoredLetter) -> None:
    """Somebody else here calls themselves the same: said loudly, since it may be someone in their place."""
    one = companion.introducing.partner(letter.partner or "")
    same = (other for other in companion.introducing.partners() if other.id != one.id)
    if any(other.claimed_name == one.claimed_name and one.claimed_name for other in same):
        sitting.tell.warn(say("cli_letters.card_other_key", claimed=one.claimed_name, handle=one.handle))


def tell_what_it_asks(sitting: Sitting, companion: Companion, letter: StoredLetter) -> None:
    """A new card is said loudly; what is asked back, and what an agreement waits for, once."""
    from carecompanion.domain.letter import AgreementState, LetterKind

    name, kind = letter.partner_name, letter.manifest.kind
    answered = companion.corresponding.answered(letter)
    if kind is LetterKind.NEWCARD:
        sitting.tell.warn(say("cli_letters.new_card_came", name=name, typed=as_typed(name)))
    elif kind is LetterKind.WITHDRAW and answered is not None:
        title, short = title_of(answered), answered.id[:8]
        sitting.tell.note(say("cli_letters.withdraw_came", name=name, title=title, id=short))
    elif letter.manifest.circle is not None and companion.circling.known(letter) is None:
        circle = letter.manifest.circle.name
        sitting.tell.note(say("cli_letters.circle_came", name=name, circle=circle, id=letter.id[:8]))
        if letter.manifest.about is not None and letter.manifest.about.state is AgreementState.PROPOSED:
            sitting.tell.note(say("cli_letters.circle_proposal_came", id=letter.id[:8]))
    elif letter.manifest.about is not None:
        state = letter.manifest.about.state.value
        sitting.tell.note(say(f"cli_letters.agreement_came.{state}", name=name, id=letter.id[:8]))


def _what(companion: Companion, line: LetterLine) -> list[str]:
    from carecompanion.domain.letter import LetterKind

    if line.kind is LetterKind.NEWCARD:
        return [say("cli_letters.kind.newcard")]
    answered = companion.corresponding.answered(line)
    about = say("cli_letters.no_title") if answered is None else title_of(answered)
    if line.kind is LetterKind.WITHDRAW:
        return [say("cli_letters.kind.withdraw", title=about)]
    said = [line.title or say("cli_letters.no_title")]
    if line.about is not None:
        said.append(say(f"cli_letters.agreement.{line.about.state.value}", version=line.about.version))
    if line.re is not None:
        said.append(say("cli_letters.answers", title=about))
    return said


def title_of(letter: StoredLetter) -> str:
    """What stands over a letter's first piece."""
    return next((item.title for item in letter.manifest.items), "") or say("cli_letters.no_title")


def _how_long(line: LetterLine) -> list[str]:
    from carecompanion.domain.letter import Direction, Keep

    said = []
    if line.kept_for_safety:
        said.append(say("cli_letters.kept_for_safety"))
    elif line.keep is Keep.UNTIL and line.until is not None:
        said.append(say("cli_letters.kept_until", day=line.until.isoformat()))
    elif line.keep is Keep.ONCE:
        said.append(say("cli_letters.kept_once"))
    if line.asked_back:
        came = line.direction is Direction.CAME
        said.append(say("cli_letters.they_ask_back" if came else "cli_letters.you_asked_back"))
    return said
