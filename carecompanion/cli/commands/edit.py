"""``edit``: an entry's text, title or mark."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from carecompanion.cli.page import Page
from carecompanion.cli.shapes import ID
from carecompanion.cli.sources import STDIN
from carecompanion.cli.verb import argument, option, verb
from carecompanion.domain.framing import FREE
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.entry import Entry


@verb("edit", keys=ID, opens=True)
@argument("entry", metavar="ID")
@option("edit", "--text-file", metavar="FILE")
@option("edit", "--title", metavar="TEXT")
@option("edit", "--private/--not-private", default=None)
def edit(
    sitting: Sitting, *, entry: str, text_file: str | None, title: str | None, private: bool | None
) -> None:
    """Change what was named; where nothing was, the text."""
    text = sitting.sources.text_from(text_file) if text_file is not None else None
    is_only_text = text is None and title is None and private is None
    if is_only_text and not sitting.ask.is_possible:
        text = _from_stdin(sitting)
    with sitting.journal() as companion:
        found = companion.reading.entry(entry)
        page: Page | None = None
        if is_only_text and text is None:
            page = _page(sitting, companion, found)
            text = page.ask_anew(say("cli_journal.new_text"))
            if not text:
                sitting.tell.note(say("cli_journal.nothing_changed"))
                return
        changed = _changed(companion, found, text, title)
        if page is not None:
            companion.writing.discard(page.draft.id)
        if private is not None:
            changed = companion.writing.set_private(changed, private=private)
    if sitting.tell.as_json:
        sitting.tell.document({"id": changed.id})
        return
    sitting.tell.line(changed.id)


def _changed(companion: Companion, entry: Entry, text: str | None, title: str | None) -> Entry:
    if text is None and title is None:
        return entry
    return companion.writing.edit(entry, text=text, title=title)


def _from_stdin(sitting: Sitting) -> str:
    from carecompanion.errors import Usage

    if sitting.secrets.is_stdin_wanted:
        raise Usage(say("cli.no_words"), say("cli.no_words_hint"))
    return sitting.sources.text_from(STDIN)


def _page(sitting: Sitting, companion: Companion, entry: Entry) -> Page:
    """Where the new text stands, as a draft of the entry, until it is the entry's."""
    sitting.tell.warn(say("cli_journal.now"))
    sitting.tell.warn(entry.text)
    sitting.tell.warn("")
    begun = replace(companion.writing.reopen(entry), text="", frame=FREE, cursor=(0, 0))
    return Page(sitting, companion.writing, begun)
