"""A field of one line that takes all of what is pasted: cards come in several lines, and none may be lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.reactive import reactive
from textual.widgets import Input

from carecompanion.domain.text import clean

if TYPE_CHECKING:
    from textual import events

PASTE_LIMIT = 128 * 1024
"""More than any card or path; what is longer is cut, and refused by whoever reads it."""
ARMOR_LIMIT: Final = 3 * 1024 * 1024 + 4096
"""More than a letter as text may have."""
ARMOR: Final = "BEGIN AGE"


class WholeField(Input):
    """An Input in which a paste of several lines stands with spaces for line ends.

    Of a letter pasted as text only the first line stands there; ``whole`` is all of it, line for line.
    """

    cursor_blink = reactive(default=False, init=False)  # nothing here moves by itself

    def __init__(self, value: str = "", *, id: str | None = None) -> None:  # noqa: A002 - as the toolkit names it
        super().__init__("" if ARMOR in value else value, id=id, select_on_focus=False)
        self._held = ""
        if ARMOR in value:
            self._hold(value)

    @property
    def whole(self) -> str:
        """What was given: the pasted letter while its line stands as it came, else what stands there."""
        return self._held if self._held and self.value == _first_line(self._held) else self.value

    def _hold(self, text: str) -> None:
        self._held = text[:ARMOR_LIMIT]
        self.value = _first_line(self._held)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        if ARMOR in event.text:
            self._hold(event.text)
            self.cursor_position = len(self.value)
            return
        words = " ".join(clean(event.text[:PASTE_LIMIT]).splitlines())
        if not self.selection.is_empty:
            self.replace(words, *self.selection)
        else:
            self.insert_text_at_cursor(words)


def _first_line(armored: str) -> str:
    """The line with which the letter in *armored* begins."""
    line = next(line for line in armored.splitlines() if ARMOR in line)
    return " ".join(clean(line).split())[:80] + " …"
