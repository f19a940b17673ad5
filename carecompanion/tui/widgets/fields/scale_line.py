"""What both kinds of scale share: places on a line, the bracket around what is moved, words below."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content

from carecompanion.tui.text import one_line
from carecompanion.tui.widgets.drawn import Drawn
from carecompanion.tui.widgets.fields.asking import Asking
from carecompanion.tui.widgets.fields.place_line import Places, Row, places_for

if TYPE_CHECKING:
    from textual import events


_NARROW_BELOW: Final = 60


class ScaleLine(Asking, Drawn, can_focus=True):
    """What both lines share: places, the bracket around what is being moved, the reading below."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "step(-1)", show=False),
        Binding("right,l", "step(1)", show=False),
        Binding("backspace,delete", "clear", show=False),
    ]

    _places: Places | None = None

    def on_focus(self) -> None:
        """The bracket comes."""
        self.redraw()

    def on_blur(self) -> None:
        """The bracket goes."""
        self.redraw()

    def _changed(self) -> None:
        self.redraw()
        self.tell()

    def _places_in(self, count: int, width: int) -> Places:
        self._places = places_for(count, width, narrow=self.screen.size.width < _NARROW_BELOW)
        return self._places

    def _mark(self, row: Row, column: int, sign: str, *, moving: bool) -> None:
        if moving:
            row.write(column - 1, f"[{sign}]", self.voice("key"))
        else:
            row.write(column, sign, self.voice("body"))

    def _reading(self, said: str, width: int, *, marked: bool) -> list[Content]:
        words = Content.styled(one_line(said), self.voice("body" if marked else "quiet"))
        lines = words.wrap(max(width - 1, 1)) if width > 1 else [words]
        return [Content(" ") + line for line in lines]

    def on_click(self, event: events.Click) -> None:
        """A click on a place marks it."""
        if self._places is not None and self._rows is not None:
            event.stop()
            self.mark_place(self._places.nearest(event.x))

    def mark_place(self, place: int) -> None:
        """Mark the place numbered *place* from the low end."""
        raise NotImplementedError
