"""Opening a vault: in one order, telling apart what went wrong, never making what is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.crypto.hardening import harden_process
from carecompanion.crypto.keyslots import (
    SIZE_LIMIT,
    KeyFile,
    jot_recipient,
    journal_key,
    key_file_bytes,
    new_key_file,
    open_key_file,
    read_key_file,
)
from carecompanion.crypto.passphrase import PRODUCT_LIMITS, KdfLimits
from carecompanion.crypto.recovery import root_from_code
from carecompanion.errors import (
    JournalDamaged,
    JournalMissing,
    KeysDamaged,
    KeysMismatch,
    KeysMissing,
    ReadOnly,
    TooNew,
    WrongRecoveryCode,
)
from carecompanion.settings.atomic import write_atomically
from carecompanion.vault import swapping
from carecompanion.vault.database import SALT_BYTES, Database
from carecompanion.vault.locking import VaultLock
from carecompanion.vault.meta import GENERATION, generation_of, write_meta
from carecompanion.vault.schema import APPLICATION_ID, newest_version
from carecompanion.vault.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from carecompanion.settings.paths import Paths

_SMALLEST_JOURNAL: Final = 512


def open_vault(
    paths: Paths,
    passphrase: str,
    *,
    now: datetime,
    limits: KdfLimits = PRODUCT_LIMITS,
    on_progress: Callable[[str], None] | None = None,
) -> Vault:
    """Open the vault with its passphrase.

    *on_progress* hears ``key``, ``journal`` and, where it is needed, ``migration`` as each begins; it may raise to
    stop. Raises JournalMissing, KeysMissing, KeysDamaged, KeysMismatch, WrongPassphrase, ExchangeError E_COST,
    JournalDamaged, TooNew, VaultBusy, ReadOnly, CipherUnavailable.
    """
    tell = on_progress or _quiet
    harden_process()
    _settle_folder(paths)
    tell("key")
    keys = stored_keys(paths)
    root = open_key_file(keys, passphrase, limits)
    tell("journal")
    return open_with_root(paths, root, keys.db_salt, now=now, on_progress=tell)


def open_with_code(
    paths: Paths,
    code: str,
    new_passphrase: str,
    *,
    now: datetime,
    randomness: Callable[[int], bytes],
    limits: KdfLimits = PRODUCT_LIMITS,
) -> Vault:
    """Open with the recovery code and set a new passphrase; works without vault.json and with a damaged one.

    Raises WrongRecoveryCode, BadInput for an empty passphrase, and the errors of :func:`open_vault`.
    """
    from carecompanion.vault.creating import refuse_empty

    refuse_empty(new_passphrase)
    root = root_from_code(code)
    harden_process()
    _settle_folder(paths)
    db_salt = salt_for(paths, root)
    vault = open_with_root(paths, root, db_salt, now=now)
    try:
        with vault.database.writing():
            generation = _generation_after(paths, vault.database)
            keys = new_key_file(
                root,
                new_passphrase,
                db_salt=db_salt,
                generation=generation,
                randomness=randomness,
                limits=limits,
            )
            write_atomically(paths.keys_file, key_file_bytes(keys))
            write_meta(vault.database, GENERATION, str(generation))
        vault.keys_are_old = False
    except BaseException:
        vault.close()
        raise
    return vault


def open_with_root(
    paths: Paths,
    root: bytes,
    db_salt: bytes,
    *,
    now: datetime,
    on_progress: Callable[[str], None] | None = None,
) -> Vault:
    """Open with the root itself, once a passphrase or a code gave it; brings an older journal forward first."""
    while True:
        lock = VaultLock(paths.lock_file, exclusive=False)
        try:
            database = _connected(paths, root, db_salt)
            try:
                if database.version() == newest_version():
                    database.settle()
                    are_old = _heal_generation(paths, database)
                    return Vault(paths, database, lock, keys_are_old=are_old, root=root)
            except BaseException:
                database.forget()
                raise
            database.forget()
        except BaseException:
            lock.release()
            raise
        lock.release()
        (on_progress or _quiet)("migration")
        _migrate(paths, root, db_salt, now)


def stored_keys(paths: Paths) -> KeyFile:
    """What vault.json holds. Raises KeysMissing, KeysDamaged, TooNew, ReadOnly."""
    try:
        with paths.keys_file.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except FileNotFoundError as error:
        raise KeysMissing from error
    except PermissionError as error:
        raise ReadOnly from error
    except OSError as error:
        raise KeysDamaged from error
    return read_key_file(data)


def salt_for(paths: Paths, root: bytes) -> bytes:
    """The salt under which *root* opens the journal: from vault.json, or else the journal's own first bytes.

    Raises WrongRecoveryCode where the root opens neither, JournalDamaged where it is the right one all the same.
    """
    is_ours = False
    salts = []
    try:
        keys = stored_keys(paths)
        salts.append(keys.db_salt)
        is_ours = jot_is_of(root, keys)
    except (KeysMissing, KeysDamaged):
        pass
    with paths.journal_db.open("rb") as file:
        salts.append(file.read(SALT_BYTES))
    for salt in salts:
        try:
            Database(paths.journal_db, journal_key(root, salt), salt, mode="rw").close(tidy=False)
        except JournalDamaged:
            continue
        return salt
    raise JournalDamaged if is_ours else WrongRecoveryCode


def jot_is_of(root: bytes, keys: KeyFile) -> bool:
    """Is *root* the one that *keys* wrap? Seen from the note key, without the passphrase."""
    return jot_recipient(root, keys.db_salt) == keys.jot


def _settle_folder(paths: Paths) -> None:
    """Finish what a crash left half done; then see that there is something to open."""
    if swapping.is_unfinished(paths):
        with VaultLock(paths.lock_file, exclusive=True):
            swapping.finish(paths)
    has_keys = paths.keys_file.exists()
    try:
        size = paths.journal_db.stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        size = 0
    except PermissionError as error:
        raise ReadOnly from error
    if size < _SMALLEST_JOURNAL:
        if size or has_keys:
            raise JournalDamaged
        raise JournalMissing


def _connected(paths: Paths, root: bytes, db_salt: bytes) -> Database:
    """A connection whose schema is not newer than ours, and nothing changed if it is."""
    try:
        database = Database(paths.journal_db, journal_key(root, db_salt), db_salt)
    except JournalDamaged:
        with paths.journal_db.open("rb") as file:
            found = file.read(SALT_BYTES)
        if found != db_salt:
            raise KeysMismatch from None
        raise
    try:
        refuse_strange(database)
    except BaseException:
        database.close(tidy=False)
        raise
    return database


def refuse_strange(database: Database) -> None:
    """Raises TooNew for a later schema, JournalDamaged for a database that is not a journal. Reads only."""
    if database.version() > newest_version():
        raise TooNew
    if database.number("PRAGMA application_id") != APPLICATION_ID:
        raise JournalDamaged


def _heal_generation(paths: Paths, database: Database) -> bool:
    """Is vault.json older than the journal? One generation ahead is a crash between two steps: set right silently."""
    for is_certain in (False, True):
        try:
            in_file = stored_keys(paths).generation
        except (KeysMissing, KeysDamaged):
            return False  # opened by the recovery code
        in_journal = generation_of(database)
        if in_file == in_journal:
            return False
        if is_certain:
            if in_file > in_journal:
                write_meta(database, GENERATION, str(in_file))
            return in_file < in_journal
        # A change of passphrase may be under way in another process: it holds the right to write until it is done.
        with database.writing():
            pass
    return False


def _generation_after(paths: Paths, database: Database) -> int:
    try:
        in_file = stored_keys(paths).generation
    except (KeysMissing, KeysDamaged):
        in_file = 0
    return max(in_file, generation_of(database)) + 1


def _migrate(paths: Paths, root: bytes, db_salt: bytes, now: datetime) -> None:
    from carecompanion.vault.backup import back_up
    from carecompanion.vault.schema import bring_forward

    with VaultLock(paths.lock_file, exclusive=True):
        database = _connected(paths, root, db_salt)
        try:
            if database.version() < newest_version():
                back_up(paths, database, now=now)
                database.settle()
                bring_forward(database)
        finally:
            database.forget()


def _quiet(_step: str) -> None:
    return None
