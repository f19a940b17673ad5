"""Rows of which any may be chosen: ○ and ●, a title, a word at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.message import Message

from carecompanion.tui.text import cut, one_line
from carecompanion.tui.widgets.drawn import cells
from carecompanion.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from textual import events

_SOON: Final = 40
_GAP: Final = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """One row; ``key`` tells it from the others."""

    key: str
    title: str
    right: str = ""


class Choices(Rows):
    """Nothing is chosen by moving: a click on the selected row asks to choose it, as the screen's key does."""

    @dataclass
    class NeedMore(Message):
        """The end is near and there is more."""

        choices: Choices

    @dataclass
    class Clicked(Message):
        """The selected row was clicked."""

        choices: Choices

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as the toolkit names it
        super().__init__(id=id)
        self._choices: tuple[Choice, ...] = ()
        self._chosen: frozenset[str] = frozenset()
        self._more = False

    def show_choices(
        self, choices: Sequence[Choice], chosen: AbstractSet[str], *, more: bool = False
    ) -> None:
        """Show *choices*, those of *chosen* marked; *more* can be asked for."""
        self._choices, self._chosen, self._more = tuple(choices), frozenset(chosen), more
        self.rows_changed()

    def mark(self, chosen: AbstractSet[str]) -> None:
        """Others are chosen now."""
        self._chosen = frozenset(chosen)
        self.refresh()

    @property
    def selected_choice(self) -> Choice | None:
        """The row one stands on."""
        return self._choices[self.selected] if self.selected < len(self._choices) else None

    def row_count(self) -> int:
        """As many as came in."""
        return len(self._choices)

    def watch_selected(self, before: int, now: int) -> None:
        """The end may have come near."""
        super().watch_selected(before, now)
        if self._more and now >= len(self._choices) - _SOON:
            self._more = False
            self.post_message(self.NeedMore(self))

    def draw_line(self, line: int, width: int) -> Content:
        """``› ● After the meeting      Tue 17``."""
        choice = self._choices[line]
        is_here, is_chosen = self.is_selected(line), choice.key in self._chosen
        marker = self.glyphs.chosen if is_here and self.has_focus else " "
        drawn = Content.styled(f"{marker} ", self.voice("mark"))
        mark = self.glyphs.mark if is_chosen else self.glyphs.open
        drawn += Content.styled(f"{mark} ", self.voice("mark" if is_chosen else "quiet"))
        right = one_line(choice.right)
        room = width - drawn.cell_length - (cells(right) + _GAP + 1 if right else 1)
        if right and room < 8:
            right, room = "", width - drawn.cell_length - 1
        title = cut(one_line(choice.title), max(room, 1), self.glyphs.cut)
        drawn += Content.styled(title, self.voice("says" if is_here else "body"))
        space = width - drawn.cell_length - cells(right) - 1
        return drawn + Content(" " * max(space, 1)) + Content.styled(right, self.voice("quiet"))

    def on_click(self, event: events.Click) -> None:
        """A click selects; a click on what is selected chooses it, and never goes on."""
        row = self.row_at(event.y + self.scroll_offset.y)
        if row is None:
            return
        event.stop()
        event.prevent_default()
        if row == self.selected:
            self.post_message(self.Clicked(self))
        else:
            self.selected = row
