"""The two lines of a run: its steps, and its time. Never seconds, never a sound, nothing that flashes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.message import Message

from carecompanion.tui.text import cut, one_line
from carecompanion.tui.widgets.drawn import Drawn, cells
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual import events

NARROW: Final = 60
_GAP: Final = 3
_SIGN: Final = 2


@dataclass(frozen=True, slots=True)
class NamedStep:
    """A step in the row of steps."""

    title: str
    is_done: bool = False


class StepsLine(Drawn):
    """``• arrive   ● first voice   ○ witness``: as many as fit around where one stands."""

    @dataclass
    class Chosen(Message):
        """A step was clicked, by its place."""

        step: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as the toolkit names it
        super().__init__(id=id)
        self._steps: tuple[NamedStep, ...] = ()
        self._at = 0
        self._ends: tuple[tuple[int, int], ...] = ()

    def show_steps(self, steps: Sequence[NamedStep], at: int) -> None:
        """Show *steps*, with one standing on the one at *at*."""
        self._steps, self._at = tuple(steps), at
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        """One row."""
        self._ends = ()
        if not self._steps:
            return [Content("")]
        here = self._steps[self._at]
        if width < NARROW:
            count = len(self._steps)
            said = say("running.of", title=one_line(here.title), number=self._at + 1, count=count)
            return [Content.styled(cut(said, width, self.glyphs.cut), self.voice("says"))]
        first, last = self._fitting(width)
        parts = [self._drawn(place) for place in range(first, last + 1)]
        self._ends = tuple(self._places(parts, first))
        if first > 0:
            parts.insert(0, Content.styled(self.glyphs.cut, self.voice("quiet")))
        if last + 1 < len(self._steps):
            parts.append(Content.styled(self.glyphs.cut, self.voice("quiet")))
        return [Content(" " * _GAP).join(parts)]

    def _places(self, parts: Sequence[Content], first: int) -> Iterator[tuple[int, int]]:
        """Where each step ends in the row, and which it is."""
        end = _GAP + 1 if first > 0 else 0
        for place, part in enumerate(parts, first):
            end += part.cell_length
            yield end, place
            end += _GAP

    def on_click(self, event: events.Click) -> None:
        """The step that is clicked."""
        for end, place in self._ends:
            if event.x < end:
                self.post_message(self.Chosen(place))
                return

    def _drawn(self, place: int) -> Content:
        step, is_here = self._steps[place], place == self._at
        sign = self.glyphs.mark if is_here else self.glyphs.here if step.is_done else self.glyphs.open
        title = one_line(step.title)
        return (
            Content.styled(sign, self.voice("mark" if is_here else "quiet"))
            + Content(" ")
            + Content.styled(title, self.voice("says" if is_here else "quiet"))
        )

    def _fitting(self, width: int) -> tuple[int, int]:
        """The first and the last step that fit beside the one where one stands, later ones first."""
        first = last = self._at
        grew = True
        while grew:
            grew = False
            if last + 1 < len(self._steps) and self._taken(first, last + 1) <= width:
                last, grew = last + 1, True
            if first > 0 and self._taken(first - 1, last) <= width:
                first, grew = first - 1, True
        return first, last

    def _taken(self, first: int, last: int) -> int:
        """The cells of those steps in a row, with a sign at each end where something is left out."""
        steps = sum(self._cells(place) + _GAP for place in range(first, last + 1)) - _GAP
        return steps + (_GAP + 1) * ((first > 0) + (last + 1 < len(self._steps)))

    def _cells(self, place: int) -> int:
        return _SIGN + cells(one_line(self._steps[place].title))


@dataclass(frozen=True, slots=True)
class Time:
    """How much of the time has gone, from 0 to 1, the phrase for it, and what stands at the right."""

    share: float
    phrase: str
    aside: str = ""


class TimeLine(Drawn):
    """A thin line, and a phrase below it. With *column* it is one row, as wide as a centred column of that width."""

    def __init__(self, *, id: str | None = None, column: int = 0) -> None:  # noqa: A002 - as the toolkit names it
        super().__init__(id=id)
        self._time: Time | None = None
        self._column = column

    @property
    def time(self) -> Time | None:
        """What it shows."""
        return self._time

    def show_time(self, time: Time | None) -> None:
        """Show *time*; nothing at all for None. It is drawn anew only where a cell or a word is another."""
        width = max(self.content_size.width, 1)
        before, self._time = self._time, time
        if before is None or time is None or self._seen(before, width) != self._seen(time, width):
            self.display = time is not None
            self.redraw()

    def draw(self, width: int) -> list[Content]:
        """The line, and below it the phrase; in one row where it is to be thin."""
        time = self._time
        if time is None:
            return []
        phrase, aside = one_line(time.phrase), one_line(time.aside)
        if self._column:
            return [self._in_one_row(time.share, phrase, width)]
        space = width - cells(phrase) - cells(aside)
        said = Content.styled(cut(phrase, width, self.glyphs.cut), self.voice("body"))
        if aside and space >= _GAP:
            said += Content.styled(" " * space + aside, self.voice("quiet"))
        return [self._line(time.share, width), said]

    def _in_one_row(self, share: float, phrase: str, width: int) -> Content:
        margin = max(1 if width > cells(phrase) + 1 else 0, (width - self._column) // 2)
        room = width - 2 * margin - cells(phrase) - _GAP
        edge = Content(" " * margin)
        if room < 1:
            return edge + Content.styled(cut(phrase, width - margin, self.glyphs.cut), self.voice("quiet"))
        return edge + self._line(share, room) + Content.styled(" " * _GAP + phrase, self.voice("quiet"))

    def _line(self, share: float, width: int) -> Content:
        gone = self._gone(share, width)
        return Content.styled(self.glyphs.gone * gone, self.voice("mark")) + Content.styled(
            self.glyphs.across * (width - gone), self.voice("line")
        )

    def _seen(self, time: Time, width: int) -> tuple[int, str, str]:
        return self._gone(time.share, width), time.phrase, time.aside

    def _gone(self, share: float, width: int) -> int:
        return min(max(int(share * width), 0), width)
