"""The vault's lock: shared by all who have it open, exclusive for who replaces it. Never upgraded."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Final, Self

import portalocker

from carecompanion.errors import VaultBusy
from carecompanion.settings.atomic import writing_faults

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

PATIENCE = 5.0
"""How many seconds one waits for the others to leave."""

_STEP: Final = 0.05


class VaultLock:
    """A hold on the lock file until :meth:`release`; a killed process lets go by dying."""

    def __init__(self, path: Path, *, exclusive: bool, patience: float | None = None) -> None:
        """Raises VaultBusy after *patience* (or :data:`PATIENCE`) seconds, ReadOnly where no lock file can be made."""
        self.is_exclusive = exclusive
        self._handle: int | None = None
        flags = portalocker.LockFlags.NON_BLOCKING
        flags |= portalocker.LockFlags.EXCLUSIVE if exclusive else portalocker.LockFlags.SHARED
        with writing_faults():
            handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        until = time.monotonic() + (PATIENCE if patience is None else patience)
        while True:
            try:
                portalocker.lock(handle, flags)
            except portalocker.AlreadyLocked as error:
                if time.monotonic() >= until:
                    os.close(handle)
                    raise VaultBusy from error
                time.sleep(_STEP)
            except BaseException:
                os.close(handle)
                raise
            else:
                self._handle = handle
                return

    def release(self) -> None:
        """Let go."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
