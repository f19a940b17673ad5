"""Letters that wait unfinished: which drafts they are, what a list calls them, and the page each goes on in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from carecompanion.errors import CareError
from carecompanion.tui.rooms import room
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.domain.entry import Draft
    from carecompanion.tui.screen import CareScreen


def unfinished(companion: Companion) -> tuple[Draft, ...]:
    """Letters and replies in the making, the one touched last first. For the desk."""
    return tuple(draft for draft in companion.writing.drafts() if draft.letter is not None)


def title_of_unfinished(companion: Companion, draft: Draft) -> str:
    """What a list calls *draft*: whom it is for, as far as that is known. For the desk."""
    unsent = draft.letter
    whom = ""
    if unsent is not None:
        try:
            if unsent.to is not None:
                whom = companion.introducing.partner(unsent.to).handle
            elif unsent.circle is not None:
                whom = companion.circling.circle(unsent.circle).name
        except CareError:
            whom = ""  # they are no longer among the partners: the draft still is among the drafts
    if unsent is not None and unsent.voiced is not None:
        return say(f"letters.unfinished.{unsent.voiced.value}")
    kind = "reply" if unsent is not None and unsent.re is not None else "letter"
    return say(f"letters.unfinished.{kind}_to", whom=whom) if whom else say(f"letters.unfinished.{kind}")


def page_of(draft: Draft, *, brought_back: bool = True) -> CareScreen[Any]:
    """The page on which *draft* goes on: a reply's, a letter's, or the plain one."""
    if draft.letter is None:
        return room("write", draft=draft, brought_back=brought_back)
    if draft.letter.voiced is not None:
        return room("words", draft=draft, brought_back=brought_back)
    if draft.letter.re is not None:
        return room("reply", draft=draft, brought_back=brought_back)
    return room("compose", draft=draft)
