"""Row 0: the places, where you are among them, and on wide screens the day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from carecompanion.tui.text import cut, one_line
from carecompanion.tui.widgets.drawn import Drawn, cells, page_margin
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

FULL_FROM, WIDE_FROM, NONE_BELOW = 78, 110, 30


@dataclass(frozen=True, slots=True)
class Place:
    """One place: its id, its key, and its name as it is shown."""

    id: str
    key: str
    name: str


class PlaceStrip(Drawn):
    """The strip. It never carries a count, a dot or a colour for another place than the one you are in."""

    DEFAULT_CSS = "PlaceStrip { height: 1; }"

    current: reactive[str] = reactive("")
    day: reactive[str] = reactive("")

    @dataclass
    class PlaceChosen(Message):
        """A place was clicked; ``place`` is its id."""

        place: str

    def __init__(
        self,
        places: Sequence[Place],
        current: str = "",
        day: str = "",
        *,
        id: str | None = None,  # noqa: A002 - as the toolkit names it
    ) -> None:
        super().__init__(id=id)
        self._places = tuple(places)
        self._spots: list[tuple[int, int, str]] = []
        self.set_reactive(PlaceStrip.current, current)
        self.set_reactive(PlaceStrip.day, day)

    def watch_current(self) -> None:
        """Another place is the one we are in."""
        self.redraw()

    def watch_day(self) -> None:
        """Another day began."""
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        """The one row, by the width of the screen."""
        self._spots = []
        margin = page_margin(width)
        if width < NONE_BELOW or not self._places:
            return [Content("")]
        if width < FULL_FROM:
            return [self._short(width, margin)]
        return [self._full(width, margin)]

    def _full(self, width: int, margin: int) -> Content:
        gap = 4 if width >= WIDE_FROM else 2
        row = Content(" " * margin)
        for number, place in enumerate(self._places):
            if number:
                row += Content(" " * gap)
            start = row.cell_length
            row += self._named(place)
            self._spots.append((start, row.cell_length, place.id))
        if width >= WIDE_FROM and self.day:
            day = one_line(self.day)
            space = width - margin - cells(day) - row.cell_length
            if space >= gap:
                row = row + Content(" " * space) + Content.styled(day, self.voice("quiet"))
        return row

    def _short(self, width: int, margin: int) -> Content:
        here = next((place for place in self._places if place.id == self.current), self._places[0])
        places = say("strip.places", keys=in_short([place.key for place in self._places]))
        room = max(width - 2 * margin, 1)
        row = self._named(Place(here.id, here.key, cut(here.name, room - 2, self.glyphs.cut)))
        space = room - row.cell_length - cells(places)
        if space >= 2:
            start = margin + row.cell_length + space
            for place in self._places:
                # Its key, where that stands by itself.
                if found := re.search(rf"(?<!\S){re.escape(place.key)}(?!\S)", places):
                    at = start + cells(places[: found.start()])
                    self._spots.append((at, at + cells(place.key), place.id))
            row = row + Content(" " * space) + Content.styled(places, self.voice("quiet"))
        return Content(" " * margin) + row

    def _named(self, place: Place) -> Content:
        name = one_line(place.name)
        if place.id == self.current:
            mark = Content.styled(self.glyphs.here, self.voice("mark"))
            return mark + Content(" ") + Content.styled(name, self.voice("says"))
        return Content.styled(f"{one_line(place.key)} {name}", self.voice("quiet"))

    def on_click(self, event: events.Click) -> None:
        """A click on a place goes there."""
        for start, end, place in self._spots:
            if start <= event.x < end:
                event.stop()
                self.post_message(self.PlaceChosen(place))
                return


def in_short(keys: list[str]) -> str:
    """``1–7`` where no key is left out between them, else each."""
    numbers = [int(key) for key in keys if key.isdecimal()]
    if numbers == list(range(1, len(keys) + 1)) and len(keys) > 2:
        return f"{keys[0]}–{keys[-1]}"
    return " ".join(keys)
