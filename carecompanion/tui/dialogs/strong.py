"""What stands before a strong prompt, wherever it is met."""

from __future__ import annotations

from carecompanion.tui.dialogs.ask import KeyDialog
from carecompanion.words import say


def before_strong(note: str, *, has_lighter: bool = True) -> KeyDialog:
    """The note of a strong prompt, and the ways round it. Enter alone is nothing."""
    lighter = (("l", "lighter", say("dialogs.gate.lighter")),) if has_lighter else ()
    return KeyDialog(
        title=say("dialogs.gate.title"),
        says=note,
        means=say("dialogs.gate.choice"),
        keys=(
            ("o", "open", say("dialogs.gate.open")),
            *lighter,
            ("g", "ground", say("dialogs.gate.ground")),
        ),
        leave=say("dialogs.gate.leave"),
    )
