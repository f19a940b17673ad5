"""Putting a prepared folder in the place of the vault: all of it or none, whatever happens in between.

``vault.next`` is prepared and made durable; writing the marker decides; then ``vault`` steps aside, ``vault.next``
takes its name and the marker goes. Whoever opens next finishes what a marker tells of, and clears away a
``vault.next`` without one. Only ever done under the exclusive lock, with every connection closed.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from carecompanion.errors import JournalDamaged
from carecompanion.settings.atomic import (
    make_private_folder,
    sync_file,
    sync_folder,
    write_atomically,
    writing_faults,
)

if TYPE_CHECKING:
    from datetime import datetime

    from carecompanion.settings.paths import Paths

_LIVE: Final = ("journal.db-wal", "journal.db-shm", "journal.db-journal")
_OLD: Final = "vault.old-"


def is_unfinished(paths: Paths) -> bool:
    """Has a swap been left half done, or a folder half prepared?"""
    return paths.swap_marker.exists() or paths.next_dir.exists()


def prepare_next(paths: Paths) -> Path:
    """An empty ``vault.next``; the caller holds the exclusive lock."""
    with writing_faults():
        _remove_folder(paths.next_dir)
    make_private_folder(paths.next_dir)
    return paths.next_dir


def swap_in(paths: Paths, *, now: datetime, keep_old: bool) -> Path | None:
    """``vault.next`` becomes the vault. Returns where the old one is, or None where there is none (any more).

    The caller holds the exclusive lock and has closed every connection. Raises JournalDamaged where ``vault.next``
    still has a live WAL; one of the old folder moves along with it.
    """
    refuse_live(paths.next_dir)
    old = _free_name(paths, now)
    with writing_faults():
        for file in sorted(paths.next_dir.iterdir()):
            sync_file(file)
        sync_folder(paths.next_dir)
        if paths.vault_dir.exists():
            sync_folder(paths.vault_dir)
    write_atomically(paths.swap_marker, json.dumps({"old": old.name, "keep": keep_old}).encode("ascii"))
    finish(paths)
    return old if keep_old and old.exists() else None


def refuse_live(folder: Path) -> None:
    """Raises JournalDamaged where a journal in *folder* is not all in one file: renaming it would destroy it."""
    if any((folder / name).exists() for name in _LIVE):
        raise JournalDamaged


def finish(paths: Paths) -> None:
    """Bring a decided swap to its end, or clear away one that was never decided. Under the exclusive lock."""
    with writing_faults():
        if not paths.swap_marker.exists():
            _remove_folder(paths.next_dir)
            return
        old_name, keep_old = _marker(paths)
        old = paths.data / old_name
        if paths.next_dir.exists():
            if paths.vault_dir.exists():
                os.rename(paths.vault_dir, old)  # noqa: PTH104 - one name for the call that fault tests stop at
                sync_folder(paths.data)
            os.rename(paths.next_dir, paths.vault_dir)  # noqa: PTH104
            sync_folder(paths.data)
        if not keep_old:
            _remove_folder(old)
        os.unlink(paths.swap_marker)  # noqa: PTH108
        sync_folder(paths.data)


def old_vaults(paths: Paths) -> tuple[Path, ...]:
    """Folders that stepped aside and were kept."""
    if not paths.data.is_dir():
        return ()
    return tuple(
        sorted(path for path in paths.data.iterdir() if path.name.startswith(_OLD) and path.is_dir())
    )


def _marker(paths: Paths) -> tuple[str, bool]:
    try:
        plain = json.loads(paths.swap_marker.read_bytes())
        name, keep = plain["old"], plain["keep"]
    except (ValueError, KeyError, TypeError) as error:
        raise JournalDamaged from error
    if (
        not isinstance(name, str)
        or not name.startswith(_OLD)
        or Path(name).name != name
        or not isinstance(keep, bool)
    ):
        raise JournalDamaged
    return name, keep


def _free_name(paths: Paths, now: datetime) -> Path:
    stem = f"{_OLD}{now:%Y%m%d-%H%M%S}"
    path, more = paths.data / stem, 1
    while path.exists():
        more += 1
        path = paths.data / f"{stem}-{more}"
    return path


def _remove_folder(folder: Path) -> None:
    if folder.is_symlink() or folder.is_file():
        os.unlink(folder)  # noqa: PTH108
    elif folder.exists():
        shutil.rmtree(folder)
