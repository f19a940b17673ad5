"""What a lens is given: fields as they were asked, and what was marked for them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from carecompanion.domain.answer import Value
    from carecompanion.domain.field import Field

UNSAID: Final = "-"
"""The option of marks for which none was chosen. No option of a pack can be called so."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A field as one prompt asked it; ``by`` are the options (id to label) of the choice it is marked by."""

    number: int
    pack: str
    prompt: str
    field: Field
    by: Mapping[str, str]

    @property
    def path(self) -> str:
        """``pack/prompt/field``."""
        return f"{self.pack}/{self.prompt}/{self.field.id}"


@dataclass(frozen=True, slots=True)
class Newest:
    """A field as it was asked, and the moment of its newest answer."""

    asked: Asked
    moment: int


@dataclass(frozen=True, slots=True)
class Seen:
    """One answer to a field as it was asked then. ``moment`` is its entry's place in the journal."""

    asked: Asked
    moment: int
    day: date
    value: Value = field(repr=False)
    chosen: tuple[str, ...] = ()
    note: str = field(default="", repr=False)
