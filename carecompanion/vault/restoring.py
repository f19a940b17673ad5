"""Restoring a backup: proven first, then put in the vault's place; the old vault stays beside it."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from carecompanion.crypto.hardening import harden_process
from carecompanion.crypto.keyslots import journal_key, open_key_file
from carecompanion.crypto.passphrase import PRODUCT_LIMITS, KdfLimits
from carecompanion.crypto.recovery import root_from_code
from carecompanion.errors import BackupDamaged, CareError, JournalDamaged, WrongRecoveryCode
from carecompanion.settings.atomic import make_private_folder, write_atomically, writing_faults
from carecompanion.vault import swapping
from carecompanion.vault.archive import Archive, read_archive, unpack_journal
from carecompanion.vault.backup import work_folder
from carecompanion.vault.carrying import Memory, carry, remembered
from carecompanion.vault.database import SALT_BYTES, Database
from carecompanion.vault.health import looks_whole
from carecompanion.vault.locking import VaultLock
from carecompanion.vault.meta import GENERATION, write_meta
from carecompanion.vault.opening import jot_is_of, refuse_strange, stored_keys
from carecompanion.vault.schema import bring_forward, newest_version

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from carecompanion.settings.paths import Paths


@dataclass(frozen=True, slots=True)
class RestoreReport:
    """What came back, where the vault of before is, and whether its memory of letters and blocks could be taken along.

    ``has_carried`` is True too where there was no vault before.
    """

    entries: int
    old: Path | None
    has_carried: bool


@dataclass(frozen=True, slots=True)
class BackupVerified:
    """A backup that was opened and read through: how many entries it holds and when it says it was made."""

    entries: int
    made: str


def verify_backup(
    paths: Paths, file: Path, secret: str, *, with_code: bool = False, limits: KdfLimits = PRODUCT_LIMITS
) -> BackupVerified:
    """Open the backup at *file* and read it through, changing nothing. Raises as :func:`restore_backup` does."""
    archive = read_archive(file)
    root = _root(archive, secret, with_code=with_code, limits=limits)
    make_private_folder(paths.backups)
    with writing_faults(), work_folder(paths.backups) as work:
        _unpacked(archive, root, work / paths.journal_db.name).forget()
    return BackupVerified(archive.entries, archive.made)


def restore_backup(
    paths: Paths,
    file: Path,
    secret: str,
    *,
    with_code: bool = False,
    now: datetime,
    limits: KdfLimits = PRODUCT_LIMITS,
) -> RestoreReport:
    """Put the backup at *file* in the vault's place. *secret* is its passphrase, or the recovery code *with_code*.

    Every vault must be closed. Opened with a code, the restored vault keeps the passphrase of the backup; use
    :func:`opening.open_with_code` to set one. Raises FileMissing, BackupDamaged, TooNew, WrongPassphrase,
    WrongRecoveryCode, ExchangeError E_COST, VaultBusy, DiskFull, ReadOnly; the vault is then as it was.
    """
    harden_process()
    archive = read_archive(file)
    root = _root(archive, secret, with_code=with_code, limits=limits)
    make_private_folder(paths.data)
    with VaultLock(paths.lock_file, exclusive=True):
        swapping.finish(paths)
        folder = swapping.prepare_next(paths)
        try:
            staged = _unpacked(archive, root, folder / paths.journal_db.name)
            try:
                if staged.version() < newest_version():
                    bring_forward(staged)
                had_vault = paths.journal_db.exists()
                carried = _memory(paths, root, None if with_code else secret, limits)
                staged.rows("PRAGMA secure_delete=ON")
                with staged.writing():
                    write_meta(staged, GENERATION, str(archive.keys.generation))
                    if carried is not None:
                        carry(carried, staged)
                    staged.change("DELETE FROM letters WHERE id IN (SELECT id FROM letters_forgotten)")
                    # What came after the backup and was never let go may be opened once more from its file.
                    here = "SELECT id FROM letters UNION ALL SELECT id FROM letters_forgotten"
                    staged.change(f"DELETE FROM letters_seen WHERE id NOT IN ({here})")
                entries = staged.number("SELECT count(*) FROM entries")
                staged.into_one_file()
            finally:
                staged.forget()
            write_atomically(folder / paths.keys_file.name, archive.keys_bytes)
            old = swapping.swap_in(paths, now=now, keep_old=True)
        except BaseException:
            # Decided swaps are brought to their end, undecided ones are cleared away.
            with contextlib.suppress(CareError):
                swapping.finish(paths)
            raise
    return RestoreReport(entries, old, has_carried=carried is not None or not had_vault)


def _root(archive: Archive, secret: str, *, with_code: bool, limits: KdfLimits) -> bytes:
    if not with_code:
        return open_key_file(archive.keys, secret, limits)
    root = root_from_code(secret)
    if not jot_is_of(root, archive.keys):
        raise WrongRecoveryCode
    return root


def _unpacked(archive: Archive, root: bytes, to: Path) -> Database:
    """The backup's journal, open, read through and found whole."""
    unpack_journal(archive, to)
    try:
        staged = Database(to, journal_key(root, archive.keys.db_salt), archive.keys.db_salt)
    except JournalDamaged as error:
        raise BackupDamaged from error
    try:
        refuse_strange(staged)
        is_whole = looks_whole(staged) and staged.number("SELECT count(*) FROM entries") == archive.entries
    except JournalDamaged:
        is_whole = False
    except BaseException:
        staged.forget()
        raise
    if not is_whole:
        staged.forget()
        raise BackupDamaged
    return staged


def _memory(paths: Paths, root: bytes, passphrase: str | None, limits: KdfLimits) -> Memory | None:
    """What the present vault remembers of letters, blocks and keys; None where it cannot be opened."""
    try:
        present = _present(paths, root, passphrase, limits)
        try:
            refuse_strange(present)
            return remembered(present)
        finally:
            present.into_one_file()
    except (CareError, OSError):
        # Missing, damaged, or under other keys: said in the report, and the folder is kept.
        return None


def _present(paths: Paths, root: bytes, passphrase: str | None, limits: KdfLimits) -> Database:
    roots = [(root, salt) for salt in _salts(paths)]
    if passphrase is not None:
        keys = stored_keys(paths)
        if not jot_is_of(root, keys):
            roots.insert(0, (open_key_file(keys, passphrase, limits), keys.db_salt))
    for known, salt in roots:
        try:
            return Database(paths.journal_db, journal_key(known, salt), salt)
        except JournalDamaged:
            continue
    raise JournalDamaged


def _salts(paths: Paths) -> tuple[bytes, ...]:
    with paths.journal_db.open("rb") as file:
        header = file.read(SALT_BYTES)
    try:
        return (stored_keys(paths).db_salt, header)
    except CareError:
        return (header,)
