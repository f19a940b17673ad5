"""Patterns: what was marked now and then, as a shape and in words. Nothing is averaged, nothing is judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from carecompanion.tui.commands import bindings_of
from carecompanion.tui.screen import CareScreen
from carecompanion.tui.widgets.empty_place import EmptyPlace
from carecompanion.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult


class PatternsScreen(CareScreen[None]):
    """The place as it is while nothing is there."""

    NAME = "patterns"
    BINDINGS: ClassVar = [*bindings_of("patterns")]

    def compose(self) -> ComposeResult:
        yield from self.compose_strip()
        yield EmptyPlace(say("patterns.empty"))
        yield from self.compose_footer()
