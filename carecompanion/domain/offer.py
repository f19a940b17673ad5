"""What serving speaks of: what the vault remembers, what choosing looks at, and the invitation that comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from carecompanion.domain.prompt import TENDER, Prompt, PromptRef, Wording

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from carecompanion.domain.ids import PackId
    from carecompanion.domain.served import History, Served


class How(StrEnum):
    """What became of a prompt on a day; an offer says under which of these it is to be remembered."""

    OFFERED = "offered"
    ANOTHER = "another"
    LIGHTER = "lighter"
    DOORWAY = "doorway"
    SKIPPED = "skipped"
    ANSWERED = "answered"


class Reason(StrEnum):
    """Why a prompt is offered."""

    FIRST_OF_PACK = "first-of-pack"
    NEXT_IN_ARC = "next-in-arc"
    NEXT_IN_PACK = "next-in-pack"
    ITS_TURN_AGAIN = "its-turn-again"
    REVISIT = "revisit"
    WEEK = "week"
    ANOTHER = "another"
    LIGHTER = "lighter"
    DOORWAY = "doorway"


class Verdict(StrEnum):
    """What was found about one prompt while choosing."""

    CHOSEN = "chosen"
    PACK_RESTS = "pack-rests"
    ABOVE_CEILING = "above-ceiling"
    NEEDS_COMPANY = "needs-company"
    EXCLUDED_TAG = "excluded-tag"
    EXCLUDED_NOTE = "excluded-note"
    NOT_AFTER_HARM = "not-after-harm"
    RESTS_FOR_NOW = "rests-for-now"
    SEEN_TODAY = "seen-today"
    SIBLING_FIRST = "sibling-first"
    OTHER_PACK_FIRST = "other-pack-first"
    AFTER_REVISIT = "after-revisit"
    AFTER_WEEK = "after-week"
    ENOUGH_TODAY = "enough-today"


@dataclass(frozen=True, slots=True)
class Revisit:
    """A prompt the reader chose to come back to: *due* is the day, *since* the day of the entry it follows."""

    ref: PromptRef
    due: date
    since: date


@dataclass(frozen=True, slots=True)
class OfWeek:
    """A prompt of this week's meeting of a programme the reader goes through: *since* is the meeting's day."""

    ref: PromptRef
    since: date


@dataclass(frozen=True, slots=True)
class ReaderState:
    """Everything about the reader that choosing looks at.

    ``ceiling`` is an intensity; ``excluded_notes`` are words that a content note may not hold; ``standpoints`` names
    by pack the wording to read; ``history`` holds at least the last moment of each prompt and kind, and all of today's.
    What is in the ``week`` may come from a resting pack too: whoever began the programme chose it.
    """

    today: date
    ceiling: int = TENDER
    excluded_tags: frozenset[str] = frozenset()
    excluded_notes: frozenset[str] = frozenset()
    standpoints: Mapping[PackId, Wording] = field(default_factory=dict)
    resting: frozenset[PackId] = frozenset()
    seed: int = 0
    history: tuple[Served, ...] | History = ()
    revisits: tuple[Revisit, ...] = ()
    week: tuple[OfWeek, ...] = ()
    last_entry_tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """One invitation: a prompt of a pack in a wording, why, and how to remember it. ``revisit`` where it is one."""

    pack: PackId
    prompt: Prompt
    wording: Wording
    reason: Reason
    how: How
    revisit: Revisit | None = None

    @property
    def ref(self) -> PromptRef:
        """The prompt's full name."""
        return PromptRef(self.pack, self.prompt.id)

    @property
    def words(self) -> str:
        """The question in the offered wording."""
        return self.prompt.words(self.wording)


@dataclass(frozen=True, slots=True)
class Considered:
    """One prompt and what was found about it."""

    ref: PromptRef
    verdict: Verdict
