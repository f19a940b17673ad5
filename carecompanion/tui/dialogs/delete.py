"""The question before an entry is deleted, honest about what a deletion can do."""

from __future__ import annotations

from carecompanion.domain.text import shorten
from carecompanion.tui.dialogs.ask import ConfirmDialog
from carecompanion.words import say

_TITLE_CELLS = 44


def delete_dialog(title: str) -> ConfirmDialog:
    """Delete the entry called *title*? *Keep it* has the focus."""
    return ConfirmDialog(
        title=say("dialogs.delete.title", title=shorten(title, _TITLE_CELLS)),
        says=say("dialogs.delete.says"),
        means=say("dialogs.delete.means"),
        yes=say("dialogs.delete.yes"),
        no=say("dialogs.delete.no"),
    )
