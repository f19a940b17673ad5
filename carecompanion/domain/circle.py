"""A circle: partners who go through something together, and the code of care they agree on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

    from carecompanion.domain.ids import CircleId, PartnerId

MEMBERS_AT_MOST: Final = 15
NAME_BYTES: Final = 96
"""What a circle's name may hold in a letter."""


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle as one member sees it: ``members`` are the partners in it, oneself left out.

    ``id`` is 32 hex digits and the same for everyone; ``left_on`` is set once one has left.
    """

    id: CircleId
    name: str = field(repr=False)
    made: date
    members: tuple[PartnerId, ...] = ()
    left_on: date | None = None
