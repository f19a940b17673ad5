"""A pack to be read leaf by leaf: the list at the left, the words at the right; on narrow screens one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic

from textual.containers import Horizontal
from textual.screen import ScreenResultType
from textual.widgets import Static

from carecompanion.tui.commands import commands_of
from carecompanion.tui.screen import CareScreen
from carecompanion.tui.text import one_line, plain_line
from carecompanion.tui.widgets.ongoing_rows import OngoingRow
from carecompanion.tui.widgets.part_rows import PartRows
from carecompanion.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from carecompanion.tui.arriving.leaf import Leaf
    from carecompanion.tui.commands import Command
    from carecompanion.tui.widgets.rows import Rows


class LeavesScreen(CareScreen[ScreenResultType], Generic[ScreenResultType]):
    """Shows leaves. On narrow screens ``enter`` goes over to the words, and ``esc`` back to the list."""

    AUTO_FOCUS = "#leaves"
    CSS_PATH = "../styles/arriving.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._leaves: tuple[Leaf, ...] = ()
        self._was_read = ""

    def compose(self) -> ComposeResult:
        yield Static("", id="head")
        with Horizontal(id="page"):
            yield PartRows(id="leaves")
            yield Prose(id="words", marks_focus=True)
        yield from self.compose_footer()

    # leaves

    @property
    def rows(self) -> PartRows:
        """The list."""
        return self.query_one(PartRows)

    @property
    def leaf(self) -> Leaf | None:
        """The one that is selected."""
        key = self.rows.selected_key
        return next((leaf for leaf in self._leaves if leaf.key == key), None)

    def show_head(self, words: str) -> None:
        """The line at the top: anybody's words, on one row."""
        self.query_one("#head", Static).update(plain_line(words))

    def show_leaves(self, leaves: Sequence[Leaf]) -> None:
        """Show *leaves*; the selected one stays selected where it is still there, and where one reads in it."""
        before = self.leaf
        self._leaves = tuple(leaves)
        self.rows.show_rows(
            [
                OngoingRow(leaf.key, leaf.head, "", one_line(leaf.title), one_line(leaf.right))
                for leaf in leaves
            ]
        )
        self._show_words(
            keeps_place=before is not None and self.leaf is not None and before.key == self.leaf.key
        )
        self.refresh_footer()

    def _show_words(self, *, keeps_place: bool = False) -> None:
        words, leaf = self.query_one("#words", Prose), self.leaf
        parts = () if leaf is None else leaf.parts
        if parts == words.parts:
            return
        held = words.scroll_offset.y
        words.show_parts(parts)
        if keeps_place:
            words.scroll_to(y=held, animate=False, force=True, immediate=True)

    def on_rows_row_selected(self, event: Rows.RowSelected) -> None:
        event.stop()
        self._show_words()
        self.refresh_footer()

    def on_rows_row_chosen(self, event: Rows.RowChosen) -> None:
        event.stop()
        self.chosen()

    def chosen(self) -> None:
        """The selected leaf was asked for: over to its words."""
        self.go_over()

    # two panes, or one at a time

    @property
    def is_reading(self) -> bool:
        """Does one stand in the words?"""
        return self.focused is not None and self.focused.id == "words"

    def go_over(self) -> None:
        """To the words."""
        if self.leaf is not None:
            self.query_one("#words", Prose).focus()

    def on_descendant_focus(self) -> None:
        # Where there is room for one pane it is the one with the focus.
        self.set_class(self.is_reading, "is-reading")
        self.refresh_footer()

    def came_back(self) -> bool:
        """Back from the words to the list; False where one stood in the list already."""
        if self.is_reading:
            self.rows.focus()
            return True
        return False

    def with_way_back(self, names: Sequence[str]) -> tuple[Command, ...]:
        """This screen's commands of these names; what does not fit is dropped from the right, never the way back."""
        first = 1 if self.has_class("-narrow") else 2
        names = (*names[:first], "back", *names[first:])
        by_name = {command.name: command for command in commands_of(self.NAME)}
        return tuple(by_name[name] for name in names)
