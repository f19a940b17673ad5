"""Care or strength that moved on a day: from whom or what, which way, how much."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

    from carecompanion.domain.answer import FlowMark
    from carecompanion.domain.ids import EntryId

GIVEN, RECEIVED, REFILLS, EMPTIES = "given", "received", "refills", "empties"
DIRECTIONS: Final = (GIVEN, RECEIVED, REFILLS, EMPTIES)


@dataclass(frozen=True, slots=True)
class Flow:
    """One flow. A source is a handle or a condition (a meeting, a policy); nothing is ever owed."""

    day: date
    mark: FlowMark = field(repr=False)
    entry: EntryId | None = None
    field_id: str = ""
