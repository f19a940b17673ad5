"""``annotate``: a note in the margin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.cli.shapes import ID
from carecompanion.cli.sources import STDIN
from carecompanion.cli.verb import argument, option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.cli.sitting import Sitting


@verb("annotate", keys=ID, opens=True)
@argument("entry", metavar="ID")
@argument("note", metavar="[TEXT]", default="")
@option("annotate", "--text-file", metavar="FILE")
def annotate(sitting: Sitting, *, entry: str, note: str, text_file: str | None) -> None:
    """Beside the entry, with the moment it was written."""
    from carecompanion.errors import Usage

    if note and text_file is not None:
        raise Usage(say("cli_journal.many_answers"))
    text = note
    if text_file is not None:
        text = sitting.sources.text_from(text_file)
    elif not note and not sitting.ask.is_possible:
        if sitting.secrets.is_stdin_wanted:
            raise Usage(say("cli.no_words"), say("cli.no_words_hint"))
        text = sitting.sources.text_from(STDIN)
    with sitting.journal() as companion:
        found = companion.reading.entry(entry)
        if not text:
            text = _typed(sitting)
        companion.writing.annotate(found, text)
    if sitting.tell.as_json:
        sitting.tell.document({"id": found.id})
        return
    sitting.tell.line(found.id)


def _typed(sitting: Sitting) -> str:
    """A note is short and has no draft: whoever stops it hears that nothing stays."""
    try:
        return sitting.ask.words(say("cli_journal.margin_ask"))
    except KeyboardInterrupt:
        sitting.tell.warn("")
        sitting.tell.warn(say("cli_journal.margin_left"))
        raise
