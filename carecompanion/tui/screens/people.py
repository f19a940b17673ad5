"""People: who stands with one, by role and by ring, under the handles one gave them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from carecompanion.tui.commands import bindings_of
from carecompanion.tui.screen import CareScreen
from carecompanion.tui.widgets.empty_place import EmptyPlace
from carecompanion.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult


class PeopleScreen(CareScreen[None]):
    """The place as it is while nothing is there."""

    NAME = "people"
    BINDINGS: ClassVar = [*bindings_of("people")]

    def compose(self) -> ComposeResult:
        yield from self.compose_strip()
        yield EmptyPlace(say("people.empty"))
        yield from self.compose_footer()
