"""The practices there are, to choose one from: what it is called, for whom, about how long, and its pack."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.geometry import clamp
from textual.widgets import Static

from carecompanion.tui.dialogs.dialog import Dialog
from carecompanion.tui.text import plain
from carecompanion.tui.widgets.grouped_rows import GroupedRow, GroupedRows
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from carecompanion.tui.widgets.rows import Rows

MOST: Final = 12
AROUND: Final = 14
"""The lines of the dialog that are not the list."""


@dataclass(frozen=True, slots=True)
class PracticeRow:
    """One practice to choose: its full name, what it is called, for whom, the line about it, its pack's care note."""

    name: str
    title: str
    who: str
    about: str
    care_note: str = ""


class PracticesDialog(Dialog[str | None]):
    """One of *rows*, by its full name; the lines below tell of the one that is selected."""

    AUTO_FOCUS = "#practices"
    DEFAULT_CSS = """
    PracticesDialog #practices {
        background: $surface; margin-bottom: 1;
        scrollbar-background: $surface; scrollbar-background-hover: $surface; scrollbar-background-active: $surface;
    }
    PracticesDialog #about { height: auto; min-height: 1; color: $quiet; }
    PracticesDialog #care { height: auto; min-height: 3; margin-bottom: 1; }
    PracticesDialog.-short #care { min-height: 0; }
    PracticesDialog.-short #about { display: none; }
    """

    def __init__(self, rows: Sequence[PracticeRow]) -> None:
        super().__init__(title=say("running.choose.title"))
        self._rows = tuple(rows)

    def compose_inside(self) -> ComposeResult:
        yield GroupedRows(id="practices")
        yield Static("", id="about")
        yield Static("", id="care")
        yield self.keys_beside((("enter", say("running.choose.begin")), ("esc", say("running.gate.leave"))))

    def on_mount(self) -> None:
        rows = self.query_one(GroupedRows)
        rows.styles.height = clamp(len(self._rows), 1, max(min(MOST, self.app.size.height - AROUND), 3))
        rows.show_rows([GroupedRow(row.title, right=row.who) for row in self._rows])
        self._tell(0)

    def _tell(self, row: int) -> None:
        self.query_one("#about", Static).update(plain(self._rows[row].about))
        self.query_one("#care", Static).update(plain(self._rows[row].care_note))

    def on_rows_row_selected(self, event: Rows.RowSelected) -> None:
        event.stop()
        self._tell(event.row)

    def on_rows_row_chosen(self, event: Rows.RowChosen) -> None:
        event.stop()
        self.dismiss(self._rows[event.row].name)
