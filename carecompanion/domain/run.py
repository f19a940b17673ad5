"""One walk through a practice. It may stay open for months; every step may be skipped, left open, or come back to."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from carecompanion.domain.ids import EntryId, PackId, RunId
    from carecompanion.domain.practice import Step


class StepState(StrEnum):
    """Where a step stands. Nothing here is late."""

    AHEAD = "ahead"
    OPEN = "open"
    """Begun or passed by, and left open."""
    DONE = "done"


class Voice(StrEnum):
    """Whose turn a step of a pair is."""

    ME = "me"
    THEM = "them"


@dataclass(frozen=True, slots=True)
class RunStep:
    """A step as it stands in this walk. ``title`` names it in a row of steps; ``ask`` is its prompt's question then.

    ``speaker`` is set where one speaks and the other witnesses. A ``held_until`` is the reader's own hold: one key
    passes it. ``look_again`` are days on which the reader wished to come back to it.
    """

    step: Step
    title: str
    ask: str = ""
    speaker: Voice | None = None
    state: StepState = StepState.AHEAD
    entry: EntryId | None = None
    held_until: datetime | None = None
    look_again: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """A practice being walked. ``at`` is the step one stands on; ``partner`` a handle, where it is walked with someone.

    ``ended`` is the day it was left or came to its end; the steps and what was written stay.
    """

    id: RunId
    pack: PackId
    practice: str
    title: str
    who: str  # solo | pair | circle
    started: datetime
    updated: datetime
    steps: tuple[RunStep, ...]
    at: int = 0
    partner: str = field(default="", repr=False)
    ended: date | None = None

    @property
    def is_open(self) -> bool:
        """Is it still being walked?"""
        return self.ended is None


@dataclass(frozen=True, slots=True)
class StepRef:
    """A step of a run: what a draft answers when it is written as part of a walk."""

    run: RunId
    step: int
