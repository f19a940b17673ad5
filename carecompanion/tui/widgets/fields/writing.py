"""Fields that are answered in plain words: a text, a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.tui.widgets.editor import Editor
from carecompanion.tui.widgets.fields.asking import Asking, Cursor
from carecompanion.tui.widgets.line_editor import LineEditor
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.domain.answer import Value
    from carecompanion.domain.field import Field


class TextField(Asking, Editor):
    """A text of any length."""

    def __init__(self, field: Field, value: Value | None = None) -> None:
        text = value if isinstance(value, str) else ""
        super().__init__(text, placeholder=field.placeholder or say("fields.begin"))
        self.field = field

    @property
    def value(self) -> str | None:
        """The text; None where it says nothing."""
        return self.text if self.text.strip() else None

    def where(self) -> Cursor:
        """The paragraph, and where in it."""
        return self.cursor

    def take_up(self, cursor: Cursor) -> None:
        """At that place."""
        self.focus()
        self.cursor = cursor


class LineField(Asking, LineEditor):
    """One line; enter goes on to the next field."""

    def __init__(self, field: Field, value: Value | None = None) -> None:
        text = value if isinstance(value, str) else ""
        super().__init__(text, placeholder=field.placeholder or say("fields.nothing_yet"))
        self.field = field

    @property
    def value(self) -> Value | None:
        """The line; None where it says nothing."""
        return self.text if self.text.strip() else None

    def where(self) -> Cursor:
        """The paragraph, and where in it."""
        return self.cursor

    def take_up(self, cursor: Cursor) -> None:
        """At that place."""
        self.focus()
        self.cursor = cursor

    def on_line_editor_submitted(self, event: LineEditor.Submitted) -> None:
        """On to what follows."""
        event.stop()
        self.screen.focus_next()
