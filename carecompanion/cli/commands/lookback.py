"""``lookback``: one older entry, because it was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.cli.entries_wanted import Wanted, filtered, filters_of
from carecompanion.cli.shapes import MAYBE, entry_shape
from carecompanion.cli.telling_entries import tell_entry
from carecompanion.cli.verb import verb
from carecompanion.words import say

if TYPE_CHECKING:
    from typing import Unpack

    from carecompanion.cli.sitting import Sitting


@verb("lookback", keys={"entry": "an entry, or null", "why": MAYBE}, opens=True)
@filtered("lookback")
def lookback(sitting: Sitting, **wanted: Unpack[Wanted]) -> None:
    """Why it is this one comes first."""
    filters = filters_of(wanted, sitting.today)
    with sitting.journal() as companion:
        found = companion.looking_back.look(filters)
        if sitting.tell.as_json:
            shape = None if found is None else entry_shape(found.entry)
            sitting.tell.document({"entry": shape, "why": None if found is None else found.why})
        elif found is None:
            sitting.tell.note(say("entry.nothing_older"))
        else:
            sitting.tell.line(sitting.tell.dim(found.why))
            sitting.tell.line()
            tell_entry(sitting, companion, found.entry)
