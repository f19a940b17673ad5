"""Locking everything anew: another root, salt, recovery code and note key; every page is encrypted again."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from carecompanion.crypto.keyslots import journal_key, key_file_bytes, new_key_file, open_key_file
from carecompanion.crypto.passphrase import PRODUCT_LIMITS, KdfLimits
from carecompanion.crypto.recovery import ROOT_BYTES, code_from_root
from carecompanion.errors import JournalDamaged
from carecompanion.settings.atomic import open_new, sync_file, write_atomically, writing_faults
from carecompanion.vault import swapping
from carecompanion.vault.alone import alone_with
from carecompanion.vault.creating import refuse_empty
from carecompanion.vault.database import SALT_BYTES, Database
from carecompanion.vault.faults import faults
from carecompanion.vault.health import looks_whole
from carecompanion.vault.meta import GENERATION, RECOVERY_SHOWN, generation_of, write_meta
from carecompanion.vault.opening import stored_keys

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from carecompanion.vault.vault import Vault

_COUNTED = (
    "entries", "drafts", "letters", "letters_seen", "letters_forgotten", "partners", "partner_keys", "blocked",
    "people", "circles", "circle_members", "identities", "preferences", "asked", "answered", "commitments", "flows",
    "runs", "maps", "map_places", "packs", "packs_ready", "signers", "signer_packs",
    "facilitator_keys", "programmes",
)  # fmt: skip


def rotate(
    vault: Vault,
    old: str,
    new: str,
    *,
    now: datetime,
    randomness: Callable[[int], bytes],
    limits: KdfLimits = PRODUCT_LIMITS,
    on_progress: Callable[[str], None] | None = None,
) -> str:
    """Give the vault new keys under the passphrase *new*; the new recovery code is returned.

    For when somebody else may know the old passphrase or code. Copies made before stay under the old keys: see
    :func:`backup.list_backups` and :func:`backup.remove_backups`. *on_progress* hears ``key``, ``journal``, ``check``
    and may raise to stop: nothing is changed until the end. Raises WrongPassphrase, BadInput, VaultBusy, DiskFull,
    ReadOnly, JournalDamaged.
    """
    refuse_empty(new)
    tell = on_progress or _quiet
    paths = vault.paths
    tell("key")
    open_key_file(stored_keys(paths), old, limits)
    # Sealed to the old note key: they could not be opened afterwards.
    vault.jots.take_in()
    root, db_salt = randomness(ROOT_BYTES), randomness(SALT_BYTES)
    with alone_with(vault):
        generation = generation_of(vault.database) + 1
        keys = new_key_file(
            root, new, db_salt=db_salt, generation=generation, randomness=randomness, limits=limits
        )
        folder = swapping.prepare_next(paths)
        copy = folder / paths.journal_db.name
        tell("journal")
        _export(vault.database, copy, journal_key(root, db_salt), db_salt)
        tell("check")
        _finish_copy(vault.database, copy, journal_key(root, db_salt), db_salt, generation, now)
        write_atomically(folder / paths.keys_file.name, key_file_bytes(keys))
        vault.database.into_one_file()
        swapping.refuse_live(paths.vault_dir)
        swapping.swap_in(paths, now=now, keep_old=False)
        vault.use_root(root, db_salt)
    vault.keys_are_old = False
    return code_from_root(root)


def compact(vault: Vault, *, now: datetime) -> None:
    """Write the journal anew without its free pages. Raises VaultBusy, DiskFull, ReadOnly, JournalDamaged."""
    paths = vault.paths
    with alone_with(vault):
        folder = swapping.prepare_next(paths)
        copy = folder / paths.journal_db.name
        with writing_faults():
            os.close(open_new(copy))
            vault.database.rows("VACUUM INTO ?", (str(copy),))
            sync_file(copy)
            keys = paths.keys_file.read_bytes()
        opened = Database(copy, vault.database.key, vault.database.db_salt)
        try:
            _refuse_other_content(vault.database, opened)
        finally:
            opened.forget()
        write_atomically(folder / paths.keys_file.name, keys)
        vault.database.into_one_file()
        swapping.refuse_live(paths.vault_dir)
        swapping.swap_in(paths, now=now, keep_old=False)


def _export(database: Database, copy: Path, key: bytes, db_salt: bytes) -> None:
    with writing_faults():
        os.close(open_new(copy))
    with faults():
        database.connection.execute(
            "ATTACH DATABASE ? AS next KEY ?", (str(copy), f"x'{key.hex()}{db_salt.hex()}'")
        )
    try:
        database.rows("SELECT sqlcipher_export('next')")
        # The export leaves these two behind.
        for pragma in ("user_version", "application_id"):
            database.rows(f"PRAGMA next.{pragma}={database.number(f'PRAGMA main.{pragma}')}")
    finally:
        database.rows("DETACH DATABASE next")


def _finish_copy(
    database: Database, copy: Path, key: bytes, db_salt: bytes, generation: int, now: datetime
) -> None:
    opened = Database(copy, key, db_salt)
    try:
        _refuse_other_content(database, opened)
        with opened.writing():
            write_meta(opened, GENERATION, str(generation))
            write_meta(opened, RECOVERY_SHOWN, now.isoformat())
    finally:
        opened.forget()


def _refuse_other_content(database: Database, copy: Database) -> None:
    if not looks_whole(copy) or copy.version() != database.version():
        raise JournalDamaged
    for table in _COUNTED:
        sql = f"SELECT count(*) FROM {table}"
        if copy.number(sql) != database.number(sql):
            raise JournalDamaged


def _quiet(_step: str) -> None:
    return None
