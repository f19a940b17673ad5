"""What is asked before a pack is let in: never by enter alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.tui.arriving.arrived import from_whom
from carecompanion.tui.dialogs.ask import ConfirmDialog
from carecompanion.tui.text import one_line
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carecompanion.activities.installing import Arrival


def before_installing(arrival: Arrival, known: Sequence[str]) -> ConfirmDialog:
    """Who it is from, and what is to be *known*; the safe answer is the one that enter gives."""
    key = "arriving.ask" if arrival.before is None else "arriving.ask_update"
    return ConfirmDialog(
        title=say(f"{key}.title", title=one_line(arrival.pack.title)),
        says="\n".join((from_whom(arrival), *known)),
        means=say(f"{key}.means"),
        yes=say(f"{key}.yes"),
        no=say(f"{key}.no"),
    )
