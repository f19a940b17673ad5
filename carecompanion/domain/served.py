"""What became of a prompt on a day: offered, passed over, answered. The memory that serving is a function of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from carecompanion.domain.ids import PackId, PromptId
    from carecompanion.domain.prompt import PromptRef

    Turn = tuple[date, datetime]
    """The day and the moment of a prompt's turn."""

HOWS = ("offered", "another", "lighter", "doorway", "skipped", "answered")
"""What can become of a prompt: offered, come as another or a lighter one, read by its doorway, not today, answered."""


@dataclass(frozen=True, slots=True)
class Served:
    """One prompt, one day, and ``how`` it went (one of :data:`HOWS`)."""

    day: date
    ref: PromptRef
    how: str
    at: datetime


@dataclass(slots=True)
class Past:
    """One prompt's: when it last had its ``turn`` (on any day but the one that is looked at), was skipped, answered."""

    turn: Turn | None = None
    skipped: date | None = None
    answered: date | None = None


class History(Protocol):
    """What is remembered, asked for piece by piece: to choose one prompt, most of it need not be read."""

    def on(self, day: date) -> Iterable[Served]:
        """What became of prompts on that day, in the order it was remembered."""
        ...

    def last_turns(self, today: date) -> Mapping[PackId, Turn]:
        """By pack, when anything became of one of its prompts last, on any day but *today*."""
        ...

    def pasts(self, pack: PackId, today: date) -> Mapping[PromptId, Past]:
        """By prompt, what is remembered of those of *pack*."""
        ...

    def past(self, ref: PromptRef, today: date) -> Past:
        """What is remembered of one prompt."""
        ...


class Remembered:
    """A history that is all there."""

    def __init__(self, history: Iterable[Served]) -> None:
        self._all = tuple(history)
        self._packs: dict[PackId, list[Served]] = {}
        for served in self._all:
            self._packs.setdefault(served.ref.pack, []).append(served)

    def on(self, day: date) -> Iterable[Served]:
        """See :class:`History`."""
        return (served for served in self._all if served.day == day)

    def last_turns(self, today: date) -> Mapping[PackId, Turn]:
        """See :class:`History`."""
        return {
            pack: max(turns)
            for pack, history in self._packs.items()
            if (turns := [(one.day, one.at) for one in history if one.day != today])
        }

    def pasts(self, pack: PackId, today: date) -> Mapping[PromptId, Past]:
        """See :class:`History`."""
        return pasts(self._packs.get(pack, ()), today)

    def past(self, ref: PromptRef, today: date) -> Past:
        """See :class:`History`."""
        return self.pasts(ref.pack, today).get(ref.prompt, Past())


def pasts(history: Iterable[Served], today: date) -> dict[PromptId, Past]:
    """By prompt, what is remembered of the prompts of one pack. A turn is one on any day but *today*."""
    found: dict[PromptId, Past] = {}
    for served in history:
        past = found.get(served.ref.prompt)
        if past is None:
            past = found[served.ref.prompt] = Past()
        day = served.day
        if served.how == "skipped":
            past.skipped = day if past.skipped is None else max(past.skipped, day)
        elif served.how == "answered":
            past.answered = day if past.answered is None else max(past.answered, day)
        # A day after today (a clock set back) was a turn as well.
        if day != today and (past.turn is None or (day, served.at) > past.turn):
            past.turn = (day, served.at)
    return found
