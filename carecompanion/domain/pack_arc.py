"""A pack's arc: how deep and how tender each of its prompts is, in their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from carecompanion.domain.prompt import ACT, LIGHT, STRONG, TENDER

if TYPE_CHECKING:
    from carecompanion.domain.pack import Pack


@dataclass(frozen=True, slots=True)
class ArcMark:
    """One prompt on the arc: its depth 1 to 3, its intensity 0 to 3."""

    depth: int
    intensity: int


@dataclass(frozen=True, slots=True)
class Arc:
    """The marks of a pack's prompts, first to last."""

    marks: tuple[ArcMark, ...]

    @property
    def light(self) -> int:
        """How many are light."""
        return sum(mark.intensity <= LIGHT for mark in self.marks)

    @property
    def tender(self) -> int:
        """How many are tender."""
        return sum(mark.intensity == TENDER for mark in self.marks)

    @property
    def strong(self) -> int:
        """How many are strong, those that want company too."""
        return sum(mark.intensity >= STRONG for mark in self.marks)

    @property
    def begins(self) -> int:
        """The depth it starts with."""
        return self.marks[0].depth

    @property
    def ends(self) -> int:
        """The depth it ends with."""
        return self.marks[-1].depth

    @property
    def last_acts(self) -> int:
        """How many acts stand at its end, one after another."""
        acts = 0
        for mark in reversed(self.marks):
            if mark.depth != ACT:
                break
            acts += 1
        return acts

    @property
    def is_level(self) -> bool:
        """Are all of one depth?"""
        return len({mark.depth for mark in self.marks}) == 1


def arc_of(pack: Pack) -> Arc | None:
    """The arc of *pack*; None where it asks nothing."""
    if not pack.prompts:
        return None
    return Arc(tuple(ArcMark(prompt.depth, prompt.intensity) for prompt in pack.prompts))
