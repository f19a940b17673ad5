"""Two terminals that drive the real program: one of tmux, one of our own in which every byte is seen.

Keys are named alike in both: ``Enter``, ``Escape``, ``Tab``, ``Up``, ``F9``, ``C-s``.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import time
from abc import ABC, abstractmethod
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyte

from tests.programs import hear_signals_again

if TYPE_CHECKING:
    import signal
    from collections.abc import Mapping, Sequence
    from typing import Self

PROGRAM: Final = (sys.executable, "-m", "carecompanion")
PATIENCE_SECONDS: Final = 60.0
"""How long something may take to appear before the test gives up; nothing is measured by it."""
GLANCE_SECONDS: Final = 0.05
_KEYS: Final = {
    "Enter": b"\r",
    "Escape": b"\x1b",
    "Tab": b"\t",
    "BTab": b"\x1b[Z",
    "Space": b" ",
    "BSpace": b"\x7f",
    "Up": b"\x1b[A",
    "Down": b"\x1b[B",
    "Right": b"\x1b[C",
    "Left": b"\x1b[D",
    "Home": b"\x1b[H",
    "F1": b"\x1bOP",
    "F2": b"\x1bOQ",
    "F3": b"\x1bOR",
    "F4": b"\x1bOS",
    "F5": b"\x1b[15~",
    "F8": b"\x1b[19~",
    "F9": b"\x1b[20~",
}
# Private and newer sequences that pyte would print as letters.
_UNKNOWN: Final = re.compile(
    rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1b\[\?[0-9;]*u|\x1b[P_^][^\x1b]*\x1b\\"
)
_UNFINISHED: Final = re.compile(rb"\x1b(?:\[[0-9;?<>=]*|[P_^][^\x1b]*)?\Z")


class Terminal(ABC):
    """A screen with a person before it."""

    def type(self, words: str) -> None:
        """Type *words*, a key for each character."""
        self.send(words.encode())

    def press(self, *keys: str) -> None:
        """Press keys by name; a single character is itself."""
        for key in keys:
            self.send(_bytes_of(key))

    def paste(self, words: str) -> None:
        """Paste *words* as a terminal does: in brackets."""
        self.send(b"\x1b[200~" + words.encode("utf-8", "surrogatepass") + b"\x1b[201~")

    def wait_for(self, pattern: str, *, gone: bool = False) -> str:
        """The screen, once *pattern* is on it (or *gone* from it)."""
        wanted = re.compile(pattern)
        end = time.monotonic() + PATIENCE_SECONDS
        while True:
            screen = self.screen()
            if bool(wanted.search(screen)) is not gone:
                return screen
            if time.monotonic() > end:
                raise AssertionError(f"{'still' if gone else 'no'} {pattern!r} on\n{screen}")
            time.sleep(GLANCE_SECONDS)

    def press_and_see(self, *keys: str) -> None:
        """Press keys and wait until anything on the screen is another, a colour if nothing else."""
        before = self.coloured()
        self.press(*keys)
        end = time.monotonic() + PATIENCE_SECONDS
        while self.coloured() == before:
            if time.monotonic() > end:
                raise AssertionError(f"{keys} changed nothing on\n{self.screen()}")
            time.sleep(GLANCE_SECONDS)

    @abstractmethod
    def coloured(self) -> str:
        """The screen with its colours, only to be compared."""

    @abstractmethod
    def send(self, data: bytes) -> None:
        """What a keyboard sends."""

    @abstractmethod
    def screen(self) -> str:
        """The screen as text, now."""

    @abstractmethod
    def resize(self, columns: int, rows: int) -> None:
        """Another size."""

    @abstractmethod
    def wait_for_end(self) -> int:
        """The exit code of the program, once it has ended; minus the signal that ended it."""

    @abstractmethod
    def close(self) -> None:
        """Close the terminal; what still runs in it ends."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class TmuxTerminal(Terminal):
    """The program in tmux, on a server of its own."""

    def __init__(
        self,
        environ: Mapping[str, str],
        *,
        folder: Path,
        size: tuple[int, int] = (80, 24),
        program: Sequence[str] = PROGRAM,
    ) -> None:
        # Sockets have short names; a test's own folder has not.
        self._place = Path(tempfile.mkdtemp(prefix="care-tmux-"))
        self._environ = {**environ, "TERM": "xterm-256color"}
        self._tmux(
            *(
                "start-server",
                ";",
                "set",
                "-g",
                "remain-on-exit",
                "on",
                ";",
                "set",
                "-g",
                "status",
                "off",
                ";",
            ),
            *("set", "-g", "escape-time", "0", ";", "set", "-g", "default-terminal", "tmux-256color", ";"),
            *("new-session", "-d", "-x", str(size[0]), "-y", str(size[1]), "-c", str(folder), *program),
        )

    def _tmux(self, *words: str, **given: bytes) -> str:
        call = ["tmux", "-S", str(self._place / "s"), "-f", "/dev/null", *words]
        done = subprocess.run(
            call, check=True, capture_output=True, env=self._environ, input=given.get("data")
        )
        return done.stdout.decode()

    def send(self, data: bytes) -> None:
        self._tmux("send-keys", "-H", *(f"{byte:02x}" for byte in data))

    def press(self, *keys: str) -> None:
        self._tmux("send-keys", *keys)

    def type(self, words: str) -> None:
        self._tmux("send-keys", "-l", words)

    def paste(self, words: str) -> None:
        self._tmux("load-buffer", "-", data=words.encode())
        self._tmux("paste-buffer", "-p", "-r")

    def screen(self) -> str:
        return self._tmux("capture-pane", "-p")

    def coloured(self) -> str:
        return self._tmux("capture-pane", "-p", "-e")

    def title(self) -> str:
        """The names a person sees around the window."""
        return self._tmux("display", "-p", "#{pane_title} #{window_name}")

    def resize(self, columns: int, rows: int) -> None:
        self._tmux("resize-window", "-x", str(columns), "-y", str(rows))

    def wait_for_end(self) -> int:
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            dead, code, by_signal = (
                self._tmux("display", "-p", "#{pane_dead},#{pane_dead_status},#{pane_dead_signal}")
                .strip()
                .split(",")
            )
            if dead == "1":
                return -int(by_signal) if by_signal else int(code or 0)
            time.sleep(GLANCE_SECONDS)
        raise AssertionError(f"it has not ended\n{self.screen()}")

    def close(self) -> None:
        with suppress(subprocess.CalledProcessError):
            self._tmux("kill-server")
        shutil.rmtree(self._place, ignore_errors=True)


class RawTerminal(Terminal):
    """The program on a pseudo terminal of ours: ``written`` is every byte that reached it."""

    def __init__(
        self,
        environ: Mapping[str, str],
        *,
        folder: Path,
        size: tuple[int, int] = (80, 24),
        program: Sequence[str] = PROGRAM,
    ) -> None:
        self.written = bytearray()
        self.size = size
        self._painted = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._painted)
        self._rest = b""
        self._ended: int | None = None
        mine, its = pty.openpty()
        _set_size(its, size)
        self._fd = mine
        self._process = subprocess.Popen(
            program,
            stdin=its,
            stdout=its,
            stderr=its,
            cwd=folder,
            env={**environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"},
            start_new_session=True,
            preexec_fn=_take_terminal,  # noqa: PLW1509 - calls to the system, nothing that another thread could hold
        )
        os.close(its)

    @property
    def pid(self) -> int:
        """The process that runs in it."""
        return self._process.pid

    def send(self, data: bytes) -> None:
        while data:
            self._take_in()
            if select.select([], [self._fd], [], PATIENCE_SECONDS)[1]:
                data = data[os.write(self._fd, data[:1024]) :]
            else:
                raise AssertionError("it does not read its keyboard any more")

    def _take_in(self, wait: float = 0.0) -> bool:
        """Read what has come; False when the other end is closed."""
        while select.select([self._fd], [], [], wait)[0]:
            try:
                came = os.read(self._fd, 1 << 16)
            except OSError:
                return False
            if not came:
                return False
            self.written += came
            data = self._rest + came
            unfinished = _UNFINISHED.search(data)
            cut = unfinished.start() if unfinished else len(data)
            self._rest = data[cut:]
            self._stream.feed(_UNKNOWN.sub(b"", data[:cut]))
            wait = 0.0
        return True

    def screen(self) -> str:
        self._take_in(GLANCE_SECONDS)
        return "\n".join(row.rstrip() for row in self._painted.display)

    def coloured(self) -> str:
        self._take_in(GLANCE_SECONDS)
        return repr([sorted(row.items()) for row in self._painted.buffer.values()])

    def press_and_see_above(self, key: str) -> None:
        """Press *key* until anything but the last row is another: that one changes by itself when words are kept."""
        before, end = self._above_the_last_row(), time.monotonic() + PATIENCE_SECONDS
        self.press(key)
        while self._above_the_last_row() == before:
            if time.monotonic() > end:
                raise AssertionError(f"{key} changed nothing on\n{self.screen()}")

    def type_and_see(self, words: str) -> None:
        """Type *words* until the end of them is there, and nothing changes because of them any more."""
        self.type(words)
        self.wait_for(re.escape(words.rsplit(maxsplit=1)[-1]))
        seen = ""
        while seen != (seen := self._above_the_last_row()):
            pass

    def _above_the_last_row(self) -> str:
        self._take_in(GLANCE_SECONDS)
        last = self.size[1] - 1
        return repr([sorted(row.items()) for at, row in sorted(self._painted.buffer.items()) if at != last])

    def resize(self, columns: int, rows: int) -> None:
        self._take_in()
        self.size = (columns, rows)
        self._painted.resize(rows, columns)
        _set_size(self._fd, (columns, rows))

    @property
    def is_alive(self) -> bool:
        """Does the program still run?"""
        self._take_in()
        return self._process.poll() is None

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        os.kill(self.pid, number)

    def wait_for_end(self) -> int:
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            if self._fd >= 0:
                self._take_in(GLANCE_SECONDS)
            else:
                time.sleep(GLANCE_SECONDS)
            if self._process.poll() is not None:
                if self._fd >= 0:
                    self._take_in()
                return self._process.returncode
        raise AssertionError("it has not ended")

    def hang_up(self) -> None:
        """The window is closed: the terminal goes, and whoever runs in it gets SIGHUP."""
        self._take_in()
        os.close(self._fd)
        self._fd = -1

    def close(self) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1


def _take_terminal() -> None:
    hear_signals_again()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _set_size(fd: int, size: tuple[int, int]) -> None:
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))


def _bytes_of(key: str) -> bytes:
    if key.startswith("C-"):
        return bytes([ord(key[2:].upper()) - 64])
    return _KEYS.get(key) or key.encode()
