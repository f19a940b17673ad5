"""A small list to choose one value from; moving may show what each one is like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import clamp

from carecompanion.tui.dialogs.dialog import Dialog
from carecompanion.tui.widgets.grouped_rows import GroupedRow, GroupedRows
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from carecompanion.tui.widgets.rows import Rows

MOST = 12
AROUND = 8
"""The lines of the dialog that are not the list."""


class ChooseDialog(Dialog[str | None]):
    """One of *values*, each (value, words). *preview* is told of each one moves to, and of *held* on leaving."""

    AUTO_FOCUS = "#values"
    DEFAULT_CSS = """
    ChooseDialog #values {
        background: $surface; margin-bottom: 1;
        scrollbar-background: $surface; scrollbar-background-hover: $surface; scrollbar-background-active: $surface;
    }
    """

    def __init__(
        self,
        *,
        title: str,
        means: str,
        values: Sequence[tuple[str, str]],
        held: str,
        preview: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__(title=title)
        self._means, self._values, self._held = means, tuple(values), held
        self._preview = preview
        self._is_previewed = False

    def compose_inside(self) -> ComposeResult:
        if self._means:
            yield self.quiet(self._means)
        yield GroupedRows(id="values")
        keys = (("enter", say("settings.key_choose")), ("esc", say("settings.key_leave")))
        yield self.keys_beside(keys)

    def on_mount(self) -> None:
        rows = self.query_one(GroupedRows)
        rows.styles.height = clamp(len(self._values), 1, max(min(MOST, self.app.size.height - AROUND), 3))
        rows.show_rows([GroupedRow(words, is_marked=value == self._held) for value, words in self._values])
        values = [value for value, _ in self._values]
        if self._held in values:
            rows.selected = values.index(self._held)
            self.call_after_refresh(rows.show_selected)

    def on_rows_row_selected(self, event: Rows.RowSelected) -> None:
        event.stop()
        if self._preview is not None:
            self._is_previewed = True
            self._preview(self._values[event.row][0])

    def on_rows_row_chosen(self, event: Rows.RowChosen) -> None:
        event.stop()
        self._is_previewed = False
        self.dismiss(self._values[event.row][0])

    def on_unmount(self) -> None:
        # However it ends, by esc or by a lock: what was only looked at does not stay.
        if self._preview is not None and self._is_previewed:
            self._preview(self._held)
