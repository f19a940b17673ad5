"""A field with its heading, and the one place that knows which widget asks which kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from carecompanion.domain.field import Choice, FieldKind, Scale, Table, TwoSided, Voices
from carecompanion.tui.text import plain

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult
    from textual.widget import Widget

    from carecompanion.domain.answer import Value
    from carecompanion.domain.field import Field
    from carecompanion.tui.widgets.editor import Editor
    from carecompanion.tui.widgets.fields.asking import Asking, Cursor, FieldChanged
    from carecompanion.tui.widgets.fields.known import Known


def asking(field: Field, value: Value | None = None, *, today: date) -> Widget:
    """The widget that asks *field*, answered so far with *value*. A kind it does not know is asked as a text."""
    # Each kind's module is imported when the first such field is asked: most pages need one or two.
    match field.kind, field.shape:
        case FieldKind.LINE, _:
            from carecompanion.tui.widgets.fields.writing import LineField

            return LineField(field, value)
        case FieldKind.PERSON, _:
            from carecompanion.tui.widgets.fields.people import PersonField

            return PersonField(field, value)
        case FieldKind.LIST, _:
            from carecompanion.tui.widgets.fields.listing import ListingField

            return ListingField(field, value)
        case FieldKind.SCALE, Scale():
            from carecompanion.tui.widgets.fields.one_sided import OneSidedLine

            return OneSidedLine(field, value)
        case FieldKind.SCALE, TwoSided():
            from carecompanion.tui.widgets.fields.two_sided import TwoSidedLine

            return TwoSidedLine(field, value)
        case ((FieldKind.CHOICE | FieldKind.CHOICES), Choice()):
            from carecompanion.tui.widgets.fields.choice import ChoiceField

            return ChoiceField(field, value)
        case FieldKind.VOICES, Voices():
            from carecompanion.tui.widgets.fields.voices import VoicesField

            return VoicesField(field, value)
        case _:
            return _asked_in_parts(field, value, today)


def _asked_in_parts(field: Field, value: Value | None, today: date) -> Widget:
    match field.kind, field.shape:
        case FieldKind.TABLE, Table():
            from carecompanion.tui.widgets.fields.table import TableField

            return TableField(field, value, today=today)
        case FieldKind.COUNTS, _:
            from carecompanion.tui.widgets.fields.counts import CountsField

            return CountsField(field, value, today=today)
        case FieldKind.FLOW, _:
            from carecompanion.tui.widgets.fields.flow import FlowField

            return FlowField(field, value, today=today)
        case FieldKind.COMMITMENT, _:
            from carecompanion.tui.widgets.fields.promise import CommitmentField

            return CommitmentField(field, value, today=today)
        case _:
            from carecompanion.tui.widgets.fields.writing import TextField

            return TextField(field, value)


class FieldBox(Vertical):
    """Heading (bold with focus, else quiet), what the pack adds in a line, and the widget that asks."""

    DEFAULT_CSS = """
    FieldBox { height: auto; width: 1fr; }
    FieldBox > .field-heading { height: auto; color: $quiet; text-style: none; }
    FieldBox.-here > .field-heading { color: $foreground; text-style: bold; }
    FieldBox > .field-help { height: auto; color: $quiet; }
    FieldBox > .field-answer { height: auto; width: 1fr; padding-left: 2; }
    FieldBox.-drawn > .field-answer { padding-left: 1; }
    FieldBox.-marked > .field-answer { padding-left: 0; }
    """

    class Changed(Message):
        """The writer changed the answer of ``box``."""

        def __init__(self, box: FieldBox) -> None:
            super().__init__()
            self.box = box

        @property
        def control(self) -> FieldBox:
            """The box."""
            return self.box

    def __init__(self, field: Field, value: Value | None = None, *, today: date) -> None:
        super().__init__()
        self.field = field
        self._asking = asking(field, value, today=today)
        # A scale keeps a cell for its bracket, a choice two for its marker: all words begin at the third cell.
        self.set_class(field.kind is FieldKind.SCALE, "-drawn")
        self.set_class(field.kind in {FieldKind.CHOICE, FieldKind.CHOICES}, "-marked")

    def compose(self) -> ComposeResult:
        heading = Static(plain(self.field.label), classes="field-heading")
        heading.display = bool(self.field.label.strip())
        yield heading
        if self.field.help.strip():
            yield Static(plain(self.field.help), classes="field-help")
        with Vertical(classes="field-answer"):
            yield self._asking

    @property
    def asks(self) -> Asking:
        """The widget that asks."""
        return cast("Asking", self._asking)

    @property
    def value(self) -> Value | None:
        """The answer as it stands; None where nothing was said."""
        return self.asks.value

    @property
    def cursor(self) -> Cursor:
        """Where the writer is in it: (part, character)."""
        return self.asks.where()

    def take_up(self, cursor: Cursor = (0, 0)) -> None:
        """Take the focus, at *cursor* where that still exists."""
        self.asks.take_up(cursor)

    def know(self, known: Known) -> None:
        """Names that were used before may be offered."""
        self.asks.know(known)

    @property
    def has_focus_within(self) -> bool:
        """Is the writer in this field?"""
        focused = self.screen.focused
        return focused is not None and self in focused.ancestors_with_self

    # Not :focus-within: 8.2.8 looks for it before the widget that lost the focus knows, and the heading stays bold.

    def on_descendant_focus(self) -> None:
        """The writer came."""
        self.add_class("-here")

    def on_descendant_blur(self) -> None:
        """The writer may have gone."""
        self.set_class(self.has_focus_within, "-here")

    def on_field_changed(self, event: FieldChanged) -> None:
        """The answer changed."""
        event.stop()
        self.post_message(self.Changed(self))

    def on_editor_edited(self, event: Editor.Edited) -> None:
        """The answer changed, by a letter."""
        event.stop()
        self.post_message(self.Changed(self))
