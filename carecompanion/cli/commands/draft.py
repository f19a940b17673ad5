"""``draft``: pages that are not finished."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from carecompanion.cli.leaving import LEFT
from carecompanion.cli.letter_drafts import go_on_with_letter, letter_draft_in_words
from carecompanion.cli.shapes import DRAFT, ID, draft_shape
from carecompanion.cli.sources import STDIN
from carecompanion.cli.telling_entries import tell_so_far
from carecompanion.cli.verb import argument, option, verb
from carecompanion.cli.writing import tell_kept, tell_what_may_follow
from carecompanion.errors import Usage
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.entry import Draft


@verb("draft list", keys={"drafts": [DRAFT]}, opens=True)
def list_(sitting: Sitting) -> None:
    """A line a page."""
    with sitting.journal() as companion:
        drafts = companion.writing.drafts()
        if sitting.tell.as_json:
            sitting.tell.document({"drafts": [draft_shape(draft) for draft in drafts]})
            return
        if not drafts:
            sitting.tell.note(say("cli_journal.no_drafts"))
        for draft in drafts:
            when = f"{draft.id}  {draft.updated:%Y-%m-%d %H:%M}"
            sitting.tell.line(sitting.tell.dim(when), "  ", _title(companion, draft))


@verb("draft resume", keys=ID | {"or of a letter": LEFT}, opens=True, confirms=True)
@argument("draft", metavar="[ID]", default="")
@option("draft resume", "--text-file", metavar="FILE")
@option("draft resume", "--tag", multiple=True, metavar="TAG")
@option("draft resume", "--private", is_flag=True)
def resume(
    sitting: Sitting, *, draft: str, text_file: str | None, tag: tuple[str, ...], private: bool
) -> None:
    """Show what is there, ask for the rest, keep it as an entry."""
    from carecompanion.cli.page import Page

    more = _more(sitting, text_file)
    with sitting.journal() as companion:
        page = companion.writing.draft(draft)
        if page.letter is not None and (tag or private):
            raise Usage(say("cli_letters.draft_is_letter"), say("cli_letters.draft_is_letter_hint"))
        if more is None:
            asks = page.prompt is not None and page.letter is None
            sitting.tell.warn(page.prompt.ask if asks and page.prompt else _title(companion, page))
            tell_so_far(sitting, companion.writing, page)
        if page.letter is not None:
            go_on_with_letter(sitting, companion, page, more)
            return
        if more is None:
            page = Page(sitting, companion.writing, page).ask()
        elif more.strip():
            page = replace(page, text=f"{page.text}\n\n{more}" if page.text.strip() else more)
        entry = companion.writing.finish(page, tags=tag, private=private)
        companion.prompting.answered(entry)
        tell_kept(sitting, entry)
        tell_what_may_follow(sitting, companion)


@verb("draft discard", keys=ID, opens=True, confirms=True)
@argument("draft", metavar="ID")
def discard(sitting: Sitting, draft: str) -> None:
    """Ask, then let it go."""
    with sitting.journal() as companion:
        page = companion.writing.draft(draft)
        if not sitting.agree(say("cli_journal.discard_sure", title=_title(companion, page))):
            sitting.tell.note(say("cli_journal.kept_it"))
            return
        companion.writing.discard(page.id)
    if sitting.tell.as_json:
        sitting.tell.document({"id": page.id})
        return
    sitting.tell.line(say("cli_journal.discarded", id=page.id))


def _more(sitting: Sitting, text_file: str | None) -> str | None:
    if text_file is not None:
        return sitting.sources.text_from(text_file)
    if sitting.ask.is_possible:
        return None
    if sitting.secrets.is_stdin_wanted:
        return ""
    return sitting.sources.text_from(STDIN)


def _title(companion: Companion, draft: Draft) -> str:
    from carecompanion.domain.entry import title_of

    if draft.letter is not None:
        return letter_draft_in_words(companion, draft)
    if draft.entry is not None:
        return say("cli_journal.draft_of_entry", id=draft.entry)
    return title_of(draft.text) or title_of(
        draft.prompt.ask if draft.prompt else "", say("cli_journal.draft_free")
    )
