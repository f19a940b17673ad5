"""A commitment that is kept in the vault: what was promised, when to look again, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from carecompanion.domain.answer import Commitment
    from carecompanion.domain.ids import CommitmentId, EntryId


class Outcome(StrEnum):
    """How a commitment ends. None of them is better than another."""

    KEPT = "kept"
    CHANGED = "changed"
    LET_GO = "let-go"
    COMPANY = "company"


@dataclass(frozen=True, slots=True)
class Promised:
    """One commitment. ``entry`` is where it was promised, while that is still there; ``note`` is said when it ends."""

    id: CommitmentId
    made: date
    commitment: Commitment = field(repr=False)
    entry: EntryId | None = None
    field_id: str = ""
    outcome: Outcome | None = None
    settled: date | None = None
    note: str = field(default="", repr=False)

    @property
    def is_open(self) -> bool:
        """Is there still something to look at?"""
        return self.outcome is None
