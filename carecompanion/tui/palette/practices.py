"""Practices by name: one begins from here, after what it asks first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from carecompanion.tui.palette.offer import PRACTICES, Offer
from carecompanion.tui.running.beginning import Beginning
from carecompanion.tui.screen import CareScreen
from carecompanion.words import say

if TYPE_CHECKING:
    from textual.screen import Screen

    from carecompanion.activities.companion import Companion
    from carecompanion.activities.walking import PracticeHere


def read_practices(companion: Companion) -> tuple[PracticeHere, ...]:
    """Every practice there is."""
    return companion.walking.practices()


def offers_to_begin(over: Screen[Any], practices: tuple[PracticeHere, ...]) -> list[Offer]:
    """One line a practice: what it is called, and for whom at the right. None where nothing can begin."""
    if not isinstance(over, CareScreen):
        return []
    return [
        Offer(
            PRACTICES,
            here.practice.title,
            say(f"running.who.{here.practice.who}"),
            partial(Beginning(over).begin, here),
            also=here.practice.id.replace("-", " "),
        )
        for here in practices
    ]
