"""Questions with a few answers each, one under another: arrows move, the space bar marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from carecompanion.tui.text import cut, one_line
from carecompanion.tui.widgets.drawn import cells
from carecompanion.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

_GAP = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question; whether it is marked."""

    key: str
    words: str
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question and its answers."""

    key: str
    words: str
    answers: tuple[Answer, ...]


class WishRows(Rows):
    """A question takes one row for its words and as many as its answers need."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "aside(-1)", show=False),
        Binding("right", "aside(1)", show=False),
        Binding("space", "mark", show=False),
    ]

    @dataclass
    class Marked(Message):
        """An answer was marked, or its mark taken away; the screen says what follows."""

        question: str
        answer: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as the toolkit names it
        super().__init__(id=id)
        self._questions: tuple[Question, ...] = ()
        self._at: dict[str, int] = {}
        self._laid: list[
            tuple[int, tuple[int, ...] | None]
        ] = []  # by line: question, its answers (None: its words)

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Show *questions*; where one stands stays."""
        self._questions = tuple(questions)
        for question in self._questions:
            marked = next((at for at, answer in enumerate(question.answers) if answer.is_marked), 0)
            self._at.setdefault(question.key, marked)
        self._lay()

    def on_resize(self) -> None:
        """Answers that do not fit beside each other go under each other."""
        self._lay()
        super().on_resize()

    def _lay(self) -> None:
        width = max(self.scrollable_content_region.width - 3, 8)
        self._laid = []
        for number, question in enumerate(self._questions):
            if number and self.size.height >= 14:
                self._laid.append((-1, None))
            self._laid.append((number, None))
            row: list[int] = []
            used = 0
            for at, answer in enumerate(question.answers):
                wide = cells(one_line(answer.words)) + 2
                if row and used + _GAP + wide > width:
                    self._laid.append((number, tuple(row)))
                    row, used = [], 0
                used += wide + (_GAP if row else 0)
                row.append(at)
            self._laid.append((number, tuple(row)))
        self.rows_changed()

    # Rows

    def row_count(self) -> int:
        """As many as there are questions."""
        return len(self._questions)

    def line_count(self) -> int:
        """Words, answers and blanks."""
        return len(self._laid)

    def row_at(self, line: int) -> int | None:
        """The question at a display line."""
        row = self._laid[line][0] if 0 <= line < len(self._laid) else -1
        return row if row >= 0 else None

    def line_of(self, row: int) -> int:
        """Where its words stand."""
        return next((line for line, (number, _) in enumerate(self._laid) if number == row), 0)

    def lines_of(self, row: int) -> range:
        """Its words and its answers."""
        return range(self.line_of(row), self.line_of(row) + sum(number == row for number, _ in self._laid))

    def draw_line(self, line: int, width: int) -> Content:
        """A question's words, or some of its answers."""
        number, shown = self._laid[line]
        if number < 0:
            return Content("")
        question, is_here = self._questions[number], self.is_selected(number)
        if shown is None:
            marker = self.glyphs.chosen if is_here and self.has_focus else ""
            words = cut(one_line(question.words), max(width - 2, 1), self.glyphs.cut)
            drawn = Content.styled(marker.ljust(2), self.voice("mark"))
            return drawn + Content.styled(words, self.voice("says" if is_here else "quiet"))
        drawn = Content("  ")
        for place, at in enumerate(shown):
            if place:
                drawn += Content(" " * _GAP)
            drawn += self._answer(question, at, is_here=is_here)
        return drawn

    def _answer(self, question: Question, at: int, *, is_here: bool) -> Content:
        answer = question.answers[at]
        mark = self.glyphs.mark if answer.is_marked else self.glyphs.open
        is_cursor = is_here and self.has_focus and self._at[question.key] == at
        voice = self.voice("key" if is_cursor else "body" if answer.is_marked or is_here else "quiet")
        room = max(self.scrollable_content_region.width - 5, 1)
        return Content.styled(
            f"{mark} ", self.voice("mark" if answer.is_marked else "quiet")
        ) + Content.styled(cut(one_line(answer.words), room, self.glyphs.cut), voice)

    # keys and mouse

    def action_aside(self, by: int) -> None:
        """To the answer at the left or right."""
        if not self._questions:
            return
        question = self._questions[self.selected]
        self._at[question.key] = max(0, min(self._at[question.key] + by, len(question.answers) - 1))
        self._repaint_selected()

    def action_mark(self) -> None:
        """Mark the answer one stands on."""
        if self._questions:
            question = self._questions[self.selected]
            self.post_message(self.Marked(question.key, question.answers[self._at[question.key]].key))

    def on_click(self, event: events.Click) -> None:
        """A click on an answer marks it; on a question it goes there."""
        line = event.y + self.scroll_offset.y
        row = self.row_at(line)
        if row is None:
            return
        event.stop()
        event.prevent_default()
        self.selected = row
        shown = self._laid[line][1]
        start = 2
        for at in shown or ():
            end = start + 2 + cells(one_line(self._questions[row].answers[at].words))
            if start <= event.x < end:
                self._at[self._questions[row].key] = at
                self.action_mark()
            start = end + _GAP
        self._repaint_selected()
