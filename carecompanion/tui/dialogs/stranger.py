"""A stranger's letter: what may be done with it, and no word of it, not even the name it claims."""

from __future__ import annotations

from carecompanion.tui.dialogs.ask import KeyDialog
from carecompanion.words import say


class StrangerDialog(KeyDialog):
    """Answers ``accept``, ``refuse``, ``block``, or None for later. Enter does nothing."""

    def __init__(self) -> None:
        super().__init__(
            title=say("letters.stranger.title"),
            says=say("letters.stranger.says"),
            means=say("letters.stranger.means"),
            keys=[
                ("a", "accept", say("letters.stranger.accept")),
                ("r", "refuse", say("letters.stranger.refuse")),
                ("b", "block", say("letters.stranger.block")),
            ],
            leave=say("letters.stranger.later"),
        )
