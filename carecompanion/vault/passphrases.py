"""Changing the passphrase where nobody else can know the old one: one small file is rewritten, no page is."""

from __future__ import annotations

import os
import secrets
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from carecompanion.crypto.keyslots import key_file_bytes, new_key_file, open_key_file
from carecompanion.crypto.passphrase import PRODUCT_LIMITS, KdfLimits
from carecompanion.crypto.recovery import code_from_root
from carecompanion.errors import CareError
from carecompanion.settings.atomic import sync_folder, write_atomically, writing_faults
from carecompanion.vault.archive import read_archive, write_with_other_keys
from carecompanion.vault.backup import list_backups, remove_backups
from carecompanion.vault.creating import refuse_empty
from carecompanion.vault.meta import GENERATION, KEYS_CHANGED, RECOVERY_SHOWN, generation_of, write_meta
from carecompanion.vault.opening import stored_keys
from carecompanion.vault.swapping import old_vaults

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from carecompanion.settings.paths import Paths
    from carecompanion.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class PassphraseChanged:
    """Which of our own backups open with the new passphrase too, and which still need the old one."""

    generation: int
    backups_changed: tuple[Path, ...]
    backups_left: tuple[Path, ...]


def change_passphrase(
    vault: Vault,
    old: str,
    new: str,
    *,
    now: datetime,
    randomness: Callable[[int], bytes],
    limits: KdfLimits = PRODUCT_LIMITS,
    on_progress: Callable[[str], None] | None = None,
) -> PassphraseChanged:
    """Wrap the root under *new*. A crash leaves the old passphrase or the new one in force, never neither.

    *on_progress* hears ``key`` and then ``backup`` for each backup, and may raise to stop before the change; copies
    elsewhere keep the old passphrase. Raises WrongPassphrase, BadInput for an empty one, DiskFull, ReadOnly, VaultBusy.
    """
    refuse_empty(new)
    tell = on_progress or _quiet
    tell("key")
    with vault.database.writing():
        # Read under the right to write: another window may have changed it a moment ago.
        keys = stored_keys(vault.paths)
        root = open_key_file(keys, old, limits)
        generation = max(generation_of(vault.database), keys.generation) + 1
        changed = new_key_file(
            root, new, db_salt=keys.db_salt, generation=generation, randomness=randomness, limits=limits
        )
        write_atomically(vault.paths.keys_file, key_file_bytes(changed))
        write_meta(vault.database, GENERATION, str(generation))
        write_meta(vault.database, KEYS_CHANGED, now.isoformat())
    vault.keys_are_old = False
    done: list[Path] = []
    left: list[Path] = []
    for backup in list_backups(vault.paths):
        try:
            tell("backup")
            is_changed = _change_backup(backup, keys.db_salt, key_file_bytes(changed))
        except CareError:
            is_changed = False
        (done if is_changed else left).append(backup)
    return PassphraseChanged(generation, tuple(done), tuple(left))


def copies_of_before(paths: Paths) -> tuple[Path, ...]:
    """Copies among our own that open with an earlier passphrase: backups with other key slots, vaults set aside."""
    present = paths.keys_file.read_bytes()

    def is_of_before(backup: Path) -> bool:
        try:
            return read_archive(backup).keys_bytes != present
        except CareError:
            return True  # what cannot be read cannot be said to be safe

    return (*filter(is_of_before, list_backups(paths)), *old_vaults(paths))


def remove_copies(paths: Paths, which: tuple[Path, ...]) -> None:
    """Delete those of *which* that are our own backups, or vaults set aside. Raises ReadOnly, CouldNotWrite."""
    remove_backups(paths, which)
    with writing_faults():
        for folder in set(old_vaults(paths)) & set(which):
            shutil.rmtree(folder)


def show_recovery_code(
    vault: Vault, passphrase: str, *, now: datetime, limits: KdfLimits = PRODUCT_LIMITS
) -> str:
    """The recovery code, once the passphrase was given again; the day it was shown is remembered."""
    code = code_from_root(open_key_file(stored_keys(vault.paths), passphrase, limits))
    write_meta(vault.database, RECOVERY_SHOWN, now.isoformat())
    return code


def check_passphrase(vault: Vault, passphrase: str, *, limits: KdfLimits = PRODUCT_LIMITS) -> None:
    """Ask the key slots whether *passphrase* is the one. Raises WrongPassphrase."""
    open_key_file(stored_keys(vault.paths), passphrase, limits)


def _change_backup(backup: Path, db_salt: bytes, keys: bytes) -> bool:
    archive = read_archive(backup)
    if archive.keys.db_salt != db_salt:
        return False  # under keys of before a rotation: another root
    part = backup.with_name(f".{backup.name}.{secrets.token_hex(6)}.part")
    with writing_faults():
        try:
            write_with_other_keys(part, archive, keys)
            os.replace(part, backup)  # noqa: PTH105 - one name for the call that fault tests stop at
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        sync_folder(backup.parent)
    return True


def _quiet(_step: str) -> None:
    return None
