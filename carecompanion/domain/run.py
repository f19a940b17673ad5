"""One walk through a practice. It may stay open for months; every step may be skipped, left open, or come back to."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from carecompanion.domain.ids import EntryId, PackId, RunId
    from carecompanion.domain.practice import Step
    from carecompanion.domain.prompt import PromptSnapshot


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
    """A step as it stands in this walk. ``title`` names it in a row of steps.

    ``prompt`` is what it asks, as it was when the walk began, with its ``note`` and lighter ``doorway``: a pack that
    changes or goes takes nothing from an open walk. ``is_letter`` where it is worded to somebody. ``speaker`` is set
    where one speaks and the other witnesses; ``swapped`` where the roles have changed. A ``held_until`` is the
    reader's own hold: one key passes it. ``look_again`` are days on which the reader wished to come back to it.

    Of its gentle time: ``more`` are minutes given beyond the step's own; ``gone`` are seconds that have gone by, and
    ``since`` is set while time runs.
    """

    step: Step
    title: str
    prompt: PromptSnapshot | None = None
    note: str = ""
    doorway: str = ""
    is_letter: bool = False
    speaker: Voice | None = None
    swapped: bool = False
    state: StepState = StepState.AHEAD
    entry: EntryId | None = None
    held_until: datetime | None = None
    look_again: tuple[date, ...] = ()
    more: int = 0
    gone: int = 0
    since: datetime | None = None

    @property
    def ask(self) -> str:
        """Its prompt's question, as it was; empty for a step that asks nothing."""
        return "" if self.prompt is None else self.prompt.ask

    @property
    def is_absent(self) -> bool:
        """Does it name a prompt of a pack that was not here when the walk began?"""
        return bool(self.step.prompt) and self.prompt is None

    @property
    def minutes(self) -> int | None:
        """Its minutes with those that were added; None where it has no time of its own."""
        return None if self.step.minutes is None else self.step.minutes + self.more

    def is_held(self, now: datetime) -> bool:
        """Does it rest, by the reader's own hold?"""
        return self.held_until is not None and now < self.held_until

    def gone_by(self, now: datetime) -> int:
        """How many seconds of its time have gone by."""
        running = 0 if self.since is None else int((now - self.since).total_seconds())
        return self.gone + max(running, 0)


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

    @property
    def here(self) -> RunStep:
        """The step one stands on."""
        return self.steps[self.at]

    @property
    def next(self) -> int | None:
        """The next step that is not done: from where one stands to the end, then from the beginning; None for none."""
        order = (*range(self.at, len(self.steps)), *range(self.at))
        return next((place for place in order if self.steps[place].state is not StepState.DONE), None)


@dataclass(frozen=True, slots=True)
class StepRef:
    """A step of a run: what a draft answers when it is written as part of a walk."""

    run: RunId
    step: int


@dataclass(frozen=True, slots=True)
class StepToLookAt:
    """A step of a walk whose day to look again has come."""

    run: Run
    step: int
    day: date

    @property
    def title(self) -> str:
        """What the step is called."""
        return self.run.steps[self.step].title
