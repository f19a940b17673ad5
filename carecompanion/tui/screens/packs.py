"""Packs: what is here, who signed it, and what it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from carecompanion.tui.commands import bindings_of
from carecompanion.tui.place import LookingPlace
from carecompanion.tui.screen import told

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class PacksScreen(LookingPlace):
    """The list, and beside it the page of what is selected."""

    NAME = "packs"
    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in bindings_of("packs") if binding.key != "enter"
    ]

    def compose(self) -> ComposeResult:
        yield from self.compose_strip()
        yield from self.compose_footer()

    @told
    async def _look(self) -> None:
        self.refresh_footer()
