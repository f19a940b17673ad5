"""A folder that goes with the process, whatever ends it; in memory where the system has such a place."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING, Final

from carecompanion.settings.atomic import writing_faults

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SHARED_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - folders in it are made by mkdtemp, for their owner only
_WATCH: Final = """
import shutil, sys
while sys.stdin.buffer.read(1): pass
shutil.rmtree(sys.argv[1], ignore_errors=True)
"""
_PATIENCE_SECONDS: Final = 5.0


def memory_place(environ: Mapping[str, str]) -> Path | None:
    """A place for files that is kept in memory and never reaches a disk of its own accord; None where there is none."""
    named = [Path(environ["XDG_RUNTIME_DIR"])] if environ.get("XDG_RUNTIME_DIR") else []
    for place in (*named, _SHARED_MEMORY):
        if place.is_absolute() and place.is_dir() and os.access(place, os.W_OK | os.X_OK):
            return place
    return None


@contextmanager
def throwaway_folder(environ: Mapping[str, str], name: str) -> Iterator[Path]:
    """A private folder whose name begins with *name*, removed at the end.

    A signal, a closed terminal or a kill may end the process before its last line: a small process of its own waits
    for that and removes the folder then. Raises ReadOnly, DiskFull, CouldNotWrite.
    """
    with writing_faults():
        folder = Path(tempfile.mkdtemp(prefix=f"{name}-{os.getpid()}-", dir=memory_place(environ)))
    watcher = _watch(folder)
    try:
        yield folder
    finally:
        rmtree(folder, ignore_errors=True)
        if watcher is not None:
            with suppress(OSError, subprocess.TimeoutExpired):
                watcher.communicate(timeout=_PATIENCE_SECONDS)


def _watch(folder: Path) -> subprocess.Popen[bytes] | None:
    """The process that removes *folder* once we are gone: it holds the other end of a pipe of ours."""
    with suppress(OSError):
        return subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _WATCH, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # the signals of our terminal are not for it
        )
    return None
