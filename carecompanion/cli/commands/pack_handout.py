"""``pack handout``: a pack as one page to print, for people who have nothing installed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from carecompanion.activities.handing_out import SHEETS
from carecompanion.cli.shapes import TEXT
from carecompanion.cli.telling_faults import tell_lines
from carecompanion.cli.verb import argument, option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.cli.sitting import Sitting

_HANDOUT: Final = "pack handout"


@verb(_HANDOUT, keys={"file": TEXT, "pack": TEXT, "language": TEXT}, opens=True)
@argument("pack", metavar="FOLDER|FILE|PACK")
@option(_HANDOUT, "--out", required=True, metavar="FILE")
@option(_HANDOUT, "--paper", type=click.Choice(SHEETS), default=SHEETS[0])
@option(_HANDOUT, "--language", default="", metavar="LANGUAGE")
def handout(sitting: Sitting, *, pack: str, out: str, paper: str, language: str) -> None:
    """Find it, set it, write it. The journal is opened only for a pack that is nowhere but in it."""
    from carecompanion.activities import handing_out
    from carecompanion.activities.authoring import PackFaults

    languages = (language,) if language else ()
    try:
        found = handing_out.pack_from(pack, languages)
    except PackFaults as refused:
        if not sitting.tell.as_json:
            tell_lines(sitting.tell, Path(pack), refused.errors)
        raise
    if found is None:
        with sitting.journal() as companion:
            found = companion.prompting.pack(pack)
    path = Path(out)
    if path.is_dir():
        path /= say("trying.handout.file", id=found.id)
    handing_out.write(found, path, paper)
    if sitting.tell.as_json:
        sitting.tell.document({"file": str(path), "pack": found.id, "language": found.language})
        return
    sitting.tell.line(str(path))
    sitting.tell.note(say("cli_letters.handout_made"))
