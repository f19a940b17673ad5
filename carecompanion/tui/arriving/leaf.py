"""One thing of a pack to be read by itself: a row in the list, and the parts it shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carecompanion.domain.prompt import Prompt
    from carecompanion.tui.widgets.prose import Part


@dataclass(frozen=True, slots=True)
class Leaf:
    """``key`` tells it from the others; ``head`` is the group it stands under; ``prompt`` where it is one."""

    key: str
    head: str
    title: str
    parts: tuple[Part, ...] = field(repr=False)
    right: str = ""
    prompt: Prompt | None = None
