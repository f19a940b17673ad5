"""A letter in the making: which entries, what is masked, what is wished, to whom. It waits as a draft."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from carecompanion.domain.letter import Wishes

if TYPE_CHECKING:
    from carecompanion.domain.ids import CircleId, EntryId, LetterId, PartnerId
    from carecompanion.domain.letter import Mask


@dataclass(frozen=True, slots=True)
class Chosen:
    """An entry for a letter: all of it, the characters ``start`` to ``end``, or a copy that was edited (``body``)."""

    entry: EntryId
    start: int | None = None
    end: int | None = None
    body: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Unsent:
    """What a draft holds beside its words while it is to become a letter.

    ``re`` is the letter it answers, by the guide ``guide``; its parts are then the draft's answers.
    """

    to: PartnerId | None = None
    circle: CircleId | None = None
    re: LetterId | None = None
    guide: str | None = None
    chosen: tuple[Chosen, ...] = ()
    masks: tuple[Mask, ...] = ()
    wishes: Wishes = field(default_factory=Wishes)
    note: str | None = field(default=None, repr=False)

    @property
    def is_empty(self) -> bool:
        """Is there nothing in it yet that somebody would miss?"""
        return not (self.chosen or self.masks or self.note) and self.wishes == Wishes()
