"""Backups: a verified copy of the journal with its key slots, in one plain zip that needs the passphrase or the code.

Exactly three members, stored: ``manifest.json``, ``vault.json``, ``journal.db``. The manifest helps to find accidents;
it is not authenticated, and nothing in it is trusted with a path or a version.
"""

from __future__ import annotations

import os
import secrets
import shutil
import time
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from carecompanion.errors import CouldNotWrite, FileExists, JournalDamaged
from carecompanion.settings.atomic import (
    make_private_folder,
    open_new,
    place_new,
    sync_file,
    sync_folder,
    writing_faults,
)
from carecompanion.vault.archive import write_archive
from carecompanion.vault.database import Database
from carecompanion.vault.health import looks_whole
from carecompanion.vault.meta import BACKED_UP, write_meta

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from carecompanion.settings.paths import Paths
    from carecompanion.vault.vault import Vault

SUFFIX: Final = ".ccbackup"
KEPT: Final = 5
_STEM: Final = "journal-"
_STAMP: Final = "%Y%m%d-%H%M%S"
_WEEK: Final = timedelta(days=7)
_WORK: Final = ".making-"
_CAN_ASK: Final = os.name == "posix"
"""Does signal 0 only ask whether a process is there? On Windows it is Ctrl+C for everyone at that console."""
_SURELY_OVER: Final = 86_400


@dataclass(frozen=True, slots=True)
class BackupMade:
    """Where a backup is, how many entries it holds and how large it is in bytes."""

    path: Path
    entries: int
    bytes: int


def make_backup(vault: Vault, to: Path | None = None, *, now: datetime) -> BackupMade:
    """Write and verify a backup: among our own, of which the newest five stay, or at *to*, a new file or a folder.

    Raises FileExists, DiskFull, ReadOnly, CouldNotWrite, VaultBusy, and JournalDamaged where the copy does not verify.
    """
    made = back_up(vault.paths, vault.database, to, now=now)
    write_meta(vault.database, BACKED_UP, now.isoformat())
    return made


def back_up(paths: Paths, database: Database, to: Path | None = None, *, now: datetime) -> BackupMade:
    """The same for a database that may be of an older schema; nothing in it is touched."""
    make_private_folder(paths.backups)
    if to is None:
        target = _free(paths.backups / f"{_STEM}{now:{_STAMP}}{SUFFIX}")
    elif to.is_dir():
        target = _free(to / f"carecompanion-{now:{_STAMP}}{SUFFIX}")
    else:
        target = to
    if os.path.lexists(target):
        raise FileExists
    if not target.parent.is_dir():
        raise CouldNotWrite
    with writing_faults(), work_folder(target.parent) as work:
        copy = work / "journal.db"
        entries = _copied(database, copy)
        archive = work / "archive"
        with paths.keys_file.open("rb") as keys:
            write_archive(archive, keys.read(), copy, made=now, entries=entries)
        size = archive.stat().st_size
        place_new(archive, target)
        sync_folder(target.parent)
        if to is None:
            _keep_newest(paths)
    return BackupMade(target, entries, size)


def list_backups(paths: Paths) -> tuple[Path, ...]:
    """Our own backups, newest first."""
    if not paths.backups.is_dir():
        return ()
    ours = (path for path in paths.backups.iterdir() if path.suffix == SUFFIX and path.name.startswith(_STEM))
    return tuple(sorted(ours, key=lambda path: path.stem, reverse=True))


def is_backup_due(paths: Paths, *, now: datetime) -> bool:
    """Is the newest of our own backups a week old, or is there none?"""
    newest = next(iter(list_backups(paths)), None)
    if newest is None:
        return True
    try:
        made = datetime.strptime(newest.name[len(_STEM) :][:15], _STAMP)  # noqa: DTZ007 - as on the wall clock
    except ValueError:
        return True
    return abs(now.replace(tzinfo=None) - made) >= _WEEK


def remove_backups(paths: Paths, which: tuple[Path, ...]) -> None:
    """Delete those of *which* that are our own. Raises ReadOnly, CouldNotWrite."""
    ours = set(list_backups(paths))
    with writing_faults():
        for path in which:
            if path in ours:
                os.unlink(path)  # noqa: PTH108 - one name for the call that fault tests stop at
        if paths.backups.is_dir():
            sync_folder(paths.backups)


def _copied(database: Database, copy: Path) -> int:
    """A verified copy at *copy* under the same key; how many entries it holds."""
    os.close(open_new(copy))
    database.rows("VACUUM INTO ?", (str(copy),))
    sync_file(copy)
    sync_folder(copy.parent)
    opened = Database(copy, database.key, database.db_salt)
    try:
        if not looks_whole(opened):
            raise JournalDamaged
        entries = opened.number("SELECT count(*) FROM entries")
    finally:
        opened.forget()
    return entries


def _free(path: Path) -> Path:
    free, more = path, 1
    while os.path.lexists(free):
        more += 1
        free = path.with_name(f"{path.stem}-{more:02}{path.suffix}")
    return free


def _keep_newest(paths: Paths) -> None:
    for path in list_backups(paths)[KEPT:]:
        os.unlink(path)  # noqa: PTH108
    for left in paths.backups.glob(f"{_WORK}*"):
        # What a crash left half made; a folder in use by another process is younger and is spared.
        if _is_abandoned(left):
            shutil.rmtree(left)


def _is_abandoned(folder: Path) -> bool:
    owner = folder.name.removeprefix(_WORK).partition("-")[0]
    if not owner.isdecimal() or int(owner) == os.getpid():
        return False
    if not _CAN_ASK:
        return time.time() - folder.stat().st_mtime > _SURELY_OVER
    try:
        os.kill(int(owner), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


@contextmanager
def work_folder(beside: Path) -> Iterator[Path]:
    """A private folder beside what is being made; gone afterwards, by the next backup after a crash."""
    folder = beside / f"{_WORK}{os.getpid()}-{secrets.token_hex(6)}"
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
