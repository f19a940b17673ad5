"""Letters by partner, and how a list says them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from carecompanion.domain.letter import Direction
from carecompanion.domain.partner import Standing
from carecompanion.tui.widgets.pairs import Pair
from carecompanion.words import say
from carecompanion.words.days import day_in_month, day_seen_from

if TYPE_CHECKING:
    from datetime import date

    from carecompanion.activities.companion import Companion
    from carecompanion.domain.letter import LetterLine
    from carecompanion.domain.partner import Partner

PAGE = 200


@dataclass(frozen=True, slots=True)
class Thread:
    """All letters with one person, newest first; ``partner`` is None once they were let go from the list.

    A thread that ``waits`` is one stranger's letter, of which nothing is shown.
    """

    key: str
    name: str
    partner: Partner | None
    words: tuple[str, ...] = ()
    letters: tuple[LetterLine, ...] = ()
    waits: bool = False


def threads_of(companion: Companion) -> tuple[Thread, ...]:
    """Waiting letters first, then people by their newest letter, then those without one. For the desk."""
    by_whom: dict[str, list[LetterLine]] = {}
    before: int | None = None
    while True:
        page = companion.corresponding.lines(before=before, limit=PAGE)
        for line in page:
            by_whom.setdefault(line.partner or f"name:{line.partner_name}", []).append(line)
        if len(page) < PAGE:
            break
        before = page[-1].place
    partners = {partner.id: partner for partner in companion.introducing.partners()}
    waiting = [
        Thread(f"waits:{line.id}", "", None, letters=(line,), waits=True)
        for line in companion.corresponding.waiting()
    ]
    with_letters = []
    for key, lines in by_whom.items():
        partner = next((one for one in partners.values() if one.id == key), None)
        with_letters.append(_thread(companion, key, partner, lines))
    without = [
        _thread(companion, partner.id, partner, [])
        for partner in partners.values()
        if partner.id not in by_whom
    ]
    return (*waiting, *with_letters, *without)


def _thread(companion: Companion, key: str, partner: Partner | None, lines: list[LetterLine]) -> Thread:
    if partner is None:
        return Thread(key, lines[0].partner_name or say("introducing.someone"), None, letters=tuple(lines))
    words = companion.introducing.words_of(partner)
    return Thread(key, partner.handle, partner, words, tuple(lines))


def thread_pair(thread: Thread, today: date) -> Pair:
    """A thread in its list."""
    if thread.waits:
        return Pair(thread.key, say("letters.stranger"), say("letters.stranger_below"))
    if not thread.letters:
        return Pair(thread.key, thread.name, say("letters.none_yet"))
    newest = thread.letters[0]
    key = "letters.came" if newest.direction is Direction.CAME else "letters.went"
    is_unread = any(line.unread for line in thread.letters)
    day = short_day(newest.day, today)
    below = say(f"{key}_unread" if is_unread else key, day=day)
    return Pair(thread.key, thread.name, below, is_loud=is_unread)


def letter_pair(line: LetterLine, today: date) -> Pair:
    """A letter in its list."""
    below = [say("letters.arrived" if line.direction is Direction.CAME else "letters.sent")]
    if line.unread:
        below.append(say("letters.unread"))
    if line.direction is Direction.CAME:
        if line.has_note:
            below.append(say("letters.has_note"))
    else:
        masked = _counted("letters.masked", line.left_out) if line.left_out else ""
        below.append(", ".join(part for part in (_counted("letters.entry", line.pieces), masked) if part))
    return Pair(
        line.id,
        line.title or say("letters.untitled"),
        " · ".join(below),
        day_seen_from(line.day, today),
        is_loud=line.unread,
    )


def standing_words(partner: Partner, today: date) -> str:
    """How well a partner's key is known."""
    if partner.blocked:
        return say("partners.blocked")
    if not partner.has_app:
        return say("partners.no_app")
    if partner.standing is Standing.VERIFIED and partner.verified_on is not None:
        return say("partners.checked", day=long_day(partner.verified_on, today))
    return say("partners.unchecked")


def standing_briefly(partner: Partner, today: date) -> str:
    """The same without the day, for a narrow list."""
    is_checked = partner.standing is Standing.VERIFIED and partner.has_app and not partner.blocked
    return say("letter.checked") if is_checked else standing_words(partner, today)


def short_day(day: date, today: date) -> str:
    """``Thu 19`` within the last month, ``8 Nov`` and ``8 Nov 2025`` beyond."""
    return day_in_month(day) if 0 <= (today - day).days < 14 else day_seen_from(day, today)


def long_day(day: date, today: date) -> str:
    """``3 October``, and ``3 October 2025`` in another year."""
    month = say(f"days.month_long.{day.month}")
    key = "partners.day" if day.year == today.year else "partners.day_year"
    return say(key, day=day.day, month=month, year=day.year)


def _counted(key: str, count: int) -> str:
    return say(f"{key}_one") if count == 1 else say(f"{key}_many", count=count)
