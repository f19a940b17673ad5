"""Outside: one page in the writer's own editor, as a file of their own that is gone again whatever happens.

Nothing else here ever writes private text where it can be read. The file stands in a folder for its owner alone (so
that what an editor puts beside it goes too), in memory where there is such a place.
"""

from __future__ import annotations

import atexit
import os
import shlex
import shutil
import signal
import stat
import subprocess
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from carecompanion.domain.entry import TEXT_LIMIT
from carecompanion.domain.text import clean
from carecompanion.errors import BadInput, NotPossible
from carecompanion.settings.atomic import PRIVATE_FILE, open_new, writing_faults
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

PREFIX: Final = "cc-page-"
NAME: Final = "page.txt"
IN_MEMORY: Final = frozenset({"tmpfs", "ramfs"})
MOUNTS: Final = Path("/proc/self/mounts")
SHARED_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - a place of the system; our folder in it is private
GRACE_SECONDS: Final = 0.5
"""How long an editor that is told to end may take to leave the terminal as it was."""
_BYTES_AT_MOST: Final = TEXT_LIMIT * 4
_NO_FOLLOW: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_HAS_GROUPS: Final = hasattr(os, "killpg")


@dataclass(frozen=True, slots=True)
class Shelter:
    """A folder that the file may stand in."""

    folder: Path
    is_in_memory: bool


def shelter(environ: Mapping[str, str], mounts: Path = MOUNTS, shared: Path = SHARED_MEMORY) -> Shelter:
    """The best place there is: in memory, else the folder for temporary files."""
    for folder in _in_memory(environ, mounts, shared):
        return Shelter(folder, is_in_memory=True)
    return Shelter(Path(tempfile.gettempdir()), is_in_memory=False)


def _in_memory(environ: Mapping[str, str], mounts: Path, shared: Path) -> Iterator[Path]:
    kinds = _mounted(mounts)
    for folder in (Path(environ.get("XDG_RUNTIME_DIR") or shared), shared):
        if folder.is_absolute() and folder.is_dir() and os.access(folder, os.W_OK | os.X_OK):
            around = next((place for place in (folder, *folder.parents) if place in kinds), None)
            if around is not None and kinds[around] in IN_MEMORY:
                yield folder


def _mounted(mounts: Path) -> dict[Path, str]:
    """The kind of file system by the folder it is mounted on; the last one counts, as it covers the others."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return {}
    return {Path(parts[1]): parts[2] for parts in (line.split(" ") for line in lines) if len(parts) > 2}


def editor_of(environ: Mapping[str, str]) -> tuple[str, ...]:
    """The words that start the person's editor, from VISUAL or EDITOR. Raises NotPossible where there are none."""
    said = environ.get("VISUAL", "").strip() or environ.get("EDITOR", "").strip()
    try:
        words = tuple(shlex.split(said))
    except ValueError:
        words = ()
    if not words:
        raise NotPossible(say("outside.no_editor"), say("outside.no_editor_hint"))
    return words


def clear_leavings(place: Shelter) -> None:
    """Remove what a program that was killed outright could not: folders of ours whose process is gone."""
    for folder in place.folder.glob(f"{PREFIX}*"):
        number = folder.name.removeprefix(PREFIX).partition("-")[0]
        if not number.isdecimal() or folder.is_symlink() or _is_running(int(number)):
            continue
        with suppress(OSError):
            if not hasattr(os, "getuid") or folder.stat().st_uid == os.getuid():
                shutil.rmtree(folder)


def _is_running(process: int) -> bool:
    if os.name == "nt":
        return True  # asking would end it there
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


class Outing:
    """One text outside. Made on any thread; :meth:`run` waits, :meth:`end` may come from any other at any time."""

    def __init__(self, text: str, *, editor: Sequence[str], place: Shelter) -> None:
        self._text = text
        self._editor = tuple(editor)
        self._place = place
        self._lock = threading.Lock()
        self._process: int | None = None
        self._gone = threading.Event()
        self.is_over = False
        self.folder: Path | None = None

    def begin(self) -> None:
        """Write the file. Raises DiskFull, ReadOnly, CouldNotWrite; then nothing is left of it."""
        atexit.register(self.end)
        with writing_faults():
            self.folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=self._place.folder))
            try:
                handle = open_new(self.folder / NAME, PRIVATE_FILE)
                with os.fdopen(handle, "wb") as file:
                    file.write(self._text.encode("utf-8"))
            except BaseException:
                shutil.rmtree(self.folder, ignore_errors=True)
                raise

    def run(self) -> int:
        """Start the editor, lend it the terminal, wait for its end; its exit code, or minus the signal that ended it.

        Raises NotPossible where it cannot be started.
        """
        if self.folder is None:
            raise RuntimeError("not begun")
        with self._lock:
            if self.is_over:
                return 0
            try:
                process = subprocess.Popen(
                    [*self._editor, str(self.folder / NAME)], process_group=0 if _HAS_GROUPS else None
                )
            except OSError as error:
                raise NotPossible(say("outside.no_start"), say("outside.no_start_hint")) from error
            self._process = process.pid
        terminal = _lent_to(process.pid)
        try:
            return self._wait(process)
        finally:
            self._gone.set()
            _taken_back(terminal)

    def _wait(self, process: subprocess.Popen[bytes]) -> int:
        if not _HAS_GROUPS:
            return process.wait()
        while True:
            _, status = os.waitpid(process.pid, os.WUNTRACED)
            if not os.WIFSTOPPED(status):
                process.returncode = os.waitstatus_to_exitcode(status)
                return process.returncode
            # Nobody could wake it again from here; it also stops when it is quicker than the terminal is lent.
            time.sleep(0.02)
            os.killpg(process.pid, signal.SIGCONT)

    def read(self) -> str | None:
        """What the file holds now; None where that is what it held at first.

        Raises NotPossible where it is gone or empty, BadInput where it cannot be read; then nothing is taken from it.
        """
        if self.folder is None:
            raise RuntimeError("not begun")
        data = _bytes_of(self.folder / NAME)
        try:
            text = clean(data.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise BadInput(say("outside.unreadable"), say("outside.unreadable_hint")) from error
        if text.endswith("\n") and not self._text.endswith("\n"):
            text = text[:-1]  # editors end the last line too
        if len(text) > TEXT_LIMIT:
            raise BadInput(say("outside.too_long"), say("outside.too_long_hint"))
        if self._text.strip() and not text.strip():
            raise NotPossible(say("outside.empty"), say("outside.empty_hint"))
        return None if text == self._text else text

    def end(self) -> None:
        """End the editor where it still runs, and remove the file with all that stands beside it.

        May be called again. Raises NotPossible, naming the folder, where it cannot be removed.
        """
        with self._lock:
            self.is_over = True
        process, self._process = self._process, None
        if process is not None and not self._gone.is_set():
            _send(process, signal.SIGTERM)
            self._gone.wait(GRACE_SECONDS)
            # To the whole group, also where its leader has gone: what it started may have paid no heed.
            _send(process, getattr(signal, "SIGKILL", signal.SIGTERM))
            self._gone.wait(GRACE_SECONDS)
        folder = self.folder
        if folder is not None and folder.exists():
            try:
                shutil.rmtree(folder)
            except OSError as error:
                where = say("outside.left_behind_hint", folder=folder)
                raise NotPossible(say("outside.left_behind"), where) from error
        self.folder = None if folder is None or not folder.exists() else folder
        atexit.unregister(self.end)


def _bytes_of(path: Path) -> bytes:
    """The plain file at *path*; links are not followed."""
    try:
        handle = os.open(path, os.O_RDONLY | _NO_FOLLOW)
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise NotPossible(say("outside.gone"), say("outside.gone_hint"))
            data = file.read(_BYTES_AT_MOST + 1)
    except OSError as error:
        raise NotPossible(say("outside.gone"), say("outside.gone_hint")) from error
    if len(data) > _BYTES_AT_MOST:
        raise BadInput(say("outside.too_long"), say("outside.too_long_hint"))
    return data


def _send(process: int, number: int) -> None:
    with suppress(OSError):
        if _HAS_GROUPS:
            os.killpg(process, number)  # an editor may have been started by a script
        else:
            os.kill(process, number)


def _lent_to(group: int) -> int | None:
    """Put *group* in front of the terminal, so that ctrl+c and ctrl+z are its own; the terminal, if there is one."""
    if not _HAS_GROUPS:
        return None
    try:
        if os.tcgetpgrp(0) != os.getpgrp():
            return None
        os.tcsetpgrp(0, group)
    except OSError:
        return None
    return 0


def _taken_back(terminal: int | None) -> None:
    if terminal is None:
        return
    # Who is behind and reaches for the terminal is stopped by this signal, unless it is held back.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})
    try:
        with suppress(OSError):
            os.tcsetpgrp(terminal, os.getpgrp())
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def last_key_at() -> int:
    """When something was last typed at our terminal, as a number that grows; 0 where the system does not say.

    While the terminal is lent, that is all that tells of somebody being there.
    """
    try:
        return os.fstat(0).st_atime_ns if os.isatty(0) else 0
    except OSError:
        return 0
