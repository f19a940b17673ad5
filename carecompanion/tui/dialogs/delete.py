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


def what_follows_dialog() -> ConfirmDialog:
    """Do the commitments and flows of a deleted entry go too? *They stay* has the focus, and ``esc``."""
    return ConfirmDialog(
        title=say("dialogs.follows.title"),
        says=say("dialogs.follows.says"),
        means=say("dialogs.follows.means"),
        yes=say("dialogs.follows.yes"),
        no=say("dialogs.follows.no"),
    )
