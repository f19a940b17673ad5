"""The last row: what works here, most likely first; in writing screens, whether the words are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from carecompanion.tui.hints import hint, hinted_key
from carecompanion.tui.text import cut, one_line
from carecompanion.tui.widgets.drawn import Drawn, cells, page_margin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

MOST: Final = 6
MOST_ON_SHORT_SCREENS: Final = 3
_SHORT_BELOW: Final = 20
_GAP: Final = 3


class KeyFooter(Drawn):
    """Keys with what they do. Those that do not fit are dropped from the right, never squeezed.

    With ``says`` set (writing screens) the words stand left and the keys right; else the keys stand left and
    ``always`` right. ``column`` sets the two edges to those of a centred column of that width.
    """

    DEFAULT_CSS = "KeyFooter { height: 1; }"

    keys: reactive[tuple[tuple[str, str], ...]] = reactive(())
    says: reactive[str] = reactive("")
    column: reactive[int] = reactive(0)
    shows_keys: reactive[bool] = reactive(default=True)

    @dataclass
    class KeyChosen(Message):
        """A key was clicked, by the toolkit's name."""

        key: str

    def __init__(
        self,
        keys: Sequence[tuple[str, str]] = (),
        always: tuple[str, str] | None = None,
        *,
        says: str = "",
        column: int = 0,
        id: str | None = None,  # noqa: A002 - as the toolkit names it
    ) -> None:
        super().__init__(id=id)
        self._always = always
        self.set_reactive(KeyFooter.keys, tuple(keys))
        self.set_reactive(KeyFooter.says, says)
        self.set_reactive(KeyFooter.column, column)

    def show_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """What works now, as (key, what it does), most likely first."""
        self.keys = tuple(keys)

    def watch_keys(self) -> None:
        """Other keys work now."""
        self.redraw()

    def watch_says(self) -> None:
        """The state of the writing changed."""
        self.redraw()

    def watch_column(self) -> None:
        """The column moved."""
        self.redraw()

    def watch_shows_keys(self) -> None:
        """Typing began, or rests."""
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        """The one row."""
        margin = page_margin(width)
        room = max(width - 2 * margin, 1)
        if self.column and self.column < room:
            margin, room = (width - self.column) // 2, self.column
        row = self._writing(room) if self.says else self._standing(room)
        return [Content(" " * margin) + row]

    def _standing(self, room: int) -> Content:
        always = self._always if self._always and _long(self._always) <= room else None
        left_room = room - (_long(always) + _GAP if always else 0)
        row = self._keys(self._fitting(left_room))
        if always:
            start = room - _long(always)
            row = row + Content(" " * (start - row.cell_length)) + self._key(always)
        return row

    def _writing(self, room: int) -> Content:
        says = Content.styled(cut(one_line(self.says), room, self.glyphs.cut), self.voice("quiet"))
        fitting = self._fitting(room - says.cell_length - _GAP)
        start = room - _long_together(fitting)
        if not fitting:
            return says
        return says + Content(" " * (start - says.cell_length)) + self._keys(fitting)

    def _keys(self, keys: Sequence[tuple[str, str]]) -> Content:
        return Content(" " * _GAP).join(self._key(key) for key in keys)

    def _fitting(self, room: int) -> list[tuple[str, str]]:
        if not self.shows_keys:
            return []
        most = MOST_ON_SHORT_SCREENS if self.screen.size.height < _SHORT_BELOW else MOST
        fitting: list[tuple[str, str]] = []
        for key in self.keys[:most]:
            if _long_together([*fitting, self._spoken(key)]) > room:
                break
            fitting.append(self._spoken(key))
        return fitting

    def _spoken(self, key: tuple[str, str]) -> tuple[str, str]:
        return self.glyphs.of_key(one_line(key[0])), one_line(key[1])

    def _key(self, key: tuple[str, str]) -> Content:
        named, words = self._spoken(key)
        return hint(named, f" {words}", key_style=self.voice("key"), words_style=self.voice("quiet"))

    def on_click(self, event: events.Click) -> None:
        """A click on a key asks for what it does."""
        if key := hinted_key(event):
            event.stop()
            self.post_message(self.KeyChosen(key))


def _long(key: tuple[str, str]) -> int:
    return cells(key[0]) + 1 + cells(key[1])


def _long_together(keys: Sequence[tuple[str, str]]) -> int:
    return sum(_long(key) for key in keys) + _GAP * max(len(keys) - 1, 0)
