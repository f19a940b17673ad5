"""Files that are either as they were or as they should be: temp sibling 0600, fsync, rename, fsync of the folder."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from typing import TYPE_CHECKING, Final

from carecompanion.errors import CareError, CouldNotWrite, DiskFull, FileExists, ReadOnly

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

PRIVATE_FILE: Final = 0o600
PRIVATE_FOLDER: Final = 0o700

_NO_ROOM: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NOT_ALLOWED: Final = {errno.EACCES, errno.EPERM, errno.EROFS}
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def write_fault(error: OSError) -> CareError:
    """What *error* means to a person who wanted something written."""
    if error.errno in _NO_ROOM:
        return DiskFull()
    if error.errno in _NOT_ALLOWED:
        return ReadOnly()
    if error.errno == errno.EEXIST:
        return FileExists()
    return CouldNotWrite()


@contextlib.contextmanager
def writing_faults() -> Iterator[None]:
    """Turn every OSError inside into a CareError."""
    try:
        yield
    except OSError as error:
        raise write_fault(error) from error


def write_atomically(path: Path, data: bytes, mode: int = PRIVATE_FILE) -> None:
    """Put *data* at *path*, over what is there: afterwards the file holds all of the old or all of the new.

    A symbolic link at *path* is replaced, never followed. Raises DiskFull, ReadOnly, CouldNotWrite.
    """
    with writing_faults():
        temporary = _written_beside(path, (data,), mode)
        try:
            os.replace(temporary, path)  # noqa: PTH105 - one name for the call that fault tests stop at
        except OSError:
            _forget(temporary)
            raise
        sync_folder(path.parent)


def write_new(path: Path, data: bytes, mode: int = PRIVATE_FILE, *, force: bool = False) -> None:
    """Put *data* at *path* where nothing is yet (or over it with *force*), whole or not at all.

    Raises FileExists, DiskFull, ReadOnly, CouldNotWrite.
    """
    write_pieces(path, (data,), mode, force=force)


def write_pieces(
    path: Path, pieces: Iterable[bytes], mode: int = PRIVATE_FILE, *, force: bool = False
) -> None:
    """As :func:`write_new`, with the data coming in *pieces*, so that any length takes the memory of one.

    An error raised while the pieces are made passes through, and leaves nothing behind.
    """
    with writing_faults():
        if not force and (path.is_symlink() or path.exists()):
            raise FileExists
        temporary = _written_beside(path, pieces, mode)
        try:
            if force:
                os.replace(temporary, path)  # noqa: PTH105
            else:
                place_new(temporary, path)
        except OSError:
            _forget(temporary)
            raise
        sync_folder(path.parent)


def place_new(temporary: Path, path: Path) -> None:
    """Rename *temporary* to *path* unless something is there. Raises FileExistsError (an OSError)."""
    try:
        os.link(temporary, path)
    except OSError as error:
        if error.errno == errno.EEXIST:
            raise
        # No hard links here (FAT, some network folders): the small gap is accepted.
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, "") from error
        os.replace(temporary, path)  # noqa: PTH105
        return
    os.unlink(temporary)  # noqa: PTH108


def sync_folder(folder: Path) -> None:
    """Make names in *folder* durable; a no-op where folders cannot be opened (Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Make the content of *path* durable."""
    handle = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_private_folder(folder: Path) -> None:
    """See to it that *folder* is there and is for its owner only. Raises ReadOnly, DiskFull, CouldNotWrite."""
    with writing_faults():
        if not folder.is_dir():
            folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
            sync_folder(folder.parent)
        if os.name != "nt" and stat.S_IMODE(folder.stat().st_mode) != PRIVATE_FOLDER:
            folder.chmod(PRIVATE_FOLDER)


def open_new(path: Path, mode: int = PRIVATE_FILE) -> int:
    """A file descriptor for writing a file that was not there; links are not followed. Raises OSError."""
    return os.open(path, _NEW, mode)


def _written_beside(path: Path, pieces: Iterable[bytes], mode: int) -> Path:
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(6)}.part")
    handle = open_new(temporary, mode)
    try:
        try:
            if mode != PRIVATE_FILE and os.name != "nt":
                os.fchmod(handle, mode)  # meant for everybody: our own umask would keep it for one
            for piece in pieces:
                left = memoryview(piece)
                while left:
                    left = left[os.write(handle, left) :]
            os.fsync(handle)
        finally:
            os.close(handle)
    except BaseException:
        # Whatever stopped it (Ctrl+C too): an export half written is plain text that nobody would look for.
        _forget(temporary)
        raise
    return temporary


def _forget(path: Path) -> None:
    with contextlib.suppress(OSError):
        os.unlink(path)  # noqa: PTH108
