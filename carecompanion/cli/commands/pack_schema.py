"""``pack schema``: the JSON Schema of pack.toml, for editors."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from carecompanion.cli.verb import option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.cli.sitting import Sitting

_SCHEMA: Final = "pack schema"


@verb(_SCHEMA)
@option(_SCHEMA, "--out", metavar="FILE")
def schema(sitting: Sitting, *, out: str | None) -> None:
    """To standard output, or into a new file."""
    from carecompanion.activities.authoring import Authoring

    words = Authoring(sitting.opening.world).schema_text()
    if out is None:
        sitting.tell.exactly(words)
        return
    from carecompanion.settings.atomic import write_new

    write_new(Path(out), words.encode("utf-8"), 0o644)
    sitting.tell.line(out)
    sitting.tell.note(say("authoring.schema_made", file=Path(out).name))
