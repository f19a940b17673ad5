"""The one place where the driver's errors become ours, by their code and never by their text."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Final

from carecompanion.errors import (
    BadInput,
    CareError,
    CouldNotWrite,
    DiskFull,
    Interrupted,
    JournalDamaged,
    ReadOnly,
    VaultBusy,
)
from carecompanion.vault.driver import driver
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

_PERM, _BUSY, _LOCKED, _READONLY, _INTERRUPT, _IOERR = 3, 5, 6, 8, 9, 10
_CORRUPT, _FULL, _CANTOPEN, _TOOBIG, _NOTADB = 11, 13, 14, 18, 26
_WRITE_FAULTS: Final = {
    10 | (3 << 8),  # IOERR_WRITE
    10 | (4 << 8),  # IOERR_FSYNC
    10 | (5 << 8),  # IOERR_DIR_FSYNC
    10 | (6 << 8),  # IOERR_TRUNCATE
    10 | (10 << 8),  # IOERR_DELETE
    10 | (19 << 8),  # IOERR_SHMSIZE
}
_BY_CODE: Final[dict[int, type[CareError]]] = {
    _PERM: ReadOnly,
    _BUSY: VaultBusy,
    _LOCKED: VaultBusy,
    _READONLY: ReadOnly,
    _INTERRUPT: Interrupted,
    _IOERR: JournalDamaged,
    _CORRUPT: JournalDamaged,
    _FULL: DiskFull,
    _CANTOPEN: ReadOnly,
    _NOTADB: JournalDamaged,
}


def care_error(error: Exception, *, is_commit: bool = False) -> CareError | None:
    """What a driver's *error* means to a person; None for one that is a mistake of ours.

    A commit only writes: its I/O errors, which come without detail, are never damage.
    """
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        # Text that is not UTF-8 is the one fault without a code that stored bytes can cause.
        return JournalDamaged() if isinstance(error, driver().OperationalError) else None
    if code in _WRITE_FAULTS or (is_commit and code & 0xFF == _IOERR):
        return CouldNotWrite()
    if code & 0xFF == _TOOBIG:
        return BadInput(say("vault.too_long"), say("vault.too_long_hint"))
    kind = _BY_CODE.get(code & 0xFF)
    return kind() if kind else None


@contextlib.contextmanager
def faults(*, is_commit: bool = False) -> Iterator[None]:
    """Turn every driver error inside into a CareError; programming mistakes pass as they are."""
    try:
        yield
    except driver().Error as error:
        known = care_error(error, is_commit=is_commit)
        if known is None:
            raise
        raise known from error
