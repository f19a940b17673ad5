"""A field of one line that takes all of what is pasted: cards come in several lines, and none may be lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.reactive import reactive
from textual.widgets import Input

from carecompanion.domain.text import clean

if TYPE_CHECKING:
    from textual import events

PASTE_LIMIT = 128 * 1024
"""More than any card or path; what is longer is cut, and refused by whoever reads it."""


class WholeField(Input):
    """An Input in which a paste of several lines stands with spaces for line ends."""

    cursor_blink = reactive(default=False, init=False)  # nothing here moves by itself

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        words = " ".join(clean(event.text[:PASTE_LIMIT]).splitlines())
        if not self.selection.is_empty:
            self.replace(words, *self.selection)
        else:
            self.insert_text_at_cursor(words)
