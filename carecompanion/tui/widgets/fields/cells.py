"""The cells of a table: a line, a number, a day, or one of several named things."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from carecompanion.domain.dates import day_from_words
from carecompanion.domain.field import Column, ColumnKind, Option
from carecompanion.errors import WrongDay
from carecompanion.tui.text import cut, one_line
from carecompanion.tui.widgets.drawn import Drawn
from carecompanion.tui.widgets.line_editor import LineEditor
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from textual import events
    from textual.widget import Widget

DIGITS_AT_MOST = 12


class CellChanged(Message):
    """The writer changed a cell."""


class Cell:
    """What a table asks of its cells."""

    def said(self) -> str | int:
        """What stands in the cell, as the table keeps it; empty words where nothing does."""
        raise NotImplementedError

    def put(self, said: str | int) -> None:
        """Put *said* into the cell."""
        raise NotImplementedError


class LineCell(Cell, LineEditor):
    """Words."""

    def __init__(self, said: str | int = "") -> None:
        super().__init__(str(said), placeholder=say("fields.nothing_yet"))

    def said(self) -> str | int:
        """The words."""
        return self.text if self.text.strip() else ""

    def put(self, said: str | int) -> None:
        """Other words."""
        self.text = str(said)


class NumberCell(LineCell):
    """A whole number; other letters do not go in."""

    async def _on_key(self, event: events.Key) -> None:
        if event.is_printable and event.character is not None and not self._may_go_in(event.character):
            event.stop()
            event.prevent_default()

    def _may_go_in(self, sign: str) -> bool:
        if sign == "-":
            return self.cursor == (0, 0) and "-" not in self.text
        return sign.isascii() and sign.isdigit() and len(self.text.lstrip("-")) < DIGITS_AT_MOST

    def _as_pasted(self, text: str) -> str:
        return "".join(sign for sign in text if sign.isascii() and sign.isdigit())[
            : DIGITS_AT_MOST - len(self.text)
        ]

    def said(self) -> str | int:
        """The number."""
        return int(self.text) if self.text.lstrip("-") else ""


class CountCell(LineCell):
    """A whole number from 0 up; what is none does not go in, and it is said why."""

    class Refused(Message):
        """Something else than a whole number was typed or pasted."""

    async def _on_key(self, event: events.Key) -> None:
        if event.is_printable and event.character is not None and not self._may_go_in(event.character):
            event.stop()
            event.prevent_default()
            self.post_message(self.Refused())

    def _may_go_in(self, text: str) -> bool:
        return text.isascii() and text.isdigit() and len(self.text) + len(text) <= DIGITS_AT_MOST

    def _as_pasted(self, text: str) -> str:
        number = text.strip()
        if not number or self._may_go_in(number):
            return number
        self.post_message(self.Refused())
        return ""

    def said(self) -> str | int:
        """The number."""
        return int(self.text) if self.text else ""


class DayCell(LineCell):
    """A day, typed in words; leaving the cell shows which day was meant."""

    def __init__(self, today: date, said: str | int = "") -> None:
        super().__init__(said)
        self._today = today

    def said(self) -> str | int:
        """The day as ISO; empty while the words name none."""
        try:
            return day_from_words(self.text, self._today).isoformat()
        except WrongDay:
            return ""

    def on_blur(self) -> None:
        """Show the day that was understood."""
        day = self.said()
        if day and day != self.text:
            self.text = str(day)


class PickCell(Cell, Drawn, can_focus=True):
    """One of several named things: left and right or space go through them, backspace empties."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "PickCell:focus { background: $panel; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right,space", "step(1)", show=False),
        Binding("backspace,delete", "clear", show=False),
        Binding("up", "go(-1)", show=False),
        Binding("down", "go(1)", show=False),
        Binding("enter", "hand_on", show=False),
    ]

    class Left(Message):
        """The focus would go to the row above (-1) or below (1)."""

        def __init__(self, cell: PickCell, way: int) -> None:
            super().__init__()
            self.cell = cell
            self.way = way

    class Done(Message):
        """Enter: on to the next cell."""

    def __init__(self, options: Sequence[Option], said: str | int = "", *, numbers: bool = False) -> None:
        super().__init__()
        self._options = tuple(options)
        self._numbers = numbers
        self._picked = self._find(said)

    def _find(self, said: str | int) -> int | None:
        return next((at for at, option in enumerate(self._options) if option.id == str(said)), None)

    def draw(self, width: int) -> list[Content]:
        """Its name, cut to the cell."""
        if self._picked is None:
            return [Content.styled(self.glyphs.empty, self.voice("quiet"))]
        label = cut(one_line(self._options[self._picked].label), width, self.glyphs.cut)
        return [Content.styled(label, self.voice("says" if self.has_focus else "body"))]

    def said(self) -> str | int:
        """The id, or the number."""
        if self._picked is None:
            return ""
        picked = self._options[self._picked].id
        return int(picked) if self._numbers else picked

    def put(self, said: str | int) -> None:
        """Pick what has that id."""
        self._picked = self._find(said)
        self.redraw()

    def on_focus(self) -> None:
        """Bold now."""
        self.redraw()

    def on_blur(self) -> None:
        """Quiet again."""
        self.redraw()

    def _pick(self, at: int | None) -> None:
        if at != self._picked:
            self._picked = at
            self.redraw()
            self.post_message(CellChanged())

    def action_step(self, by: int) -> None:
        """The next one, round and round."""
        if self._options:
            first = 0 if by > 0 else len(self._options) - 1
            self._pick(first if self._picked is None else (self._picked + by) % len(self._options))

    def action_clear(self) -> None:
        """None of them."""
        self._pick(None)

    def action_go(self, way: int) -> None:
        """Another row."""
        self.post_message(self.Left(self, way))

    def action_hand_on(self) -> None:
        """The next cell."""
        self.post_message(self.Done())

    def on_key(self, event: events.Key) -> None:
        """A letter picks the next thing that begins with it."""
        sign = event.character
        if sign is None or not sign.isalnum():
            return
        event.stop()
        begin = 0 if self._picked is None else self._picked + 1
        for at in [*range(begin, len(self._options)), *range(begin)]:
            if self._options[at].label.casefold().startswith(sign.casefold()):
                self._pick(at)
                return

    def on_click(self) -> None:
        """A click on the focused cell goes on to the next thing."""
        if self.has_focus:
            self.action_step(1)


def cell_for(column: Column, said: str | int, today: date) -> Widget:
    """The cell of *column*."""
    match column.kind:
        case ColumnKind.NUMBER:
            return NumberCell(said)
        case ColumnKind.DATE:
            return DayCell(today, said)
        case ColumnKind.CHOICE:
            return PickCell(column.options, said)
        case ColumnKind.SCALE if column.scale is not None:
            steps = range(column.scale.low, column.scale.high + 1)
            return PickCell([Option(str(step), str(step)) for step in steps], said, numbers=True)
        case _:
            return LineCell(said)


def width_wanted(column: Column) -> int | None:
    """The cells a column needs, its name included; None for words, which share what is left."""
    label = len(one_line(column.label))
    match column.kind:
        case ColumnKind.CHOICE:
            return max([label, *(len(one_line(option.label)) for option in column.options)])
        case ColumnKind.SCALE | ColumnKind.NUMBER:
            return max(label, 5)
        case ColumnKind.DATE:
            return max(label, 12)
        case _:
            return None
