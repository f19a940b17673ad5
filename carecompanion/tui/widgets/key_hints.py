"""A line of hints outside the footer: a click on one presses its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from carecompanion.tui.hints import hinted_key, press

if TYPE_CHECKING:
    from textual import events


class KeyHints(Static):
    """Shows what ``lines.keys_line`` made. A click beside the hints was meant for one of them: it does nothing."""

    ALLOW_SELECT = False

    def on_click(self, event: events.Click) -> None:
        """The key that was clicked is pressed."""
        event.stop()
        if key := hinted_key(event):
            press(self.app, key)
