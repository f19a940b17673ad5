"""A programme that somebody goes through: which meeting is now, which comes, and when. Nothing in it is ever late.

One's own way through it is a day on which it begins, and perhaps a pause or other days from some meeting on: everything
else follows from the calendar. What was written, opened or left out plays no part.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from carecompanion.domain.ids import PackId, ProgrammeId
    from carecompanion.domain.practice import Programme, Session

WEEK: Final = 7
"""Days. So long a meeting is this week's; the last one's week is also the programme's last."""


class Stand(StrEnum):
    """Where one is in a programme."""

    AHEAD = "ahead"
    """It begins on a day that is to come."""
    NOW = "now"
    """A meeting is this week's."""
    BETWEEN = "between"
    """A week has gone by since the last meeting, and the next is further off."""
    PAUSED = "paused"
    OVER = "over"
    """The week of its last meeting has gone by."""
    ABSENT = "absent"
    """Its pack is not here."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A programme as it was begun. *title* stands where its pack is gone; *signer* tells that from another of its name.

    *began* is the day it was chosen, *starts* the day its meetings are counted from, *paused* the day since which time
    rests, *ended* the day it was left. *moves* are pairs, by day: meetings of that day of the programme and after it
    are so many days later (or earlier); those before keep the day they had.
    """

    id: ProgrammeId
    pack: PackId
    title: str
    began: date
    starts: date
    moves: tuple[tuple[int, int], ...] = ()
    signer: str = ""
    paused: date | None = None
    ended: date | None = None

    def day_of(self, session: Session) -> date:
        """The day of *session*. Raises OverflowError past the calendar."""
        by = sum(by for day, by in self.moves if day <= session.day)
        return self.starts + timedelta(days=session.day + by)


@dataclass(frozen=True, slots=True)
class Going:
    """A programme one goes through, seen on a day. ``programme`` is None where its ``pack`` (by name) is not here.

    ``week`` and ``following`` are places among its sessions: of the meeting one is at, and of the one that comes.
    """

    begun: Begun
    pack: PackId
    title: str
    programme: Programme | None
    stand: Stand
    week: int | None = None
    following: int | None = None

    @property
    def id(self) -> ProgrammeId:
        """Its name among those one goes through."""
        return self.begun.id

    @property
    def sessions(self) -> tuple[Session, ...]:
        """Its meetings in order; none where its pack is not here."""
        return () if self.programme is None else self.programme.sessions

    @property
    def current(self) -> Session | None:
        """The meeting one is at: the last whose day has come; None before the first."""
        return None if self.week is None else self.sessions[self.week]

    @property
    def next(self) -> Session | None:
        """The meeting that comes; None after the last."""
        return None if self.following is None else self.sessions[self.following]

    @property
    def next_on(self) -> date | None:
        """The day of the meeting that comes; None where none does, or while time rests."""
        return None if self.following is None or self.is_paused else self.day_of(self.following)

    @property
    def starts(self) -> date:
        """The day of its first meeting; where its pack is not here, the one that was said."""
        return self.day_of(0) if self.sessions else self.begun.starts

    @property
    def is_paused(self) -> bool:
        """Does time rest?"""
        return self.begun.paused is not None

    @property
    def is_over(self) -> bool:
        """Has the week of its last meeting gone by?"""
        return self.stand is Stand.OVER

    @property
    def opens_at(self) -> int:
        """The meeting to show first: the one that is now, else the one that comes."""
        return (self.following or 0) if self.week is None else self.week

    @property
    def moves(self) -> int:
        """The meeting to name when all of them move: the one that comes, after the last one that one."""
        return len(self.sessions) - 1 if self.following is None else self.following

    def day_of(self, session: int) -> date:
        """The day of a meeting, as the days stand now."""
        return self.begun.day_of(self.sessions[session])

    def outcomes_of(self, session: Session) -> tuple[str, ...]:
        """What *session* works towards, in words."""
        hopes = () if self.programme is None else self.programme.outcomes
        return tuple(one.words for one in hopes if one.id in session.outcomes)


def in_order(programme: Programme) -> Programme:
    """*programme* with its meetings by their day; those of one day stay as they were written."""
    return replace(programme, sessions=tuple(sorted(programme.sessions, key=lambda session: session.day)))


def seen_on(begun: Begun, programme: Programme | None, today: date, pack: PackId | None = None) -> Going:
    """Where one is in *programme* on *today*; while it is paused, on the day it was.

    *pack* is what its pack is called now, where that is another name than when it was begun.
    """
    name = pack or begun.pack
    if programme is None or not programme.sessions:
        return Going(begun, name, begun.title, None, Stand.ABSENT)
    programme = in_order(programme)
    day = today if begun.paused is None else begun.paused
    days = [begun.day_of(session) for session in programme.sessions]
    # What was moved to an earlier day than one before it has been all the same, once its own day has come.
    week = max((place for place, its in enumerate(days) if its <= day), default=None)
    following = (0 if week is None else week + 1) if week != len(days) - 1 else None
    since = None if week is None else (day - days[week]).days
    stand = _stand(begun, since, is_last=following is None)
    return Going(begun, name, programme.title, programme, stand, week, following)


def _stand(begun: Begun, since: int | None, *, is_last: bool) -> Stand:
    if begun.paused is not None:
        return Stand.PAUSED
    if since is None:
        return Stand.AHEAD
    if since < WEEK:
        return Stand.NOW
    return Stand.OVER if is_last else Stand.BETWEEN


# what one decides


def paused(begun: Begun, today: date) -> Begun:
    """*begun* with time at rest from *today*; one that rests already goes on resting."""
    return begun if begun.paused is not None else replace(begun, paused=today)


def resumed(going: Going, today: date) -> Begun:
    """*going* with time running again: what was this week's still is, and what comes is as much later as it rested."""
    begun = going.begun
    if begun.paused is None:
        return begun
    running = replace(begun, paused=None)
    rested = max((today - begun.paused).days, 0)
    before = seen_on(running, going.programme, begun.paused)
    first = before.week if before.stand is Stand.NOW else before.following
    return running if first is None else moved(running, before.sessions[first], rested)


def moved(begun: Begun, session: Session, days: int) -> Begun:
    """*begun* with *session* and all after it *days* later, or earlier. Raises OverflowError past the calendar."""
    by = dict(begun.moves)
    by[session.day] = by.get(session.day, 0) + days
    after = replace(begun, moves=tuple(sorted((day, by) for day, by in by.items() if by)))
    after.day_of(session)
    return after


def left(begun: Begun, today: date) -> Begun:
    """*begun*, left: no reasons, no traces in what was written."""
    return replace(begun, ended=begun.ended or today)
