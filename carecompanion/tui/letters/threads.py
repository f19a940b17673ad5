"""Who one writes with: people and circles by their newest letter, and how a list says them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from carecompanion.domain.letter import Direction
from carecompanion.domain.partner import Standing
from carecompanion.domain.unsent import Unsent
from carecompanion.tui.letters.unfinished import title_of_unfinished, unfinished
from carecompanion.tui.widgets.pairs import Pair
from carecompanion.words import say
from carecompanion.words.days import day_in_month, day_seen_from

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from carecompanion.activities.companion import Companion
    from carecompanion.domain.circle import Circle
    from carecompanion.domain.entry import Draft
    from carecompanion.domain.ids import PartnerId
    from carecompanion.domain.letter import LetterLine
    from carecompanion.domain.partner import Partner


@dataclass(frozen=True, slots=True)
class Begun:
    """A letter that was begun and has not left, and what a list calls it."""

    draft: Draft
    title: str


@dataclass(frozen=True, slots=True)
class Thread:
    """What goes on with one person or circle: the newest letter, and drafts of letters to them.

    ``partner_id`` alone stands for somebody who is no partner any more. A thread that ``waits`` is one stranger's
    letter, of which nothing is shown; one with neither person nor circle is a draft that is for nobody yet.
    """

    key: str
    name: str
    partner: Partner | None = None
    partner_id: PartnerId | None = None
    circle: Circle | None = None
    is_circle: bool = False
    members: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    newest: LetterLine | None = None
    drafts: tuple[Begun, ...] = ()
    is_unread: bool = False
    waits: bool = False

    @property
    def is_to_nobody_yet(self) -> bool:
        """Is it a draft alone?"""
        return not (self.waits or self.is_circle or self.partner_id)


def threads_of(companion: Companion) -> tuple[Thread, ...]:
    """Waiting letters first, then people and circles by their newest letter, then those without one. For the desk."""
    waiting = [
        Thread(f"waits:{line.id}", "", newest=line, waits=True) for line in companion.corresponding.waiting()
    ]
    drafts = _Drafts(companion)
    threads = [*_people(companion, drafts), *_circles(companion, drafts)]
    with_letters = sorted(
        (one for one in threads if one.newest is not None),
        key=lambda one: -one.newest.place if one.newest is not None else 0,
    )
    without = sorted((one for one in threads if one.newest is None), key=lambda one: not one.drafts)
    lone = [Thread(f"draft:{one.draft.id}", one.title, drafts=(one,)) for one in drafts.left()]
    return (*waiting, *lone, *with_letters, *without)


class _Drafts:
    """Drafts of letters, by whom they are for."""

    def __init__(self, companion: Companion) -> None:
        self._by_whom: dict[str | None, list[Begun]] = {}
        for draft in unfinished(companion):
            unsent = draft.letter or Unsent()
            circle = companion.voicing.circle_of(draft) if unsent.about is not None else None
            whom = unsent.to or unsent.circle or (None if circle is None else circle.id)
            begun = Begun(draft, title_of_unfinished(companion, draft))
            self._by_whom.setdefault(whom, []).append(begun)

    def of(self, whom: str | None) -> tuple[Begun, ...]:
        """Those for one partner or circle, who is here to be asked for; those for nobody yet."""
        return tuple(self._by_whom.pop(whom, ()))

    def left(self) -> tuple[Begun, ...]:
        """Those that nobody asked for: for nobody yet, or for somebody who is gone."""
        return tuple(one for begun in self._by_whom.values() for one in begun)


def _people(companion: Companion, drafts: _Drafts) -> Iterator[Thread]:
    corresponding, introducing = companion.corresponding, companion.introducing
    newest = {line.partner: line for line in corresponding.newest()}
    unread = corresponding.with_unread()
    for partner in introducing.partners():
        yield Thread(
            partner.id,
            partner.handle,
            partner=partner,
            partner_id=partner.id,
            words=introducing.words_of(partner),
            newest=newest.pop(partner.id, None),
            drafts=drafts.of(partner.id),
            is_unread=partner.id in unread,
        )
    for partner_id, line in newest.items():
        if partner_id is not None:
            name = line.partner_name or say("introducing.someone")
            is_unread = partner_id in unread
            yield Thread(partner_id, name, partner_id=partner_id, newest=line, is_unread=is_unread)


def _circles(companion: Companion, drafts: _Drafts) -> Iterator[Thread]:
    newest = {line.circle.id: line for line in companion.circling.newest() if line.circle is not None}
    unread = companion.corresponding.with_unread()
    for circle in companion.circling.circles():
        yield Thread(
            circle.id,
            circle.name,
            circle=circle,
            is_circle=True,
            members=tuple(member.handle for member in companion.circling.members(circle)),
            newest=newest.get(circle.id),
            drafts=drafts.of(circle.id),
            is_unread=circle.id in unread,
        )


def thread_pair(thread: Thread, today: date) -> Pair:
    """A thread in its list."""
    if thread.waits:
        return Pair(thread.key, say("letters.stranger"), say("letters.stranger_below"))
    newest = thread.newest
    if thread.drafts and not thread.is_unread:
        return Pair(thread.key, thread.name, say("letters.draft"))
    if newest is None:
        return Pair(thread.key, thread.name, say("letters.none_yet"))
    if thread.is_circle and newest.about is not None and not thread.is_unread:
        return Pair(thread.key, thread.name, say("letters.agreement_row", version=newest.about.version))
    key = "letters.came" if newest.direction is Direction.CAME else "letters.went"
    below = say(f"{key}_unread" if thread.is_unread else key, day=short_day(newest.day, today))
    return Pair(thread.key, thread.name, below, is_loud=thread.is_unread)


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
