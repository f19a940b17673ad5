"""``search``: entries by their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from carecompanion.cli.entries_wanted import Wanted, filtered, filters_of
from carecompanion.cli.shapes import ENTRY
from carecompanion.cli.sources import STDIN
from carecompanion.cli.telling_entries import tell_lines
from carecompanion.cli.verb import argument, option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from typing import Unpack

    from carecompanion.activities.companion import Companion
    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.entry import EntryLine, Filters

_PAGE = 200


@verb("search", keys={"entries": [ENTRY]}, opens=True)
@argument("words", nargs=-1, required=True)
@filtered("search")
@option("search", "-n", "--number", type=click.IntRange(0), default=20, show_default=True)
@option("search", "--ranked", is_flag=True)
def search(
    sitting: Sitting, words: tuple[str, ...], number: int, *, ranked: bool, **wanted: Unpack[Wanted]
) -> None:
    """Newest first, or closest first."""
    filters = filters_of(wanted, sitting.today)
    query = sitting.sources.text_from(STDIN) if words == (STDIN,) else " ".join(words)
    with sitting.journal() as companion:
        lines = _lines(companion, query.strip(), filters, number, is_ranked=ranked)
        tell_lines(sitting, companion, lines, say("cli_journal.nothing_found"))


def _lines(
    companion: Companion, query: str, filters: Filters, number: int, *, is_ranked: bool
) -> list[EntryLine]:
    lines: list[EntryLine] = []
    before: int | None = None
    while not number or len(lines) < number:
        limit = min(_PAGE, number - len(lines)) if number else _PAGE
        page = companion.reading.search(
            query,
            filters,
            before=None if is_ranked else before,
            limit=limit,
            ranked=is_ranked,
            offset=len(lines) if is_ranked else 0,
        )
        lines.extend(page)
        if len(page) < limit:
            break
        before = page[-1].moment
    return lines
