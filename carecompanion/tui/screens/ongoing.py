"""Ongoing: what is open, what was promised, and when one wished to look again. Nothing here is late."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from carecompanion.tui.commands import bindings_of
from carecompanion.tui.screen import CareScreen
from carecompanion.tui.widgets.empty_place import EmptyPlace
from carecompanion.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult


class OngoingScreen(CareScreen[None]):
    """The place as it is while nothing is there."""

    NAME = "ongoing"
    BINDINGS: ClassVar = [*bindings_of("ongoing")]

    def compose(self) -> ComposeResult:
        yield from self.compose_strip()
        yield EmptyPlace(say("ongoing.empty"))
        yield from self.compose_footer()
