"""After a new card was made: which file is for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import clamp

from carecompanion.tui.dialogs.dialog import Dialog
from carecompanion.tui.text import one_line
from carecompanion.tui.widgets.prose import Part, Prose
from carecompanion.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from carecompanion.activities.renewing import Renewed

AROUND = 12
"""The lines of the dialog that are not the list."""


class RenewedDialog(Dialog[None]):
    """Every file by its name, with the partner it is for."""

    AUTO_FOCUS = "#button-close"
    DEFAULT_CSS = "RenewedDialog Prose { background: $surface; margin-bottom: 1; }"

    def __init__(self, renewed: Renewed, folder: str) -> None:
        super().__init__(title=say("card.renewed.title"))
        self._renewed, self._folder = renewed, folder

    def compose_inside(self) -> ComposeResult:
        if self._renewed.sent:
            yield self.says(say("card.renewed.says", folder=self._folder))
            yield Prose(id="files")
        else:
            yield self.says(say("card.renewed.nobody"))
        if self._renewed.without:
            handles = ", ".join(one_line(partner.handle) for partner in self._renewed.without)
            yield self.quiet(say("card.renewed.without", handles=handles))
        yield self.buttons((("close", say("card.renewed.close")),))

    def on_mount(self) -> None:
        for prose in self.query(Prose):
            sent = self._renewed.sent
            prose.styles.height = clamp(len(sent), 1, max(self.app.size.height - AROUND, 3))
            prose.show_parts(
                tuple(Part(f"{one.path.name}   {one_line(one.letter.partner_name)}", gap=0) for one in sent)
            )

    def chosen(self, name: str) -> None:
        del name
        self.dismiss(None)
