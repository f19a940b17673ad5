"""Jots: notes taken without unlocking. Sealed to the vault's note key, taken in once, not proven to be one's own."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from carecompanion.domain.text import clean, has_bad
from carecompanion.errors import BadInput, ExchangeError, JotsFull, NotFound
from carecompanion.settings.atomic import make_private_folder, sync_folder, write_new, writing_faults
from carecompanion.vault.prefix import id_by_prefix
from carecompanion.vault.values import when
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from carecompanion.domain.entry import Entry
    from carecompanion.settings.paths import Paths
    from carecompanion.vault.database import Database
    from carecompanion.vault.entries import EntryStore

MAGIC: Final = "carecompanion-jot/1"
TEXT_BYTES: Final = 64 * 1024
WAITING_AT_MOST: Final = 256
SUFFIX: Final = ".age"
_FILE_BYTES: Final = TEXT_BYTES + 4096
_NAME: Final = re.compile(r"[0-9a-f]{32}\.age")
_ID: Final = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Jot:
    """A note from outside: its id, when it says it was written, its words."""

    id: str
    written: datetime
    text: str


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What taking in came to: how many notes are new, and how many files were not ours to read and stay."""

    new: int
    unreadable: int


def leave_jot(paths: Paths, text: str, *, now: datetime, randomness: Callable[[int], bytes]) -> Path:
    """Seal *text* to the vault without opening it; where the note waits.

    Raises JournalMissing or KeysMissing without a vault, KeysDamaged, BadInput for an empty or a too long text,
    JotsFull, DiskFull, ReadOnly.
    """
    from carecompanion.crypto.age import encrypt
    from carecompanion.crypto.identity import key_from_recipient
    from carecompanion.errors import JournalMissing, KeysDamaged
    from carecompanion.vault.opening import stored_keys

    kept = clean(text).strip()
    if not kept:
        raise BadInput(say("vault.empty_jot"), say("vault.empty_jot_hint"))
    if len(kept.encode()) > TEXT_BYTES:
        raise BadInput(say("vault.long_jot"), say("vault.long_jot_hint"))
    if not paths.keys_file.exists() and not paths.journal_db.exists():
        raise JournalMissing
    try:
        key = key_from_recipient(stored_keys(paths).jot)
    except ExchangeError as error:
        raise KeysDamaged from error
    make_private_folder(paths.jots)
    if len(waiting_files(paths)) >= WAITING_AT_MOST:
        raise JotsFull
    name = randomness(16).hex()
    plaintext = f"{MAGIC}\n{name}\n{now.isoformat()}\n\n{kept}".encode()
    path = paths.jots / f"{name}{SUFFIX}"
    write_new(path, encrypt(plaintext, key))
    return path


def waiting_files(paths: Paths) -> tuple[Path, ...]:
    """The notes that wait on disk, by name."""
    if not paths.jots.is_dir():
        return ()
    return tuple(sorted(path for path in paths.jots.iterdir() if _NAME.fullmatch(path.name)))


class JotStore:
    """Notes that were taken in and wait to be accepted; ids are remembered for good, so that none comes twice."""

    def __init__(self, paths: Paths, database: Database, entries: EntryStore, secret: bytearray) -> None:
        self._paths = paths
        self._database = database
        self._entries = entries
        self._secret = secret

    def take_in(self) -> TakenIn:
        """Take in what waits on disk: each note in one transaction, then its file goes. Raises DiskFull, VaultBusy."""
        new = unreadable = 0
        files = waiting_files(self._paths)[:WAITING_AT_MOST]
        for path in files:
            jot = self._opened(path)
            if jot is None:
                unreadable += 1
                continue
            with self._database.writing():
                new += self._database.change(
                    "INSERT OR IGNORE INTO jots (id, written, text) VALUES (?, ?, ?)",
                    (jot.id, jot.written.isoformat(), jot.text),
                )
            with writing_faults():
                os.unlink(path)  # noqa: PTH108 - one name for the call that fault tests stop at
        if files:
            with writing_faults():
                sync_folder(self._paths.jots)
        return TakenIn(new, unreadable)

    def all(self) -> tuple[Jot, ...]:
        """The notes that wait, oldest first."""
        rows = self._database.rows(
            "SELECT id, written, text FROM jots WHERE text IS NOT NULL ORDER BY written, id"
        )
        return tuple(Jot(name, when(written), text) for name, written, text in rows)

    def get(self, jot_id: str) -> Jot:
        """The waiting note of this id. Raises NotFound."""
        row = self._database.row(
            "SELECT id, written, text FROM jots WHERE id = ? AND text IS NOT NULL", (jot_id,)
        )
        if row is None:
            raise NotFound(jot_id)
        return Jot(row[0], when(row[1]), row[2])

    def find(self, prefix: str) -> str:
        """The id that begins with *prefix*. Raises NotFound, Ambiguous."""
        return id_by_prefix(self._database, "jots", prefix)

    def accept(self, jot_id: str, entry: Entry) -> None:
        """The note becomes *entry*: both or neither. Raises NotFound, BadInput."""
        with self._database.writing():
            self.get(jot_id)
            self._entries.add(entry)
            self._let_go(jot_id)

    def discard(self, jot_id: str) -> None:
        """Let a note's words go; its id stays known. Raises NotFound."""
        with self._database.writing():
            self.get(jot_id)
            self._let_go(jot_id)

    def _let_go(self, jot_id: str) -> None:
        self._database.change("UPDATE jots SET text = NULL WHERE id = ?", (jot_id,))

    def _opened(self, path: Path) -> Jot | None:
        """The note in *path*, or None for a file that is not a note of ours: anyone can put one there."""
        from carecompanion.crypto.age import decrypt

        try:
            handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
            with os.fdopen(handle, "rb") as file:
                data = file.read(_FILE_BYTES + 1)
        except OSError:
            return None
        if len(data) > _FILE_BYTES:
            return None
        try:
            return _parsed(decrypt(data, [bytes(self._secret)]))
        except ExchangeError:
            return None


def _parsed(plaintext: bytes) -> Jot | None:
    try:
        magic, name, written, gap, text = plaintext.decode("utf-8").split("\n", 4)
        at = datetime.fromisoformat(written)
    except ValueError:
        return None
    is_ours = magic == MAGIC and _ID.fullmatch(name) and not gap and at.tzinfo is not None
    if not is_ours or not text.strip() or has_bad(text) or len(text.encode()) > TEXT_BYTES:
        return None
    return Jot(name, at, text)
