"""Row 0 of something done in steps: what it is at the left, where one stands at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.reactive import reactive

from carecompanion.tui.text import cut, one_line
from carecompanion.tui.widgets.drawn import Drawn, cells, page_margin
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAP: Final = 3


class StepLine(Drawn):
    """``A letter to wren      • choose   ● words   ○ wishes``; narrow: ``words, 2 of 3``."""

    DEFAULT_CSS = "StepLine { height: 1; }"

    title: reactive[str] = reactive("")
    current: reactive[int] = reactive(0)

    def __init__(self, title: str, steps: Sequence[str]) -> None:
        super().__init__()
        self._steps = tuple(steps)
        self.set_reactive(StepLine.title, title)

    def watch_title(self) -> None:
        """It has another name."""
        self.redraw()

    def watch_current(self) -> None:
        """One stands at another step."""
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        """The one row."""
        margin = page_margin(width)
        room = max(width - 2 * margin, 1)
        steps = self._all()
        if steps.cell_length + _GAP + cells(one_line(self.title)) > room:
            steps = self._one(steps, room)
        left = room - steps.cell_length - _GAP
        title = cut(one_line(self.title), max(left, 0), self.glyphs.cut)
        row = Content(" " * margin) + Content.styled(title, self.voice("says"))
        space = margin + room - steps.cell_length - row.cell_length
        return [row + Content(" " * max(space, 0)) + steps]

    def _all(self) -> Content:
        parts = []
        for at, step in enumerate(self._steps):
            if at == self.current:
                mark, word = (self.glyphs.mark, "mark"), (step, "says")
            else:
                mark, word = (
                    (self.glyphs.here if at < self.current else self.glyphs.open, "quiet"),
                    (step, "quiet"),
                )
            parts.append(
                Content.styled(mark[0], self.voice(mark[1]))
                + Content.styled(f" {one_line(word[0])}", self.voice(word[1]))
            )
        return Content(" " * _GAP).join(parts)

    def _one(self, steps: Content, room: int) -> Content:
        """All of them where the title can give way, else where one stands, in words."""
        if steps.cell_length + _GAP + 12 <= room:
            return steps
        here = say(
            "compose.step_of", step=self._steps[self.current], at=self.current + 1, of=len(self._steps)
        )
        return Content.styled(cut(one_line(here), room, self.glyphs.cut), self.voice("quiet"))
