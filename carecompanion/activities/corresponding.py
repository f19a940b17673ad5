"""Corresponding: letters that came and letters that left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from carecompanion.domain.entry import EntryKind
from carecompanion.domain.letter import Direction, LetterKind, StoredLetter
from carecompanion.domain.partner import Standing, Trust
from carecompanion.domain.text import clean
from carecompanion.errors import ExchangeError, FileMissing, NotFound, NotPossible
from carecompanion.words import say

if TYPE_CHECKING:
    from pathlib import Path

    from carecompanion.activities.introducing import Introducing
    from carecompanion.activities.world import World
    from carecompanion.domain.entry import Entry
    from carecompanion.domain.ids import LetterId
    from carecompanion.domain.letter import LetterLine, Opened
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
        try:
            with path.open("rb") as file:
                data = file.read(READ_AT_MOST + 1)
        except OSError as fault:
            raise FileMissing from fault
        return self.open_bytes(data)

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
        if opened.manifest.kind is not LetterKind.LETTER:
            raise ExchangeError("E_NEWER")
        partner = self._vault.partners.by_key(opened.sender)
        stored = self._stored(opened, partner)
        self._vault.letters.came(stored)
        if partner is None:
            raise ExchangeError("E_STRANGER", about=stored.id, name=stored.id[:8])
        return stored

    def loose_note(self, data: bytes) -> Entry:
        """Keep a plain age file made for our key as a loose note: whose it is cannot be told."""
        from carecompanion.activities.writing import Writing
        from carecompanion.exchange.opening import read_loose

        text = clean(read_loose(data, self._introducing.identities()))
        return Writing(self._vault, self._world).write(text, kind=EntryKind.LOOSE)

    def lines(
        self, partner: Partner | None = None, *, before: int | None = None, limit: int = 200
    ) -> tuple[LetterLine, ...]:
        """Letters with *partner* (or with everyone), newest first."""
        return self._vault.letters.lines(None if partner is None else partner.id, before=before, limit=limit)

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
        """Accept a stranger's letter: its writer becomes a partner, introduced, under *handle*."""
        from carecompanion.domain.partner import Card

        letter = self._waiting_one(name)
        claimed = letter.manifest.from_name or ""
        introduced = self._introducing.introduce(Card("peer", letter.partner_key, claimed), handle)
        self._vault.letters.accept(letter.id, introduced.partner)
        return self._vault.letters.get(letter.id)

    def refuse(self, name: str, *, block: bool = False) -> None:
        """Refuse a stranger's letter: it goes, and does not come back; *block* refuses its key for good."""
        letter = self._waiting_one(name)
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

    def _stored(self, opened: Opened, partner: Partner | None) -> StoredLetter:
        if partner is None:
            trust = Trust.STRANGER
        else:
            trust = Trust.VERIFIED if partner.standing is Standing.VERIFIED else Trust.INTRODUCED
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
