"""Asks for a key by having it pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from carecompanion.tui.dialogs.dialog import Dialog
from carecompanion.tui.text import plain
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult


class PressKeyDialog(Dialog[str | None]):
    """The first key that *fault* has nothing against is the answer; ``esc`` leaves it as it is."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = "PressKeyDialog #fault { color: $error; background: $surface; height: auto; }"

    def __init__(self, *, title: str, means: str, hides: str, fault: Callable[[str], str]) -> None:
        super().__init__(title=title)
        self._means, self._hides, self._fault = means, hides, fault

    def compose_inside(self) -> ComposeResult:
        yield self.says(say("settings.press.says"))
        yield self.quiet(self._means)
        yield Static("", id="fault")

    def take_key(self, key: str) -> bool:
        """The key that was pressed, though it be one that works everywhere; those that leave and hide still do."""
        if not self.is_mounted or key in ("escape", self._hides):
            return False
        fault = self._fault(key)
        if fault:
            self.query_one("#fault", Static).update(plain(fault))
        else:
            self.dismiss(key)
        return True
