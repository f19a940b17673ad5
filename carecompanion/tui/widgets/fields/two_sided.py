"""Distance to either side of a named middle."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from carecompanion.domain.answer import HIGH, LOW, MIDDLE, Mark
from carecompanion.domain.field import Field, TwoSided
from carecompanion.tui.widgets.fields.place_line import Places, Row, named_ends
from carecompanion.tui.widgets.fields.scale_line import ScaleLine
from carecompanion.words import marks

if TYPE_CHECKING:
    from textual.content import Content

    from carecompanion.domain.answer import Value


class TwoSidedLine(ScaleLine):
    """Distance to either side of a named middle; both sides may be marked on one day.

    Marks are kept as signed distances, the first mark first; the bracket is around the one being moved.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "other_side", show=False),
        Binding("0", "middle", show=False),
        Binding("up,down", "other_mark", show=False),
    ]

    def __init__(self, field: Field, value: Value | None = None) -> None:
        super().__init__()
        assert isinstance(field.shape, TwoSided)  # noqa: S101 - chosen by shape in fields.box
        self.field = field
        self._shape = field.shape
        given = value if isinstance(value, tuple) else ()
        self._marks = [
            _signed(mark) for mark in given if isinstance(mark, Mark) and mark.by <= self._shape.reach
        ]
        self._at = 0

    @property
    def value(self) -> tuple[Mark, ...] | None:
        """The marks, the first one first."""
        return tuple(Mark(_side(mark), abs(mark)) for mark in self._marks) or None

    def draw(self, width: int) -> list[Content]:
        """Ends, line with its middle on a band, reading."""
        shape = self._shape
        places = self._places_in(2 * shape.reach + 1, width)
        names = (shape.low_label, shape.middle, shape.high_label)
        rows = named_ends(places, names, width, self.voice, self.glyphs.cut)
        row = Row(width)
        self._band(row, places)
        for column in places.columns:
            row.write(column, self.glyphs.empty, self.voice("quiet"))
        for at, mark in enumerate(self._marks):
            sign = self.glyphs.open if at else self.glyphs.mark
            if at != self._at or not self.has_focus:
                self._mark(row, places.columns[mark + shape.reach], sign, moving=False)
        if self.has_focus:
            moved = self._marks[self._at] if self._marks else 0
            sign = (self.glyphs.open if self._at else self.glyphs.mark) if self._marks else self.glyphs.empty
            self._mark(row, places.columns[moved + shape.reach], sign, moving=True)
        return [*rows, row.drawn(), *self._reading(self._said(), width, marked=bool(self._marks))]

    def _band(self, row: Row, places: Places) -> None:
        middle = self._shape.reach
        air = places.pitch // 3
        start, end = (
            places.columns[max(middle - 1, 0)] - air,
            places.columns[min(middle + 1, 2 * middle)] + air,
        )
        row.lay(start, end + 1, self.voice("band"))
        if self.glyphs.edges != (" ", " "):
            row.write(start, self.glyphs.edges[0], self.voice("line"))
            row.write(end, self.glyphs.edges[1], self.voice("line"))

    def _said(self) -> str:
        ends = {-1: self._shape.low_label, 0: self._shape.middle, 1: self._shape.high_label}
        return marks.on_both_sides([(abs(mark), ends[_sign(mark)]) for mark in self._marks])

    def _move_to(self, mark: int) -> None:
        """Move the mark in hand, where its new side is not another mark's."""
        mark = max(-self._shape.reach, min(mark, self._shape.reach))
        if not self._marks:
            self._marks, self._at = [mark], 0
        elif self._marks[self._at] == mark or _sign(mark) in self._sides_of_others():
            return
        else:
            self._marks[self._at] = mark
        self._changed()

    def _sides_of_others(self) -> set[int]:
        return {_sign(mark) for at, mark in enumerate(self._marks) if at != self._at}

    def mark_place(self, place: int) -> None:
        """Move to it the mark of that side, or the one in hand."""
        mark = place - self._shape.reach
        for at, other in enumerate(self._marks):
            if _sign(other) == _sign(mark):
                self._at = at
        self._move_to(mark)
        self.redraw()

    def action_step(self, by: int) -> None:
        """One place towards an end."""
        self._move_to((self._marks[self._at] if self._marks else 0) + by)

    def action_middle(self) -> None:
        """The middle."""
        self._move_to(0)

    def action_other_side(self) -> None:
        """Start a mark on the other side, or take it away again."""
        if len(self._marks) > 1:
            del self._marks[1:]
            self._at = 0
        else:
            if not self._marks:
                self._marks.append(-1)
            self._marks.append(-1 if self._marks[0] > 0 else 1)
            self._at = 1
        self._changed()

    def action_other_mark(self) -> None:
        """Take the other mark in hand."""
        if self._marks:
            self._at = (self._at + 1) % len(self._marks)
            self.redraw()

    def action_clear(self) -> None:
        """Take the mark in hand away."""
        if self._marks:
            del self._marks[self._at]
            self._at = 0
            self._changed()


def _sign(mark: int) -> int:
    return (mark > 0) - (mark < 0)


def _side(mark: int) -> str:
    return (MIDDLE, HIGH, LOW)[_sign(mark)]


def _signed(mark: Mark) -> int:
    return -mark.by if mark.side == LOW else mark.by
