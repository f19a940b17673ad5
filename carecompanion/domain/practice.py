"""Practices, programmes, exercises, guides and frames, as packs describe them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MINUTES_AT_MOST: Final = 240
HOURS_AT_MOST: Final = 24 * 30
DAYS_AT_MOST: Final = 3_660
"""The longest time of a step, the longest hold of one, and the furthest day on which to look at one again."""


@dataclass(frozen=True, slots=True)
class Gate:
    """A question before a practice begins; ``if_no`` says where a no leads: support, leave, or a prompt's id."""

    ask: str
    if_no: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step: a prompt, something said, or an exercise (exactly one of the three)."""

    prompt: str = ""
    say: str = ""
    ground: str = ""
    minutes: int | None = None
    turn: str = ""  # speaker | witness | both
    swap: bool = False
    private: bool = False
    may_stay_open: bool = False
    hold_hours: int | None = None
    revisit: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Practice:
    """Prompts in an order, for one person, a pair or a circle."""

    id: str
    title: str
    who: str  # solo | pair | circle
    gate: tuple[Gate, ...] = ()
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """Something a programme hopes for."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Session:
    """One meeting of a programme."""

    day: int
    title: str
    outcomes: tuple[str, ...] = ()
    practices: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    together: str = ""
    closing: bool = False


@dataclass(frozen=True, slots=True)
class Programme:
    """Practices laid over weeks for a circle."""

    title: str
    domain: str = ""
    community: str = ""
    practice: str = ""
    circle_of: int = 15
    outcomes: tuple[Outcome, ...] = ()
    sessions: tuple[Session, ...] = ()


@dataclass(frozen=True, slots=True)
class Exercise:
    """A grounding exercise, one step at a time; body-free ones come first."""

    id: str
    title: str
    body_free: bool
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """How a reply may be shaped: received, four-part or questions."""

    id: str
    boxes: tuple[str, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """Headings that can be laid over any writing."""

    id: str
    sections: tuple[str, ...]
    title: str = ""
