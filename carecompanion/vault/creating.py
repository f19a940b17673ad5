"""Making a vault: prepared beside and put in place whole, so that no half of one is ever found."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from carecompanion.crypto.hardening import harden_process
from carecompanion.crypto.keyslots import journal_key, key_file_bytes, new_key_file
from carecompanion.crypto.passphrase import PRODUCT_LIMITS, KdfLimits
from carecompanion.crypto.recovery import ROOT_BYTES, code_from_root
from carecompanion.errors import BadInput, VaultExists
from carecompanion.settings.atomic import make_private_folder, open_new, write_atomically, writing_faults
from carecompanion.vault import swapping
from carecompanion.vault.database import SALT_BYTES, Database
from carecompanion.vault.locking import VaultLock
from carecompanion.vault.meta import GENERATION, MADE, write_meta
from carecompanion.vault.opening import open_with_root
from carecompanion.vault.schema import bring_forward
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from carecompanion.settings.paths import Paths
    from carecompanion.vault.vault import Vault


def create_vault(
    paths: Paths,
    passphrase: str,
    *,
    now: datetime,
    randomness: Callable[[int], bytes],
    limits: KdfLimits = PRODUCT_LIMITS,
) -> tuple[Vault, str]:
    """Make a vault and open it; the second value is its recovery code.

    Raises VaultExists where there is one, even a damaged one, BadInput for an empty passphrase, ReadOnly, DiskFull.
    """
    refuse_empty(passphrase)
    harden_process()
    make_private_folder(paths.data)
    with VaultLock(paths.lock_file, exclusive=True):
        swapping.finish(paths)
        if paths.vault_dir.exists() and any(paths.vault_dir.iterdir()):
            raise VaultExists
        root, db_salt = randomness(ROOT_BYTES), randomness(SALT_BYTES)
        folder = swapping.prepare_next(paths)
        keys = new_key_file(
            root, passphrase, db_salt=db_salt, generation=1, randomness=randomness, limits=limits
        )
        _make_journal(folder / paths.journal_db.name, journal_key(root, db_salt), db_salt, now)
        write_atomically(folder / paths.keys_file.name, key_file_bytes(keys))
        swapping.swap_in(paths, now=now, keep_old=False)
    return open_with_root(paths, root, db_salt, now=now), code_from_root(root)


def refuse_empty(passphrase: str) -> None:
    """Raises BadInput for a passphrase without a single character."""
    if not passphrase.strip():
        raise BadInput(say("vault.empty_passphrase"), say("vault.empty_passphrase_hint"))


def _make_journal(path: Path, key: bytes, db_salt: bytes, now: datetime) -> None:
    with writing_faults():
        os.close(open_new(path))
    database = Database(path, key, db_salt)
    try:
        bring_forward(database)
        with database.writing():
            write_meta(database, GENERATION, "1")
            write_meta(database, MADE, now.isoformat())
    finally:
        database.forget()
