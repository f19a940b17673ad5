"""Renewing: a new card for oneself, and a letter about it to each partner, sealed by the key they know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from carecompanion.activities.posting import Composed
from carecompanion.domain.letter import LetterKind, Manifest
from carecompanion.errors import NotPossible
from carecompanion.words import say

if TYPE_CHECKING:
    from pathlib import Path

    from carecompanion.activities.introducing import Introducing
    from carecompanion.activities.posting import Posting, Sent
    from carecompanion.activities.world import World
    from carecompanion.domain.partner import Partner
    from carecompanion.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Renewed:
    """The new card is in use; a letter for each partner, and those for whom none was made."""

    sent: tuple[Sent, ...]
    without: tuple[Partner, ...]


class Renewing:
    """One's own key, made anew. Letters to the card of before still open."""

    def __init__(self, vault: Vault, world: World, introducing: Introducing, posting: Posting) -> None:
        self._vault = vault
        self._world = world
        self._introducing = introducing
        self._posting = posting

    def renew(self, where: Path | None = None, *, armored: bool = False) -> Renewed:
        """A new key from now on, and a letter with the new card to each partner who may be written to.

        The key is kept before the first file is written: a file that announces a key which nobody has would be
        worse than a file that is missing, and can be written again. Raises NotPossible before there is a card.
        """
        from carecompanion.crypto.identity import new_identity
        from carecompanion.exchange.card import card_token
        from carecompanion.exchange.letter import compose
        from carecompanion.exchange.names import new_letter_id

        name = self._introducing.my_name()
        if name is None:
            raise NotPossible(say("introducing.no_card"), say("introducing.no_card_hint"))
        made = new_identity(self._world.randomness)
        today = self._world.now().date()
        letters, without = [], []
        for partner in self._introducing.partners():
            try:
                self._posting.refuse(partner)
            except NotPossible:
                without.append(partner)
                continue
            letter_id = new_letter_id(self._world.randomness)
            manifest = Manifest(
                kind=LetterKind.NEWCARD,
                id=letter_id,
                thread=letter_id,
                date=today,
                lang="en",
                from_name=name,
                to_name=partner.claimed_name or None,
                card=card_token(made.public, name),
            )
            letters.append(Composed(partner, *compose(manifest)))

        def use_new_key() -> None:
            self._vault.identities.add(made.secret, today)

        sent = self._posting.post(letters, where, armored=armored, also=use_new_key, remember_first=True)
        return Renewed(sent, tuple(without))
