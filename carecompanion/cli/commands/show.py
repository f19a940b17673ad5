"""``show``: one entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.cli.shapes import ENTRY, entry_shape
from carecompanion.cli.telling_entries import tell_entry
from carecompanion.cli.verb import argument, verb

if TYPE_CHECKING:
    from carecompanion.cli.sitting import Sitting


@verb("show", keys=ENTRY, opens=True)
@argument("entry", metavar="ID")
def show(sitting: Sitting, entry: str) -> None:
    """All of it."""
    with sitting.journal() as companion:
        found = companion.reading.entry(entry)
        if sitting.tell.as_json:
            sitting.tell.document(entry_shape(found))
        else:
            tell_entry(sitting, companion, found)
