"""Choosing: the entries as they come in from the journal, chosen whole or in part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from carecompanion.errors import CareError
from carecompanion.tui.screens.compose.choose import ChooseStep
from carecompanion.tui.screens.compose.excerpt import ExcerptScreen
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from carecompanion.activities.companion import Companion
    from carecompanion.domain.ids import EntryId
    from carecompanion.tui.screen import CareScreen
    from carecompanion.tui.screens.compose.making import Excerpt, Making

PAGE = 200


class Choosing:
    """What the first step does beside showing itself."""

    def __init__(self, screen: CareScreen[Any], making: Making, changed: Callable[[], None]) -> None:
        self._screen = screen
        self._making = making
        self._changed = changed
        self._oldest: int | None = None

    @property
    def _step(self) -> ChooseStep:
        return self._screen.query_one(ChooseStep)

    async def load(self) -> None:
        """The newest entries, and as many older ones as it takes to show what is chosen already."""
        missing = set(self._making.chosen)
        screen = self._screen
        today = screen.care.opening.world.now().date()
        while True:
            before = self._oldest
            lines = await screen.desk.run(screen.companion.reading.page, before=before, limit=PAGE)
            missing -= {line.id for line in lines}
            more = len(lines) == PAGE
            self._oldest = lines[-1].moment if lines else before
            self._step.add_lines(lines, today, more=more)
            if not more or not missing:
                return

    async def load_more(self) -> None:
        """As the end comes near."""
        try:
            await self.load()
        except CareError as error:
            self._screen.care.tell(error)

    def toggle(self) -> None:
        """Choose the selected entry, or put it back."""
        if self._step.toggle():
            self._changed()

    async def ask_for_excerpt(self) -> None:
        """Open the selected entry, to mark the part that is to go."""
        line = self._step.line
        if line is None:
            return
        screen, entry = self._screen, line.id
        try:
            text = await screen.desk.run(_text_of, screen.companion, entry)
        except CareError as error:
            screen.care.tell(error)
            return

        def taken(excerpt: Excerpt | None) -> None:
            if excerpt is not None:
                self._making.take(entry, None if excerpt == (0, len(text)) else excerpt)
                self._step.show_marks()
                self._changed()

        title = line.title or say("compose.choose.untitled")
        screen.app.push_screen(
            ExcerptScreen(title=title, text=text, excerpt=self._making.excerpts.get(entry)), taken
        )


def _text_of(companion: Companion, entry: EntryId) -> str:
    """The text that excerpts of an entry are counted in."""
    (piece,) = companion.composing.pieces([companion.reading.entry(entry)])
    return piece.body
