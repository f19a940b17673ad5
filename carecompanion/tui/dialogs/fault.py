"""An error, told: what in the title, one hint, and that the words are untouched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.tui.dialogs.dialog import Dialog
from carecompanion.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult


WRITING = ("write", "compose", "letter")
"""Screens that hold words: there it is worth saying that they are as they were."""


class FaultDialog(Dialog[None]):
    """What happened, and one thing to do next."""

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(title=say("dialogs.fault"))
        self._what = what
        self._hint = hint

    def compose_inside(self) -> ComposeResult:
        yield self.says(self._what)
        if self._hint:
            yield self.quiet(self._hint)
        if any(getattr(screen, "NAME", "") in WRITING for screen in self.app.screen_stack):
            yield self.quiet(say("dialogs.untouched"))
        yield self.buttons((("close", say("dialogs.close")),))

    def chosen(self, name: str) -> None:  # noqa: ARG002 - there is one button
        self.dismiss(None)

    def action_back(self) -> None:
        self.dismiss(None)
