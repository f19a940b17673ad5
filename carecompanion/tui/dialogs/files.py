"""Which file is for whom, after a letter to a circle was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from carecompanion.tui.dialogs.dialog import Dialog
from carecompanion.tui.lines import QUIET
from carecompanion.tui.text import cut, one_line
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

_NAME = 24


class FilesDialog(Dialog[None]):
    """Names with their files, as (name, file); there is nothing to decide."""

    def __init__(self, files: Sequence[tuple[str, str]]) -> None:
        super().__init__(title=say("compose.files.title"))
        self._files = tuple(files)

    def compose_inside(self) -> ComposeResult:
        yield self.says(say("compose.files.says"))
        rows = []
        for name, file in self._files:
            shown = cut(one_line(name), _NAME)
            space = " " * max(_NAME + 2 - Content(shown).cell_length, 1)
            rows.append(Content.assemble(shown, space, (one_line(file), QUIET)))
        yield Static(Content("\n").join(rows), classes="dialog-says", id="files")
        yield self.buttons((("close", say("compose.files.close")),))

    def chosen(self, name: str) -> None:
        del name
        self.dismiss(None)
