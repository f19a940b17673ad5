"""A number between two named ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from carecompanion.domain.field import Field, Scale
from carecompanion.tui.widgets.fields.place_line import Row, named_ends
from carecompanion.tui.widgets.fields.scale_line import ScaleLine
from carecompanion.words import marks

if TYPE_CHECKING:
    from textual import events
    from textual.content import Content

    from carecompanion.domain.answer import Value


class OneSidedLine(ScaleLine):
    """A number between two named ends: ``0 · · [●] · 10``. Digits set it, backspace takes it away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("home", "go_to(0)", show=False),
        Binding("end", "go_to(-1)", show=False),
    ]

    def __init__(self, field: Field, value: Value | None = None) -> None:
        super().__init__()
        assert isinstance(field.shape, Scale)  # noqa: S101 - chosen by shape in fields.box
        self.field = field
        self._scale = field.shape
        given = isinstance(value, int) and field.shape.low <= value <= field.shape.high
        self._number = value if given and isinstance(value, int) else None
        self._typed = ""

    @property
    def value(self) -> int | None:
        """The number marked."""
        return self._number

    def draw(self, width: int) -> list[Content]:
        """Ends, line, reading."""
        scale = self._scale
        places = self._places_in(scale.high - scale.low + 1, width)
        rows = named_ends(places, (scale.low_label, "", scale.high_label), width, self.voice, self.glyphs.cut)
        row = Row(width)
        for column in places.columns:
            row.write(column, self.glyphs.empty, self.voice("quiet"))
        row.write(places.first, str(scale.low), self.voice("quiet"))
        row.write(places.last, str(scale.high), self.voice("quiet"))
        if self._number is not None:
            column = places.columns[self._number - scale.low]
            if column == places.last:
                row.write(column, " " * len(str(scale.high)), self.voice("quiet"))
            self._mark(row, column, self.glyphs.mark, moving=self.has_focus)
        elif self.has_focus:
            self._mark(row, places.first, self.glyphs.empty, moving=True)
        said = marks.on_scale(self._number, scale.low, scale.high)
        return [*rows, row.drawn(), *self._reading(said, width, marked=self._number is not None)]

    def _set(self, number: int | None) -> None:
        if number is not None:
            number = max(self._scale.low, min(number, self._scale.high))
        if number != self._number:
            self._number = number
            self._changed()

    def mark_place(self, place: int) -> None:
        """Mark it."""
        self._set(self._scale.low + place)

    def action_step(self, by: int) -> None:
        """One place on; the first step from nothing counts from the low end."""
        self._typed = ""
        self._set((self._scale.low if self._number is None else self._number) + by)

    def action_go_to(self, place: int) -> None:
        """The low end, or the high one."""
        self._typed = ""
        self._set(self._scale.low if place == 0 else self._scale.high)

    def action_clear(self) -> None:
        """No mark."""
        self._typed = ""
        self._set(None)

    def on_key(self, event: events.Key) -> None:
        """Digits set the number; a second one extends it where the scale reaches that far."""
        if event.character is None or not event.character.isascii() or not event.character.isdigit():
            return
        event.stop()
        for typed in (self._typed + event.character, event.character):
            if self._scale.low <= int(typed) <= self._scale.high:
                self._typed = typed
                self._set(int(typed))
                return
        self._typed = event.character

    def on_blur(self) -> None:
        """What was typed is done."""
        self._typed = ""
