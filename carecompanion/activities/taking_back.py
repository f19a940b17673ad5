"""Taking back: asking for a letter that left. It can be asked, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.activities.posting import Composed
from carecompanion.domain.letter import Direction, LetterKind, Manifest
from carecompanion.errors import NotPossible
from carecompanion.words import say

if TYPE_CHECKING:
    from pathlib import Path

    from carecompanion.activities.introducing import Introducing
    from carecompanion.activities.posting import Posting, Sent
    from carecompanion.activities.world import World
    from carecompanion.domain.letter import StoredLetter
    from carecompanion.vault.vault import Vault


class TakingBack:
    """A small letter that asks the reader to let go of an earlier one; they decide."""

    def __init__(self, vault: Vault, world: World, introducing: Introducing, posting: Posting) -> None:
        self._vault = vault
        self._world = world
        self._introducing = introducing
        self._posting = posting

    def words(self, letter: StoredLetter) -> str:
        """The exact words that would leave. Raises as :meth:`ask_back`."""
        return self._composed(letter).human

    def ask_back(self, letter: StoredLetter, where: Path | None = None, *, armored: bool = False) -> Sent:
        """Ask for *letter* back by a letter of its own. Raises NotPossible, and as Posting.post."""
        (sent,) = self._posting.post([self._composed(letter)], where, armored=armored)
        return sent

    def _composed(self, letter: StoredLetter) -> Composed:
        from carecompanion.exchange.letter import compose
        from carecompanion.exchange.names import new_letter_id

        if letter.direction is not Direction.LEFT or letter.manifest.kind is not LetterKind.LETTER:
            raise NotPossible(say("corresponding.not_yours"), say("corresponding.not_yours_hint"))
        if letter.asked_back:
            raise NotPossible(say("corresponding.asked_already"), say("corresponding.asked_already_hint"))
        partner = self._introducing.still_here(letter.partner)
        manifest = Manifest(
            kind=LetterKind.WITHDRAW,
            id=new_letter_id(self._world.randomness),
            thread=letter.manifest.thread,
            date=self._world.now().date(),
            lang=letter.manifest.lang,
            from_name=self._introducing.my_name(),
            to_name=partner.claimed_name or None,
            re=letter.id,
        )
        return Composed(partner, *compose(manifest))
