"""The letters of one thread: read a page at a time, and how a list says each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from carecompanion.domain.letter import Direction, Keep, LetterKind
from carecompanion.tui.letters.threads import long_day
from carecompanion.tui.widgets.pairs import Pair
from carecompanion.words import say
from carecompanion.words.days import day_seen_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from carecompanion.activities.companion import Companion
    from carecompanion.domain.ids import LetterId
    from carecompanion.domain.letter import LetterLine, StoredLetter
    from carecompanion.tui.letters.threads import Begun, Thread

PAGE: Final = 30
"""Letters read at a time: more than the tallest screen of this list shows."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A letter in a list. ``answers`` is the title of the one it is about; ``copies`` how many of it left at once."""

    line: LetterLine
    answers: str = ""
    copies: int = 1


@dataclass(frozen=True, slots=True)
class Page:
    """Letters, newest first; ``before`` is where the next page begins, None where there is none."""

    letters: tuple[Listed, ...] = ()
    before: int | None = None


def letters_page(companion: Companion, thread: Thread, before: int | None = None, limit: int = PAGE) -> Page:
    """The next *limit* letters of *thread*. For the desk."""
    if thread.newest is None:
        return Page()
    lines = companion.corresponding.lines(
        None if thread.is_circle else thread.partner_id, circle=thread.circle, before=before, limit=limit
    )
    return _page(companion, lines, limit)


def found_page(companion: Companion, words: str, before: int | None = None, limit: int = PAGE) -> Page:
    """The next *limit* letters that hold *words*. Raises BadInput for more than a search can hold."""
    lines = companion.corresponding.search(words, before=before, limit=limit, as_typed=True)
    return _page(companion, lines, limit)


def listed(companion: Companion, lines: Iterable[LetterLine]) -> tuple[Listed, ...]:
    """*lines* with what they answer."""
    here = {line.id: line for line in lines}
    return tuple(Listed(line, _title_answered(companion, line, here)) for line in here.values())


def _page(companion: Companion, lines: Sequence[LetterLine], limit: int) -> Page:
    return Page(listed(companion, lines), lines[-1].place if len(lines) == limit else None)


def _title_answered(companion: Companion, line: LetterLine, here: Mapping[LetterId, LetterLine]) -> str:
    """Told as far as the letter is still here; only what stands on another page is looked up."""
    if line.re is None:
        return ""
    near = here.get(line.re)
    if near is not None and near.partner == line.partner:
        return near.title or say("letters.untitled")
    letter = companion.corresponding.answered(line)
    return "" if letter is None else title_of(letter)


def title_of(letter: StoredLetter) -> str:
    """What a letter is called: its first title, else what kind of letter it is."""
    title = next((item.title for item in letter.manifest.items if item.title), "")
    return title or _untitled(letter.manifest.kind)


def _untitled(kind: LetterKind) -> str:
    names = {LetterKind.NEWCARD: "letters.newcard", LetterKind.WITHDRAW: "letters.withdraw"}
    return say(names.get(kind, "letters.untitled"))


def together(letters: Iterable[Listed]) -> Iterator[Listed]:
    """*letters*, where one that left for everyone in a circle at once stands once."""
    held: Listed | None = None
    for one in letters:
        if held is not None and _is_copy(held.line, one.line):
            held = replace(held, copies=held.copies + 1)
            continue
        if held is not None:
            yield held
        held = one
    if held is not None:
        yield held


def _is_copy(one: LetterLine, other: LetterLine) -> bool:
    def told(line: LetterLine) -> tuple[object, ...]:
        return line.direction, line.circle, line.day, line.title, line.about, line.kind, line.pieces

    return one.direction is Direction.LEFT and one.circle is not None and told(one) == told(other)


# how they are said


def draft_pair(begun: Begun) -> Pair:
    """A draft among the letters of a thread."""
    return Pair(f"draft:{begun.draft.id}", begun.title, say("letters.draft"))


def letter_pair(letter: Listed, today: date, *, says_who: bool = False) -> Pair:
    """A letter in its list: which way it went, and the one or two things worth knowing before it is read."""
    line = letter.line
    return Pair(
        line.id,
        line.title or _untitled(line.kind),
        " · ".join(part for part in _told(letter, today, says_who=says_who) if part),
        day_seen_from(line.day, today),
        is_loud=line.unread,
    )


def _told(letter: Listed, today: date, *, says_who: bool) -> Iterator[str]:
    line = letter.line
    came = line.direction is Direction.CAME
    if says_who and letter.copies > 1:
        yield say("letters.sent_to_circle")
    elif says_who:
        who = line.partner_name or say("introducing.someone")
        yield say("letters.arrived_from" if came else "letters.sent_to", name=who)
    else:
        yield say("letters.arrived" if came else "letters.sent")
    if line.unread:
        yield say("letters.unread")
    if came and line.has_note:
        yield say("letters.has_note")
    if line.asked_back:
        yield say("letters.asked_back" if came else "letters.asked_it_back")
    if line.about is not None:
        key = "letters.agreement_short" if says_who else "letters.agreement"
        state = say(f"letters.agreement.{line.about.state.value}")
        yield say(key, version=line.about.version, state=state)
    if letter.answers:
        yield say("letters.to_title", title=letter.answers)
    if line.kept_for_safety:
        yield say("letters.kept")
    elif line.keep is Keep.UNTIL and line.until is not None:
        day = long_day(line.until, today)
        yield say("letters.until_came" if came else "letters.until_left", day=day)
    elif line.keep is Keep.ONCE and line.kind is LetterKind.LETTER:
        yield say("letters.once")
    if not came and not letter.answers and line.about is None and line.keep is Keep.KEEP:
        yield _size(line)


def _size(line: LetterLine) -> str:
    masked = _counted("letters.masked", line.left_out) if line.left_out else ""
    return ", ".join(part for part in (_counted("letters.entry", line.pieces), masked) if part)


def _counted(key: str, count: int) -> str:
    return say(f"{key}_one") if count == 1 else say(f"{key}_many", count=count)
