"""``delete``: an entry, after its title was shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.cli.shapes import ID
from carecompanion.cli.verb import argument, option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.cli.sitting import Sitting


@verb("delete", keys=ID, opens=True, confirms=True)
@argument("entry", metavar="ID")
@option("delete", "--with-what-follows", is_flag=True)
def delete(sitting: Sitting, entry: str, *, with_what_follows: bool) -> None:
    """Ask, then delete for good."""
    with sitting.journal() as companion:
        found = companion.reading.entry(entry)
        if not sitting.agree(say("cli_journal.delete_sure", title=found.title or say("writing.untitled"))):
            sitting.tell.note(say("cli_journal.kept_it"))
            return
        asks = not with_what_follows and not sitting.is_agreed_beforehand
        if asks and companion.following.has(found.id):
            with_what_follows = sitting.ask.is_agreed(say("cli_journal.delete_follows"))
        companion.writing.delete(found.id, with_what_follows=with_what_follows)
    if sitting.tell.as_json:
        sitting.tell.document({"id": found.id})
        return
    sitting.tell.line(say("cli_journal.deleted", id=found.id))
