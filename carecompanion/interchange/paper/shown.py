"""What stands on a handout, part by part, each knowing whether it is in full here or further up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carecompanion.domain.field import Field
    from carecompanion.domain.pack import Pack
    from carecompanion.domain.practice import Exercise, Gate, Outcome, Practice, Session, Step
    from carecompanion.domain.prompt import Prompt


@dataclass(frozen=True, slots=True)
class Space:
    """Room for one field's answer; a scale that belongs to a choice has a strip for each of its options."""

    field: Field
    strips: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A prompt where it is named. ``is_whole``: in full here; else ``anchor`` is where it is. ``lang``: its own."""

    prompt: Prompt
    anchor: str
    lang: str
    is_whole: bool
    spaces: tuple[Space, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownGate:
    """A question before a practice; ``instead`` is the prompt a no leads to, where it leads to one that is here."""

    gate: Gate
    instead: Shown | None


@dataclass(frozen=True, slots=True)
class ShownExercise:
    """An exercise where it is named."""

    exercise: Exercise
    anchor: str
    lang: str
    is_whole: bool


@dataclass(frozen=True, slots=True)
class ShownStep:
    """One step: its prompt or its exercise, where it has one; ``absent`` names what is not here."""

    step: Step
    prompt: Shown | None = None
    exercise: ShownExercise | None = None
    absent: str = ""


@dataclass(frozen=True, slots=True)
class ShownPractice:
    """A practice where it is named."""

    practice: Practice
    anchor: str
    lang: str
    is_whole: bool
    gates: tuple[ShownGate, ...] = ()
    steps: tuple[ShownStep, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownSession:
    """A meeting with everything it names, in order; ``absent`` are names of what is not here."""

    session: Session
    anchor: str
    outcomes: tuple[Outcome, ...]
    practices: tuple[ShownPractice, ...]
    prompts: tuple[Shown, ...]
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Handout:
    """A pack, arranged: its meetings, then what no meeting names; the strong ones last."""

    pack: Pack
    sessions: tuple[ShownSession, ...]
    prompts: tuple[Shown, ...]
    practices: tuple[ShownPractice, ...]
    exercises: tuple[ShownExercise, ...]
    strong: tuple[Shown, ...]
