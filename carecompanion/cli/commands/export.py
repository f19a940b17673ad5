"""``export``: entries in plain text, where they were asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from carecompanion.cli.entries_wanted import Wanted, filtered, filters_of
from carecompanion.cli.shapes import NUMBER, TEXT
from carecompanion.cli.sources import STDIN
from carecompanion.cli.verb import option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from typing import Unpack

    from carecompanion.cli.sitting import Sitting


@verb("export", keys={"path": TEXT, "format": TEXT, "entries": NUMBER}, opens=True)
@filtered("export")
@option("export", "--format", "style", type=click.Choice(["json", "markdown"]), required=True)
@option("export", "--out", required=True, metavar="FILE")
@option("export", "--force", is_flag=True)
def export(sitting: Sitting, style: str, out: str, *, force: bool, **wanted: Unpack[Wanted]) -> None:
    """Whole or not at all; 0600; never over a file that is there, unless that is meant."""
    filters = filters_of(wanted, sitting.today)
    with sitting.journal() as companion:
        if out == STDIN:
            for piece in companion.exchanging.pieces(style, filters):
                sitting.tell.exactly(piece)
            return
        path = Path(out)
        count = companion.exchanging.export(style, path, filters, force=force)
    sitting.tell.warn(say("cli_journal.plain_text"))
    if sitting.tell.as_json:
        sitting.tell.document({"path": str(path), "format": style, "entries": count})
        return
    sitting.tell.line(str(path))
    sitting.tell.note(say("cli_journal.exported", count=count))
