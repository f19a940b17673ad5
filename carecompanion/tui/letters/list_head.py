"""What stands over the list of letters: with whom they went, or what else the list holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from carecompanion.tui.letters.threads import standing_briefly, standing_words
from carecompanion.tui.lines import QUIET, SAYS
from carecompanion.tui.text import one_line, plain_line
from carecompanion.words import say

if TYPE_CHECKING:
    from datetime import date

    from carecompanion.tui.letters.threads import Thread


def found_head(*, is_nothing_found: bool) -> Content:
    """Over what a search found."""
    about = say("letters.found_nothing" if is_nothing_found else "letters.found_about")
    return _head(Content.styled(say("letters.found"), SAYS), about)


def going_head() -> Content:
    """Over what goes soon."""
    return _head(Content.styled(say("letters.going_head"), SAYS), say("letters.going_about"))


def thread_head(thread: Thread | None, today: date, *, is_narrow: bool) -> Content:
    """Over the letters with one person or of one circle; empty over a draft that is for nobody yet."""
    if thread is None or thread.is_to_nobody_yet:
        return Content("")
    if thread.waits:
        return Content.styled(say("letters.stranger.says"), QUIET)
    name = Content.styled(plain_line(thread.name).plain, SAYS)
    if thread.is_circle:
        members = ", ".join(one_line(member) for member in thread.members)
        return _head(name, members or say("letters.circle_empty"))
    if thread.partner is None:
        return _head(name, say("letters.no_partner"))
    told_as = standing_briefly if is_narrow else standing_words
    standing = (f"   {told_as(thread.partner, today)}", QUIET)
    return _head(Content.assemble(name, standing), " ".join(thread.words))


def _head(name: Content, about: str) -> Content:
    return Content.assemble(name, "\n", (about, QUIET))
