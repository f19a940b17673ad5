"""Corresponding: letters that came and letters that left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from carecompanion.domain.entry import EntryKind
from carecompanion.domain.letter import Direction, LetterKind, LetterLine, StoredLetter
from carecompanion.domain.partner import Standing, Trust
from carecompanion.domain.text import clean
from carecompanion.errors import ExchangeError, FileMissing, NotFound, NotPossible
from carecompanion.words import say

if TYPE_CHECKING:
    from pathlib import Path

    from carecompanion.activities.introducing import Introducing
    from carecompanion.activities.world import World
    from carecompanion.domain.circle import Circle
    from carecompanion.domain.entry import Entry
    from carecompanion.domain.ids import LetterId, PartnerId
    from carecompanion.domain.letter import Opened
    from carecompanion.domain.partner import Partner
    from carecompanion.vault.vault import Vault

NEWEST = "@last"
READ_AT_MOST = 3 * 1024 * 1024 + 4096
"""One byte more than any letter may have is never read from a file."""


class Corresponding:
    """Open, read, accept, refuse, keep, forget. Nothing of a letter is shown before all of it has been checked."""

    def __init__(self, vault: Vault, world: World, introducing: Introducing) -> None:
        self._vault = vault
        self._world = world
        self._introducing = introducing

    def open_file(self, path: Path) -> StoredLetter:
        """Open a letter file. Raises FileMissing and the errors of :meth:`open_bytes`."""
        return self.open_bytes(bytes_of(path))

    def open_bytes(self, data: bytes) -> StoredLetter:
        """Open a letter for one of our keys and keep it.

        Raises ExchangeError with the code of the first thing that does not hold; E_STRANGER after a letter from an
        unknown key has been set aside, unread, to be accepted or refused (and again while it waits).
        """
        from carecompanion.exchange.opening import open_letter

        try:
            opened = open_letter(
                data,
                self._introducing.identities(),
                today=self._world.now().date(),
                is_blocked=self._vault.partners.is_blocked,
                seen=self._vault.letters.seen,
            )
        except ExchangeError as error:
            if error.code == "E_REPLAY" and self._is_waiting(error.about):
                raise ExchangeError("E_STRANGER", about=error.about, name=error.about[:8]) from error
            raise
        partner = self._vault.partners.by_key(opened.sender)
        earlier = None if partner is not None else self._vault.partners.by_earlier_key(opened.sender)
        stored = self._stored(opened, partner or earlier, has_old_key=earlier is not None)
        with self._vault.together():
            if earlier is not None:
                _refuse_old_newcard(stored)
            if partner is not None:
                self._take_in_card(partner, stored)
            self._vault.letters.came(stored)
        if stored.waiting:
            raise ExchangeError("E_STRANGER", about=stored.id, name=stored.id[:8])
        return stored

    def loose_note(self, data: bytes) -> Entry:
        """Keep a plain age file made for our key as a loose note: whose it is cannot be told."""
        from carecompanion.activities.following import Following
        from carecompanion.activities.writing import Writing
        from carecompanion.exchange.opening import read_loose

        text = clean(read_loose(data, self._introducing.identities()))
        following = Following(self._vault, self._world)
        return Writing(self._vault, self._world, following).write(text, kind=EntryKind.LOOSE)

    def lines(
        self,
        partner: Partner | PartnerId | None = None,
        *,
        circle: Circle | None = None,
        before: int | None = None,
        limit: int = 200,
    ) -> tuple[LetterLine, ...]:
        """Letters with *partner* or of *circle* (or everyone), newest first; a partner who is gone by their id."""
        return self._vault.letters.lines(
            partner if partner is None or isinstance(partner, str) else partner.id,
            circle=None if circle is None else circle.id,
            before=before,
            limit=limit,
        )

    def newest(self) -> tuple[LetterLine, ...]:
        """The newest letter with each partner, newest first."""
        return self._vault.letters.newest()

    def unread(self, *, limit: int = 200) -> tuple[LetterLine, ...]:
        """What has not been read yet, newest first."""
        return self._vault.letters.unread(limit=limit)

    def with_unread(self) -> frozenset[str]:
        """The ids of partners and circles of whom something has not been read yet."""
        return self._vault.letters.with_unread()

    def waiting(self) -> tuple[LetterLine, ...]:
        """Strangers' letters, neither accepted nor refused."""
        return self._vault.letters.waiting()

    def letter(self, name: str) -> StoredLetter:
        """One letter. A stranger's stays closed: raises NotPossible until it is accepted."""
        letter = self._vault.letters.get(self._named(name))
        if letter.waiting:
            raise NotPossible(
                say("corresponding.waiting"), say("corresponding.waiting_hint", id=letter.id[:8])
            )
        return letter

    def read(self, letter: StoredLetter) -> StoredLetter:
        """Remember that *letter* has been read; nobody is told."""
        if letter.unread:
            self._vault.letters.read(letter.id)
        return replace(letter, unread=False)

    def accept(self, name: str, handle: str | None = None) -> StoredLetter:
        """Accept a stranger's letter: its writer becomes a partner, introduced, under *handle*.

        Where the key is one that a partner had before, it is theirs, as not checked. Raises NotPossible where it
        cannot be accepted, and as Introducing.introduce.
        """
        from carecompanion.domain.partner import Card

        letter = self._waiting_one(name)
        claimed = letter.manifest.from_name or ""
        with self._vault.together():
            earlier = self._vault.partners.by_earlier_key(letter.partner_key)
            if earlier is not None and not self._vault.partners.is_blocked(letter.partner_key):
                _refuse_old_newcard(letter)
                self._vault.letters.accept(letter.id, replace(earlier, standing=Standing.INTRODUCED))
                return self._vault.letters.get(letter.id)
            introduced = self._introducing.introduce(Card("peer", letter.partner_key, claimed), handle)
            self._vault.letters.accept(letter.id, introduced.partner)
            self._take_in_card(introduced.partner, letter)
        return self._vault.letters.get(letter.id)

    def refuse(self, name: str, *, block: bool = False) -> None:
        """Refuse a stranger's letter: it goes, and does not come back; *block* refuses its key for good."""
        letter = self._waiting_one(name)
        with self._vault.together():
            self._vault.letters.forget(letter.id)
            if block:
                self._vault.partners.block(letter.partner_key)

    def keep_for_safety(self, letter: StoredLetter) -> StoredLetter:
        """Keep a letter for one's own safety, whatever its writer wished. They are never told."""
        self._vault.letters.keep_for_safety(letter.id)
        return replace(letter, kept_for_safety=True)

    def forget(self, letter: StoredLetter) -> None:
        """Let a letter go; a small mark stays so that the same file cannot revive it."""
        self._vault.letters.forget(letter.id)

    def thread(self, letter: StoredLetter) -> tuple[StoredLetter, ...]:
        """The letters that *letter* belongs with, each after the one it answers, in whatever order they came."""
        from carecompanion.domain.thread import in_order

        return in_order(self._vault.letters.thread(letter))

    def answered(self, line: LetterLine | StoredLetter) -> StoredLetter | None:
        """The letter that this one answers or asks back, where it is still here, between the same two people."""
        re = line.re if isinstance(line, LetterLine) else line.manifest.re
        if re is None:
            return None
        try:
            letter = self._vault.letters.get(re)
        except NotFound:
            return None
        return letter if letter.partner == line.partner and not letter.waiting else None

    def search(
        self, words: str, *, before: int | None = None, limit: int = 200, as_typed: bool = False
    ) -> tuple[LetterLine, ...]:
        """Letters that hold *words*, newest first: what left, and what came to be kept.

        With *as_typed* the last word may still be growing. Raises BadInput for more words than a search can hold.
        """
        from carecompanion.vault.search_words import index_query

        query = index_query(words, as_typed=as_typed)
        return () if query is None else self._vault.letters.search(query, before=before, limit=limit)

    # inside

    def _named(self, name: str) -> LetterId:
        if name == NEWEST:
            newest = next(iter(self._vault.letters.lines(limit=1)), None)
            if newest is None:
                raise NotFound(name, "letters")
            return newest.id
        return self._vault.letters.find(name)

    def _is_waiting(self, name: str) -> bool:
        return any(line.id == name for line in self._vault.letters.waiting())

    def _waiting_one(self, name: str) -> StoredLetter:
        letter = self._vault.letters.get(self._named(name))
        if not letter.waiting:
            raise NotPossible(say("corresponding.not_waiting"), say("corresponding.not_waiting_hint"))
        return letter

    def _take_in_card(self, partner: Partner, letter: StoredLetter) -> None:
        """A new card sealed by the key we know: its owner has that key from now on, and words to be compared again.

        Raises NotPossible where the new key is one of ours, another partner's or was theirs before, or is blocked.
        """
        token = letter.manifest.card
        if letter.manifest.kind is not LetterKind.NEWCARD or token is None:
            return
        from carecompanion.exchange.card import card_from_token

        key = card_from_token(token).key
        other = self._vault.partners.by_key(key)
        is_ours = any(key == mine.public for mine in self._introducing.identities())
        owner = other or self._vault.partners.by_earlier_key(key)
        is_others = owner is not None and owner.id != partner.id
        if is_ours or is_others or self._vault.partners.is_blocked(key):
            raise NotPossible(say("corresponding.wrong_newcard"), say("corresponding.wrong_newcard_hint"))
        if other is None:
            self._vault.partners.renew(partner, key, self._world.now().date())

    def _stored(self, opened: Opened, partner: Partner | None, *, has_old_key: bool = False) -> StoredLetter:
        if partner is None:
            trust = Trust.STRANGER
        elif has_old_key:
            trust = Trust.INTRODUCED
        else:
            trust = partner.trust
        return StoredLetter(
            id=opened.manifest.id,
            direction=Direction.CAME,
            partner=None if partner is None else partner.id,
            partner_key=opened.sender,
            partner_name=(opened.manifest.from_name or "") if partner is None else partner.handle,
            moment=self._world.now(),
            manifest=opened.manifest,
            human=opened.human,
            trust=trust,
            unread=True,
            waiting=partner is None,
            digest=opened.digest,
        )


def bytes_of(path: Path) -> bytes:
    """As much of a file as a letter may have, and a byte more. Raises FileMissing."""
    try:
        with path.open("rb") as file:
            return file.read(READ_AT_MOST + 1)
    except OSError as fault:
        raise FileMissing from fault


def _refuse_old_newcard(letter: StoredLetter) -> None:
    """Raise NotPossible for a new card that is sealed by a key its writer has given up."""
    if letter.manifest.kind is LetterKind.NEWCARD:
        raise NotPossible(say("corresponding.old_newcard"), say("corresponding.old_newcard_hint"))
