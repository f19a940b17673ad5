"""A program on a real pseudo-terminal, with a clock: when does a word stand on the screen, when is it at rest."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

import pyte

if TYPE_CHECKING:
    from collections.abc import Sequence

COLUMNS, ROWS = 80, 24
PATIENCE = 60.0
REST = 0.06
"""How long nothing comes, in seconds, before the screen counts as painted."""
_ASIDE = (b"\x1b[>25u", b"\x1b[>1u", b"\x1b[<u", b"\x1b[?2026$p", b"\x1b[?2048$p")


@dataclass(frozen=True, slots=True)
class Painted:
    """What one key cost: milliseconds until the last byte of its picture, and how many bytes that were."""

    milliseconds: float
    size: int


class OnPty:
    """*command* on a terminal of 80×24; the clock runs from its start, or from the last key."""

    def __init__(self, command: Sequence[str], environment: dict[str, str]) -> None:
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self._since = time.perf_counter()
        self._child, self._terminal = pty.fork()
        if self._child == 0:
            os.execve(command[0], list(command), environment)  # noqa: S606 - our own command, no shell wanted
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self._child, signal.SIGKILL)
        os.waitpid(self._child, 0)
        os.close(self._terminal)

    def _read(self, patience: float) -> int:
        if not select.select([self._terminal], [], [], patience)[0]:
            return 0
        data = os.read(self._terminal, 65536)
        size = len(data)
        for aside in _ASIDE:
            data = data.replace(aside, b"")
        self._stream.feed(data)
        return size

    def until(self, mark: str) -> float:
        """Milliseconds since the start or the last key until *mark* is on the screen. Raises TimeoutError."""
        while time.perf_counter() - self._since < PATIENCE:
            self._read(0.2)
            if any(mark in line for line in self._screen.display):
                return (time.perf_counter() - self._since) * 1e3
        raise TimeoutError(mark)

    def rest(self) -> None:
        """Read until nothing comes any more."""
        while self._read(REST * 3):
            pass

    def press(self, keys: str) -> None:
        """Keys, as a terminal sends them; the clock starts anew."""
        self._since = time.perf_counter()
        os.write(self._terminal, keys.encode())

    def painted(self, keys: str) -> Painted:
        """Press *keys* and wait until their picture has come whole. Raises TimeoutError where nothing is painted."""
        self.press(keys)
        size, last = 0, 0.0
        patience = PATIENCE
        while came := self._read(patience):
            size, last, patience = size + came, time.perf_counter(), REST
        if not size:
            raise TimeoutError(keys)
        return Painted((last - self._since) * 1e3, size)

    def peak_memory(self) -> float:
        """The greatest memory it has held so far, in MiB; 0 where the system does not tell."""
        status = Path(f"/proc/{self._child}/status")
        found = re.search(r"VmHWM:\s+(\d+)", status.read_text("utf-8")) if status.exists() else None
        return int(found[1]) / 1024 if found else 0.0
