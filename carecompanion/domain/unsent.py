"""A letter in the making: which entries, what is masked, what is wished, to whom. It waits as a draft."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
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
class Copied:
    """A part of a reply that leaves as another copy: what reads ``of`` leaves as ``body``; the part itself stays."""

    of: str = field(repr=False)
    body: str = field(repr=False)


class Voiced(StrEnum):
    """What one says to a circle in a draft's own text: a proposal, what stays open, a farewell."""

    PROPOSAL = "proposal"
    OPEN = "open"
    FAREWELL = "farewell"


@dataclass(frozen=True, slots=True)
class Unsent:
    """What a draft holds beside its words while it is to become a letter.

    ``re`` is the letter it answers, by the guide ``guide``; its parts are then the draft's answers. With ``voiced``
    the draft's text is that to ``circle``; what stays open is about the agreement in the letter ``about``.
    """

    to: PartnerId | None = None
    circle: CircleId | None = None
    re: LetterId | None = None
    guide: str | None = None
    chosen: tuple[Chosen, ...] = ()
    masks: tuple[Mask, ...] = ()
    wishes: Wishes = field(default_factory=Wishes)
    note: str | None = field(default=None, repr=False)
    copies: tuple[Copied, ...] = ()
    voiced: Voiced | None = None
    about: LetterId | None = None

    @property
    def is_empty(self) -> bool:
        """Is there nothing in it yet that somebody would miss?"""
        return not (self.chosen or self.masks or self.note or self.copies) and self.wishes == Wishes()
