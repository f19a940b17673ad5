"""What became of a prompt on a day: offered, passed over, answered. The memory that serving is a function of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from carecompanion.domain.prompt import PromptRef

HOWS = ("offered", "another", "lighter", "doorway", "skipped", "answered")
"""What can become of a prompt: offered, come as another or a lighter one, read by its doorway, not today, answered."""


@dataclass(frozen=True, slots=True)
class Served:
    """One prompt, one day, and ``how`` it went (one of :data:`HOWS`)."""

    day: date
    ref: PromptRef
    how: str
    at: datetime
