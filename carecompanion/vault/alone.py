"""Being alone with a vault: everybody else out, then everything as it was. A lock is never upgraded."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from carecompanion.errors import CareError, VaultBusy
from carecompanion.vault import swapping
from carecompanion.vault.locking import VaultLock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carecompanion.vault.vault import Vault


@contextmanager
def alone_with(vault: Vault) -> Iterator[None]:
    """Inside, the exclusive lock is held and *vault* has the only connection; afterwards it is open and shared again.

    Raises VaultBusy where others do not leave in time, or where one of them replaced the vault meanwhile.
    """
    before = _mark(vault)
    vault.database.close()
    vault.lock.release()
    try:
        with VaultLock(vault.paths.lock_file, exclusive=True):
            swapping.finish(vault.paths)
            if _mark(vault) != before:
                raise VaultBusy
            vault.database.connect()
            yield
    finally:
        vault.database.close(tidy=False)
        vault.lock = VaultLock(vault.paths.lock_file, exclusive=False)
        try:
            vault.database.connect()
            vault.database.settle()
        except CareError:
            vault.close()
            raise


def _mark(vault: Vault) -> tuple[int, bytes]:
    """What tells this vault from one put in its place: the folder itself and its key slots."""
    try:
        return vault.paths.vault_dir.stat().st_ino, vault.paths.keys_file.read_bytes()
    except OSError:
        return 0, b""
