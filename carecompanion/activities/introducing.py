"""Introducing: one's own card, other people's cards, and the words that make sure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from carecompanion.domain.ids import PartnerId, id_from_bytes
from carecompanion.domain.partner import HANDLE_BYTES, Partner, Standing
from carecompanion.domain.spoken_words import WORDS, how_many, is_a_try
from carecompanion.domain.text import as_seen, clean
from carecompanion.errors import ExchangeError, NotFound, NotPossible, Usage
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.activities.world import World
    from carecompanion.crypto.identity import PeerIdentity
    from carecompanion.domain.partner import Card
    from carecompanion.vault.vault import Vault

_NAME = "card.name"
_PEER = 1
TRIES = 3
"""After so many wrong words the card itself is in doubt."""


@dataclass(frozen=True, slots=True)
class Introduced:
    """What became of a card: the partner, whether they are new, and whether a known name came with a new key."""

    partner: Partner
    is_new: bool
    is_other_key: bool


class Introducing:
    """Cards and partners. One's own identity is made on first need."""

    def __init__(self, vault: Vault, world: World) -> None:
        self._vault = vault
        self._world = world

    # oneself

    def identity(self) -> PeerIdentity:
        """One's own key, made now if there is none yet."""
        from carecompanion.crypto.identity import PeerIdentity, new_identity

        secret = self._vault.identities.current()
        if secret is None:
            made = new_identity(self._world.randomness)
            self._vault.identities.add(made.secret, self._world.now().date())
            return made
        return PeerIdentity(secret)

    def identities(self) -> tuple[PeerIdentity, ...]:
        """One's present key and the earlier ones, newest first; empty before the first card."""
        from carecompanion.crypto.identity import PeerIdentity

        return tuple(PeerIdentity(secret) for secret in self._vault.identities.all())

    def my_name(self) -> str | None:
        """The name on one's card, or None while nobody was asked."""
        return self._vault.preferences.get(_NAME, "") or None

    def set_my_name(self, name: str) -> str:
        """Choose the name on one's card. Raises Usage when nothing, or more than 48 bytes, is left of it."""
        kept = _short_name(name)
        self._vault.preferences.set(_NAME, kept)
        return kept

    def my_card(self) -> str:
        """One's card as a token that survives mail and chat."""
        from carecompanion.exchange.card import card_token

        return card_token(self.identity().public, self._name_or_someone())

    def my_card_block(self) -> str:
        """One's card with name and words around it, to be copied or saved."""
        from carecompanion.exchange.card import card_block

        return card_block(self.identity().public, self._name_or_someone())

    def my_words(self) -> tuple[str, ...]:
        """The eight words that one reads aloud."""
        from carecompanion.crypto.identity import fingerprint, safety_words

        return safety_words(fingerprint(_PEER, self.identity().public))

    def my_numbers(self) -> tuple[str, ...]:
        """The same as numbers, for any language."""
        from carecompanion.crypto.identity import fingerprint, safety_numbers

        return safety_numbers(fingerprint(_PEER, self.identity().public))

    def secret_text(self, passphrase: str) -> str:
        """One's own age identity, for the stock ``age``. Raises WrongPassphrase; the passphrase is asked again."""
        from carecompanion.vault.passphrases import check_passphrase

        check_passphrase(self._vault, passphrase, limits=self._world.kdf_limits)
        return self.identity().secret_text

    # others

    def read(self, text: str | bytes) -> tuple[Card, ...]:
        """The cards in *text*. Raises ExchangeError: E_CARD, E_KEY_WEAK, E_NEWER, E_TOO_BIG."""
        from carecompanion.exchange.card import read_cards

        return read_cards(text)

    def introduce(self, card: Card, handle: str | None = None) -> Introduced:
        """Take a card in, under *handle* (else the name it claims).

        A known key says so and changes nothing, but that its words may be tried afresh. Raises NotPossible for one's
        own card, for a blocked key and for one that a partner has given up, ExchangeError E_KEY_WEAK, Usage for a
        facilitator's card or a handle that is taken.
        """
        from carecompanion.crypto.identity import is_weak_x25519

        if card.kind != "peer":
            raise Usage(say("introducing.not_peer"), say("introducing.not_peer_hint"))
        if is_weak_x25519(card.key):
            raise ExchangeError("E_KEY_WEAK")
        if any(card.key == mine.public for mine in self.identities()):
            raise NotPossible(say("introducing.own"), say("introducing.own_hint"))
        if self._vault.partners.is_blocked(card.key):
            raise NotPossible(say("introducing.blocked"), say("introducing.blocked_hint"))
        known = self._vault.partners.by_key(card.key)
        if known is not None:
            if known.wrong_tries:
                known = replace(known, wrong_tries=0)
                self._vault.partners.replace(known)
            return Introduced(known, is_new=False, is_other_key=False)
        before = self._vault.partners.by_earlier_key(card.key)
        if before is not None:
            raise NotPossible(
                say("introducing.earlier", handle=before.handle),
                say("introducing.earlier_hint", handle=before.handle),
            )
        called = as_seen(card.name)
        same_name = any(as_seen(partner.claimed_name) == called for partner in self.partners() if called)
        # Who comes back is who they were: to their letters, and to what was noted about contact with them.
        before_id = self._vault.letters.partner_of(card.key)
        is_free = before_id is not None and all(one.id != before_id for one in self.partners())
        new_id = PartnerId(id_from_bytes(self._world.randomness(8)))
        partner = Partner(
            id=before_id if before_id is not None and is_free else new_id,
            handle=self._free_handle(handle, card.name),
            key=card.key,
            claimed_name=card.name,
            standing=Standing.INTRODUCED,
            met=self._world.now().date(),
            has_app=card.has_app,
        )
        with self._vault.together():
            self._vault.partners.add(partner)
            self._vault.letters.belong_to(partner)
        return Introduced(partner, is_new=True, is_other_key=same_name)

    def partners(self) -> tuple[Partner, ...]:
        """Every partner, by handle."""
        return self._vault.partners.all()

    def partner(self, name: str) -> Partner:
        """The partner of that handle, or whose id begins so. Raises NotFound, Ambiguous."""
        return self._vault.partners.find(name)

    def still_here(self, partner_id: PartnerId | None) -> Partner:
        """The partner of exactly this id, as they are now. Raises NotPossible where there is none any more."""
        try:
            return self._vault.partners.get(partner_id or PartnerId(""))
        except NotFound:
            raise NotPossible(say("corresponding.no_partner"), say("corresponding.no_partner_hint")) from None

    def words_of(self, partner: Partner) -> tuple[str, ...]:
        """The eight words that *they* read aloud."""
        from carecompanion.crypto.identity import fingerprint, safety_words

        return safety_words(fingerprint(_PEER, partner.key))

    def numbers_of(self, partner: Partner) -> tuple[str, ...]:
        """The same as numbers."""
        from carecompanion.crypto.identity import fingerprint, safety_numbers

        return safety_numbers(fingerprint(_PEER, partner.key))

    def verify(self, partner: Partner, typed: str) -> Partner:
        """Check the words they read aloud, typed by their first four letters (or as numbers).

        Raises NotPossible when they are not the same. After three tries nothing is compared any more, until a fresh
        card has come another way.
        """
        from carecompanion.crypto.identity import check_typed_words, fingerprint

        known = self._vault.partners.get(partner.id)
        if known.wrong_tries >= TRIES:
            raise NotPossible(say("introducing.stop"), say("introducing.stop_hint"))
        if not is_a_try(typed):
            raise Usage(
                say("introducing.words_so_far", typed=how_many(typed), words=WORDS),
                say("introducing.words_so_far_hint"),
            )
        if not check_typed_words(fingerprint(_PEER, known.key), typed):
            tries = known.wrong_tries + 1
            self._vault.partners.replace(replace(known, wrong_tries=tries))
            stop = tries >= TRIES
            raise NotPossible(
                say("introducing.wrong_words"),
                say("introducing.stop_hint" if stop else "introducing.wrong_words_hint"),
            )
        verified = replace(
            known, standing=Standing.VERIFIED, verified_on=self._world.now().date(), wrong_tries=0
        )
        self._vault.partners.replace(verified)
        return verified

    def rename(self, partner: Partner, handle: str) -> Partner:
        """Give a partner another handle. Raises Usage when it is taken or empty."""
        kept = self._free_handle(_short_name(handle), "", besides=partner)
        renamed = replace(self._vault.partners.get(partner.id), handle=kept)
        with self._vault.together():
            self._vault.partners.replace(renamed)
            self._vault.letters.belong_to(renamed)
        return renamed

    def block(self, partner: Partner) -> None:
        """Refuse everything from this partner's keys, for good; it survives forgetting and restoring.

        They are in no circle of ours any more, so that a letter to one is still possible.
        """
        with self._vault.together():
            self._vault.circles.forget_partner(partner.id)
            for key in self._vault.partners.keys_of(partner):
                self._vault.partners.block(key)

    def unblock(self, partner: Partner) -> None:
        """Let letters from this partner's keys in again."""
        with self._vault.together():
            for key in self._vault.partners.keys_of(partner):
                self._vault.partners.unblock(key)

    def forget(self, partner: Partner) -> None:
        """Let a partner go from the list and from every circle.

        Letters stay; so do a block, and who they are on the map.
        """
        with self._vault.together():
            self._vault.partners.forget(partner.id)
            self._vault.circles.forget_partner(partner.id)

    # inside

    def _name_or_someone(self) -> str:
        return self.my_name() or say("introducing.someone")

    def _free_handle(self, handle: str | None, claimed: str, *, besides: Partner | None = None) -> str:
        wanted = _short_name(
            handle or (claimed if as_seen(claimed).strip() else "") or say("introducing.someone")
        )
        others = (partner for partner in self.partners() if besides is None or partner.id != besides.id)
        # By a sign that nobody sees a name could look like somebody else's.
        taken = {as_seen(partner.handle).casefold() for partner in others}
        if as_seen(wanted).casefold() not in taken:
            return wanted
        if handle:
            raise Usage(say("introducing.taken", handle=wanted), say("introducing.taken_hint"))
        numbered = (_numbered(wanted, number) for number in range(2, len(taken) + 3))
        return next(name for name in numbered if as_seen(name).casefold() not in taken)


def _numbered(name: str, number: int) -> str:
    """*name* with a number after it, still within what a name may hold."""
    ending = f"-{number}"
    kept = name.encode("utf-8")[: HANDLE_BYTES - len(ending)].decode("utf-8", "ignore")
    return kept.rstrip() + ending


def _short_name(raw: str) -> str:
    name = clean(raw, one_line=True)
    if not as_seen(name).strip() or len(name.encode("utf-8")) > HANDLE_BYTES:
        raise Usage(say("introducing.name"), say("introducing.name_hint"))
    return name
