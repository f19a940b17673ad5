"""Printing: chosen entries as a page for someone with nothing installed. Neither sealed nor encrypted, and it says so.

Nobody is named as its reader, and nothing is remembered of it: whoever has the page has it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from carecompanion.errors import NotPossible
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from carecompanion.activities.composing import Composing, Preview
    from carecompanion.activities.letter_draft import LetterDraft
    from carecompanion.interchange.paper.page import Page


class Printing:
    """Look, then write the file. The draft is a letter's; to whom it would go is left out."""

    def __init__(self, composing: Composing) -> None:
        self._composing = composing

    def preview(self, draft: LetterDraft, *, also: Sequence[str] = ()) -> Preview:
        """The words on the page, in Markdown, with what in them may still name somebody.

        Raises as Composing.preview does.
        """
        from carecompanion.interchange.paper.page import page_in_words

        return replace(self._composing.preview(draft, also=also), human=page_in_words(self._page(draft)))

    def write(self, draft: LetterDraft, where: Path, *, expected: str | None = None) -> None:
        """Write the page to the new file *where*, for its owner only.

        *expected* is the preview that was agreed to: if the words would differ, nothing is written. Raises
        FileExists, CouldNotWrite, DiskFull, ReadOnly, NotPossible, Usage.
        """
        from carecompanion.interchange.paper.page import html_of, page_in_words
        from carecompanion.settings.atomic import write_pieces

        page = self._page(draft)
        if expected is not None and page_in_words(page) != expected:
            raise NotPossible(say("composing.changed"), say("composing.changed_hint"))
        write_pieces(where, (piece.encode() for piece in html_of(page)))

    def _page(self, draft: LetterDraft) -> Page:
        from carecompanion.exchange.human import day_in_words, piece_about, wishes_in_words
        from carecompanion.interchange.paper.page import Page, Section

        manifest, pieces = self._composing.copy(draft)
        writer = manifest.from_name
        return Page(
            heading=say("paper.letter_from", writer=writer) if writer else say("paper.letter"),
            about=(day_in_words(manifest.date.isoformat()), say("paper.open")),
            before=say("paper.before", note=manifest.note) if manifest.note else "",
            aside=wishes_in_words(manifest.ask),
            lang=manifest.lang,
            sections=tuple(Section(piece.title, piece.body, piece_about(piece)) for piece in pieces),
        )
