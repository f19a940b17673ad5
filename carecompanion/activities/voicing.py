"""Voicing: one's own words to a circle in the making. A draft keeps them until they have left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from carecompanion.activities.drafting import new_draft
from carecompanion.activities.letter_draft import LetterDraft
from carecompanion.domain.circle import Circle
from carecompanion.domain.letter import Piece
from carecompanion.domain.text import clean
from carecompanion.domain.unsent import Unsent, Voiced
from carecompanion.errors import NotFound, NotPossible
from carecompanion.words import say

if TYPE_CHECKING:
    from datetime import date

    from carecompanion.activities.agreeing import Agreeing
    from carecompanion.activities.world import World
    from carecompanion.domain.entry import Draft
    from carecompanion.domain.letter import StoredLetter
    from carecompanion.vault.vault import Vault


class Voicing:
    """A proposal, what stays open, a farewell: from a page to a letter to everyone in the circle."""

    def __init__(self, vault: Vault, world: World, agreeing: Agreeing) -> None:
        self._vault = vault
        self._world = world
        self._agreeing = agreeing

    def propose(self, circle: Circle) -> Draft:
        """The proposal for *circle* that waits unfinished, or a new one that begins at the newest version."""
        waiting = self._waiting(Voiced.PROPOSAL, circle=circle.id)
        if waiting is not None:
            return waiting
        unsent = Unsent(circle=circle.id, voiced=Voiced.PROPOSAL)
        return self._new(unsent, self._agreeing.beginning(circle))

    def leave_open(self, about: StoredLetter | Circle) -> Draft:
        """What stays open for one in the agreement of a letter that came, or in the newest version of a circle's.

        As it waits unfinished, or a new page.
        """
        if isinstance(about, Circle):
            unsent = Unsent(circle=about.id, voiced=Voiced.OPEN)
        else:
            unsent = Unsent(voiced=Voiced.OPEN, about=about.id)
        waiting = self._waiting(Voiced.OPEN, circle=unsent.circle, about=unsent.about)
        return waiting or self._new(unsent)

    def farewell(self, circle: Circle) -> Draft:
        """A farewell to *circle*: as it waits unfinished, or a new page."""
        waiting = self._waiting(Voiced.FAREWELL, circle=circle.id)
        return waiting or self._new(Unsent(circle=circle.id, voiced=Voiced.FAREWELL))

    def circle_of(self, draft: Draft) -> Circle | None:
        """The circle that *draft* is for; None where one is not, or no longer, in it."""
        unsent = draft.letter or Unsent()
        circle_id: str | None = unsent.circle
        if unsent.about is not None:
            try:
                named = self._vault.letters.get(unsent.about).manifest.circle
            except NotFound:
                return None
            circle_id = None if named is None else named.id
        circle = None if circle_id is None else self._vault.circles.get(circle_id)
        return None if circle is None or circle.left_on is not None else circle

    def letter_of(self, draft: Draft, review: date | None = None) -> LetterDraft:
        """The letter *draft* is to become; *review* is the day on which a proposal asks to be looked at again.

        Raises Usage and NotPossible as Agreeing does, and where nothing was written or the circle is gone.
        """
        unsent = draft.letter or Unsent()
        words = clean(draft.text).strip("\n")
        if unsent.voiced is None or not words.strip():
            raise NotPossible(say("voicing.nothing"), say("voicing.nothing_hint"))
        if unsent.voiced is Voiced.OPEN and unsent.about is not None:
            made = self._agreeing.answer(self._vault.letters.get(unsent.about), open_words=words)
            return replace(made, unsent=draft.id)
        circle = self.circle_of(draft)
        if circle is None:
            raise NotPossible(say("voicing.no_circle"), say("voicing.no_circle_hint"))
        if unsent.voiced is Voiced.OPEN:
            return replace(self._agreeing.answer_newest(circle, open_words=words), unsent=draft.id)
        if unsent.voiced is Voiced.PROPOSAL:
            return replace(self._agreeing.propose(circle, words, review), unsent=draft.id)
        piece = Piece(title=say("voicing.farewell"), body=words)
        return LetterDraft(to=None, pieces=(piece,), circle=circle, unsent=draft.id)

    # inside

    def _waiting(
        self, voiced: Voiced, *, circle: str | None = None, about: str | None = None
    ) -> Draft | None:
        for draft in self._vault.drafts.all():
            unsent = draft.letter
            if unsent is not None and (unsent.voiced, unsent.circle, unsent.about) == (voiced, circle, about):
                return draft
        return None

    def _new(self, unsent: Unsent, text: str = "") -> Draft:
        return replace(new_draft(self._world, letter=unsent), text=text)
