"""``tag``: +TAG adds, -TAG takes away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from carecompanion.cli.shapes import TEXT
from carecompanion.cli.verb import argument, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.cli.sitting import Sitting


@verb("tag", keys={"id": TEXT, "tags": [TEXT]}, opens=True, dashes=True)
@argument("entry", metavar="ID")
@argument("tags", nargs=-1, required=True, metavar="+TAG|-TAG...", type=click.UNPROCESSED)
def tag(sitting: Sitting, entry: str, tags: tuple[str, ...]) -> None:
    """In one change."""
    from carecompanion.domain.entry import clean_tag
    from carecompanion.errors import Usage

    if any(one[:1] not in ("+", "-") or not clean_tag(one[1:]) for one in tags):
        raise Usage(say("cli_journal.tag_form"))
    with sitting.journal() as companion:
        found = companion.reading.entry(entry)
        gone = [clean_tag(one[1:]) for one in tags if one.startswith("-")]
        added = [one[1:] for one in tags if one.startswith("+")]
        changed = companion.writing.tag(found, add=added, remove=gone)
    if sitting.tell.as_json:
        sitting.tell.document({"id": changed.id, "tags": list(changed.tags)})
        return
    for one in gone:
        if one not in found.tags:
            sitting.tell.warn(say("cli_journal.no_such_tag", tag=one))
    sitting.tell.line(changed.id, "  ", " ".join(changed.tags))
    if not changed.tags:
        sitting.tell.note(say("cli_journal.no_tags_now"))
