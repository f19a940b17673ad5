"""Step four: to whom. One person, with the words by which their card is known; or a circle, one file for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from carecompanion.domain.circle import Circle
from carecompanion.tui.glyphs import glyphs_of
from carecompanion.tui.screens.compose.readers import reader_pair
from carecompanion.tui.text import plain
from carecompanion.tui.widgets.empty_place import EmptyPlace
from carecompanion.tui.widgets.pairs import Pairs
from carecompanion.words import say

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult

    from carecompanion.tui.screens.compose.making import Making
    from carecompanion.tui.screens.compose.readers import Reader


class ToStep(Vertical):
    """Those who may be written to; nobody is chosen by standing on them."""

    DEFAULT_CSS = """
    ToStep > #to-asks { height: auto; margin-bottom: 1; }
    ToStep EmptyPlace { display: none; }
    ToStep.is-empty EmptyPlace { display: block; }
    ToStep.is-empty Pairs, ToStep.is-empty > #to-asks { display: none; }
    """

    def __init__(self, making: Making) -> None:
        super().__init__(id="to")
        self._making = making
        self._readers: tuple[Reader, ...] = ()

    def compose(self) -> ComposeResult:
        yield Static(plain(say("compose.to.asks")), id="to-asks", classes="says")
        yield Pairs(id="whom")
        yield EmptyPlace(say("compose.to.empty"), "p", say("compose.to.empty_key"))

    @property
    def focus_on(self) -> str:
        """The list."""
        return "#whom"

    @property
    def reader(self) -> Reader | None:
        """The one the selection stands on."""
        row = self.query_one(Pairs).selected
        return self._readers[row] if row < len(self._readers) else None

    def show(self, readers: tuple[Reader, ...], today: date) -> None:
        """Show those who may be written to."""
        is_first = not self._readers
        self._readers = readers
        self.set_class(not readers, "is-empty")
        has_circles = any(isinstance(one.whom, Circle) for one in readers)
        self.query_one("#to-asks", Static).update(
            plain(say("compose.to.asks_circles" if has_circles else "compose.to.asks"))
        )
        glyphs, chosen = glyphs_of(self), self._making.to or self._making.circle
        is_narrow = self.screen.size.width < 60
        pairs = self.query_one(Pairs)
        pairs.show_pairs(
            [
                reader_pair(
                    reader,
                    today,
                    glyphs.mark if chosen is not None and chosen.id == reader.whom.id else glyphs.open,
                    is_narrow=is_narrow,
                )
                for reader in readers
            ]
        )
        if chosen is not None and is_first:
            pairs.select(str(chosen.id))

    def choose(self) -> None:
        """The letter goes to whom the selection stands on."""
        reader = self.reader
        if reader is None:
            return
        if isinstance(reader.whom, Circle):
            self._making.to, self._making.circle = None, reader.whom
        else:
            self._making.to, self._making.circle = reader.whom, None
