"""``list``: entries, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from carecompanion.cli.entries_wanted import Wanted, filtered, filters_of
from carecompanion.cli.shapes import ENTRY
from carecompanion.cli.telling_entries import tell_lines
from carecompanion.cli.verb import option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from typing import Unpack

    from carecompanion.activities.companion import Companion
    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.entry import EntryLine, Filters

_PAGE = 200


@verb("list", keys={"entries": [ENTRY]}, opens=True)
@filtered("list")
@option("list", "-n", "--number", type=click.IntRange(0), default=20, show_default=True)
def list_(sitting: Sitting, number: int, **wanted: Unpack[Wanted]) -> None:
    """Page by page, so that any number fits."""
    filters = filters_of(wanted, sitting.today)
    with sitting.journal() as companion:
        lines = _lines(companion, filters, number)
        nothing = say("cli_journal.nothing_here" if filters.is_empty else "cli_journal.nothing_fits")
        tell_lines(sitting, companion, lines, nothing)


def _lines(companion: Companion, filters: Filters, number: int) -> list[EntryLine]:
    lines: list[EntryLine] = []
    before: int | None = None
    while not number or len(lines) < number:
        limit = min(_PAGE, number - len(lines)) if number else _PAGE
        page = companion.reading.page(filters, before=before, limit=limit)
        lines.extend(page)
        if len(page) < limit:
            break
        before = page[-1].moment
    return lines
