"""A list: short lines, as many as come; the empty last one is the invitation."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from carecompanion.domain.field import Field, Listing
from carecompanion.tui.glyphs import glyphs_of
from carecompanion.tui.text import plain
from carecompanion.tui.widgets.fields.asking import Asking, Cursor, leave
from carecompanion.tui.widgets.line_editor import LineEditor
from carecompanion.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from carecompanion.domain.answer import Value
    from carecompanion.tui.widgets.editor import Editor

_FIRST: Final = 0


class ListItem(Horizontal):
    """One line with its mark."""

    DEFAULT_CSS = """
    ListItem { height: auto; width: 1fr; }
    ListItem > .item-mark { width: 2; height: 1; color: $quiet; }
    """

    def __init__(self, text: str, placeholder: str) -> None:
        super().__init__()
        self.line = LineEditor(text, placeholder=placeholder)

    def compose(self) -> ComposeResult:
        yield Static(plain(glyphs_of(self).here), classes="item-mark")
        yield self.line


class ListingField(Asking, Vertical):
    """Enter adds a line, backspace on an empty one takes it away, tab leaves the whole list."""

    DEFAULT_CSS = "ListingField { height: auto; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "leave(1)", show=False),
        Binding("shift+tab", "leave(-1)", show=False),
        Binding("ctrl+up,alt+up", "carry(-1)", show=False),
        Binding("ctrl+down,alt+down", "carry(1)", show=False),
    ]

    def __init__(self, field: Field, value: Value | None = None) -> None:
        super().__init__()
        self.field = field
        self._at_most = field.shape.at_most if isinstance(field.shape, Listing) else None
        given = [one for one in value if isinstance(one, str)] if isinstance(value, tuple) else []
        invited = [""] if self._at_most is None or len(given) < self._at_most else []
        self._items = [self._item(text) for text in [*given, *invited]]

    def _item(self, text: str = "") -> ListItem:
        return ListItem(text, self.field.placeholder or say("fields.one_more"))

    def compose(self) -> ComposeResult:
        yield from self._items

    @property
    def value(self) -> tuple[str, ...] | None:
        """The lines that say something."""
        return tuple(item.line.text for item in self._items if item.line.text.strip()) or None

    @property
    def _at(self) -> int:
        return next((at for at, item in enumerate(self._items) if item.line.has_focus), _FIRST)

    def where(self) -> Cursor:
        """The line in hand, and where in it."""
        return (self._at, self._items[self._at].line.cursor[1]) if self._items else (0, 0)

    def take_up(self, cursor: Cursor) -> None:
        """At that line."""
        self._enter(cursor[0], cursor[1])

    def _enter(self, at: int, column: int | None = None) -> None:
        if not self._items:
            return
        line = self._items[max(0, min(at, len(self._items) - 1))].line
        line.focus()
        line.cursor = (0, len(line.text) if column is None else column)

    def _may_grow(self) -> bool:
        return self._at_most is None or len(self._items) < self._at_most

    def _add(self, at: int) -> None:
        item = self._item()
        before = self._items[at] if at < len(self._items) else None
        self._items.insert(at, item)
        self.mount(item, before=before)

    def on_editor_edited(self, event: Editor.Edited) -> None:
        """The last line was begun: another is offered."""
        event.stop()
        self.tell()
        if self._items[-1].line.text and self._may_grow():
            self._add(len(self._items))

    def on_line_editor_submitted(self, event: LineEditor.Submitted) -> None:
        """On to a line of its own, or to the next field where this one is empty."""
        event.stop()
        at = self._at
        if not event.editor.text.strip():
            return
        following = self._items[at + 1].line.text if at + 1 < len(self._items) else None
        if following is None and not self._may_grow():
            leave(self, 1)
            return
        if following is None or (following and self._may_grow()):
            self._add(at + 1)
        self.call_after_refresh(self._enter, at + 1)

    def on_line_editor_emptied(self, event: LineEditor.Emptied) -> None:
        """The empty line goes, unless it is the invitation."""
        event.stop()
        at = self._at
        if at < len(self._items) - 1 or (len(self._items) > 1 and not self._items[at - 1].line.text):
            self._enter(at - 1 if at else 1)
            self._items.pop(at).remove()
            self.tell()
        elif at:
            self._enter(at - 1)

    def on_line_editor_left(self, event: LineEditor.Left) -> None:
        """Up and down go from line to line."""
        event.stop()
        at = self._at + event.way
        if 0 <= at < len(self._items):
            self._enter(at)
        else:
            leave(self, event.way)

    def action_leave(self, way: int) -> None:
        """To the field before or after."""
        leave(self, way)

    def action_carry(self, way: int) -> None:
        """The line in hand changes places with its neighbour."""
        at, to = self._at, self._at + way
        if not 0 <= to < len(self._items) or not self._items[to].line.text:
            return
        column = self._items[at].line.cursor[1]
        one, other = self._items[at].line, self._items[to].line
        one.text, other.text = other.text, one.text
        self._enter(to, column)
        self.tell()
