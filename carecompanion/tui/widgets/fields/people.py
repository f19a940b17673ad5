"""Naming people: handles that are known are offered, and a new one is said to be new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical

from carecompanion.domain.field import Field, People
from carecompanion.domain.person import is_handle
from carecompanion.tui.widgets.fields.asking import Asking, Cursor, leave
from carecompanion.tui.widgets.fields.known import Known, NameLine, Offers
from carecompanion.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from carecompanion.domain.answer import Value
    from carecompanion.tui.widgets.line_editor import LineEditor


class PersonField(Asking, Vertical):
    """One handle, or several with commas between them."""

    DEFAULT_CSS = "PersonField { height: auto; width: 1fr; }"

    def __init__(self, field: Field, value: Value | None = None) -> None:
        super().__init__()
        self.field = field
        several = isinstance(field.shape, People) and field.shape.several
        handles = [one for one in value if isinstance(one, str)] if isinstance(value, tuple) else []
        hint = field.placeholder or say("fields.person.hint" if several else "fields.person.hint_one")
        self._line = NameLine(", ".join(handles), placeholder=hint, several=several)
        self._offers = Offers()

    def compose(self) -> ComposeResult:
        yield self._line
        yield self._offers

    @property
    def value(self) -> tuple[str, ...] | None:
        """The handles, each once."""
        return self._line.names() or None

    def know(self, known: Known) -> None:
        """Offer the handles."""
        self._line.know(known.handles)

    def where(self) -> Cursor:
        """The letter in hand."""
        return self._line.cursor

    def take_up(self, cursor: Cursor) -> None:
        """At that letter."""
        self._line.focus()
        self._line.cursor = cursor

    def on_name_line_offered(self, event: NameLine.Offered) -> None:
        """What is offered, or who is new."""
        event.stop()
        line = self._line
        offers = line.offers() if line.has_focus else ()
        self._offers.show(offers, line.picked, says=new_ones(line.new_names()), held=line.has_focus)

    def on_line_editor_submitted(self, event: LineEditor.Submitted) -> None:
        """On to what follows."""
        event.stop()
        leave(self, 1)

    def on_line_editor_left(self, event: LineEditor.Left) -> None:
        """Beyond what is offered, to the field before or after."""
        event.stop()
        leave(self, event.way)


def new_ones(names: tuple[str, ...]) -> str:
    """Who is new here, in a sentence; nothing where nobody is."""
    if any(not is_handle(name) for name in names):
        return say("fields.person.long")
    if not names:
        return ""
    if len(names) == 1:
        return say("fields.person.new", name=names[0])
    return say("fields.person.new_ones", names=", ".join(names))
