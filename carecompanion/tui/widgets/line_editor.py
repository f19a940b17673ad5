"""A line to write in, for fields, lists, tables and turns: it wraps while it is long and never breaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from carecompanion.domain.text import clean
from carecompanion.tui.widgets.editor import Editor

if TYPE_CHECKING:
    from textual import events


class LineEditor(Editor):
    """One line that wraps while it is long: enter hands it on instead of breaking it."""

    @dataclass
    class Submitted(Message):
        """Enter was pressed in ``editor``."""

        editor: LineEditor

        @property
        def control(self) -> LineEditor:
            """The line."""
            return self.editor

    @dataclass
    class Emptied(Message):
        """Backspace was pressed in ``editor`` while it was empty."""

        editor: LineEditor

        @property
        def control(self) -> LineEditor:
            """The line."""
            return self.editor

    @dataclass
    class Left(Message):
        """The cursor would leave ``editor`` upwards (-1) or downwards (1)."""

        editor: LineEditor
        way: int

        @property
        def control(self) -> LineEditor:
            """The line."""
            return self.editor

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        id: str | None = None,  # noqa: A002 - as the toolkit names it
        classes: str | None = None,
    ) -> None:
        super().__init__(clean(text, one_line=True), placeholder=placeholder, id=id, classes=classes)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted(self))
            return
        if event.key == "backspace" and not self.text:
            event.stop()
            event.prevent_default()
            self.post_message(self.Emptied(self))

    def action_cursor_up(self, select: bool = False) -> None:
        """Up a row, or out of the line."""
        if not select and self.cursor_at_first_wrapped:
            self.post_message(self.Left(self, -1))
            return
        super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Down a row, or out of the line."""
        if not select and self.cursor_at_last_wrapped:
            self.post_message(self.Left(self, 1))
            return
        super().action_cursor_down(select)

    @property
    def cursor_at_first_wrapped(self) -> bool:
        """Is the cursor on the first display row?"""
        return self._row_of(self.cursor_location) == 0

    @property
    def cursor_at_last_wrapped(self) -> bool:
        """Is the cursor on the last display row?"""
        return self._row_of(self.cursor_location) == self.wrapped_document.height - 1

    def _as_pasted(self, text: str) -> str:
        # Only the line ends go: a space at either end of a paste may be meant.
        return clean(text).replace("\n", " ").replace("\t", " ")
