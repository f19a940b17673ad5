"""What every field widget promises, whatever it looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.message import Message

if TYPE_CHECKING:
    from textual.widget import Widget

    from carecompanion.domain.answer import Value
    from carecompanion.domain.field import Field
    from carecompanion.tui.widgets.fields.known import Known

Cursor = tuple[int, int]


class FieldChanged(Message):
    """The writer changed the answer of the field that sends this."""


class Asking:
    """A widget that asks one field. Nothing is ever required: an empty answer is None."""

    field: Field

    @property
    def value(self) -> Value | None:
        """The answer as it stands; None where nothing was said."""
        raise NotImplementedError

    def where(self) -> Cursor:
        """Where the writer is in it: (part, character)."""
        return (0, 0)

    def take_up(self, cursor: Cursor) -> None:
        """Take the focus, at *cursor* where that still exists."""
        del cursor
        self.as_widget.focus()

    @property
    def as_widget(self) -> Widget:
        """The same thing, as what the toolkit knows."""
        return cast("Widget", self)

    @property
    def part(self) -> str:
        """The part one is in, where parts have keys of their own."""
        return ""

    def unclear(self) -> Cursor | None:
        """Where something was typed that is not understood, and so would not be kept; None where all is."""
        return None

    def know(self, known: Known) -> None:
        """Names that were used before may be offered; most fields ask for none."""

    def tell(self) -> None:
        """Say that the answer changed."""
        self.as_widget.post_message(FieldChanged())


def leave(widget: Widget, way: int) -> None:
    """Move the focus out of *widget*, to what follows it (1) or comes before it (-1)."""
    chain = widget.screen.focus_chain
    inside = [at for at, one in enumerate(chain) if widget in one.ancestors_with_self]
    if not inside:
        return
    at = (inside[-1] + 1) % len(chain) if way > 0 else inside[0] - 1
    chain[at].focus()
