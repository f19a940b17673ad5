"""The first frame on a real pseudo-terminal: from exec until a word stands on the emulated screen."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from typing import TYPE_CHECKING

import pyte

from tests.bench.figures import Figure, median

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

COLUMNS, ROWS = 80, 24
PATIENCE = 30.0
_ASIDE = (b"\x1b[>25u", b"\x1b[>1u", b"\x1b[<u", b"\x1b[?2026$p", b"\x1b[?2048$p")
MINIMAL = """
from textual.app import App
from textual.widgets import Input

class Minimal(App):
    def compose(self):
        yield Input(placeholder="READY-MARK")

Minimal().run()
"""


def first_frame(command: Sequence[str], mark: str, environment: dict[str, str]) -> float:
    """Milliseconds until *mark* is on the screen. Raises TimeoutError when it never is."""
    screen = pyte.Screen(COLUMNS, ROWS)
    stream = pyte.ByteStream(screen)
    start = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.execve(command[0], list(command), environment)  # noqa: S606 - our own command, no shell wanted
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    try:
        while time.perf_counter() - start < PATIENCE:
            if not select.select([terminal], [], [], 0.2)[0]:
                continue
            data = os.read(terminal, 65536)
            for aside in _ASIDE:
                data = data.replace(aside, b"")
            stream.feed(data)
            if any(mark in line for line in screen.display):
                return (time.perf_counter() - start) * 1e3
        raise TimeoutError(mark)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)


def measure(home: Path, environment: dict[str, str], rounds: int) -> list[Figure]:
    """Our unlock screen beside a minimal app with one field."""
    minimal = home / "minimal.py"
    minimal.write_text(MINIMAL, "utf-8")
    terminal = environment | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    ours, reference = [], []
    for number in range(rounds + 1):
        mine = first_frame([sys.executable, "-m", "carecompanion"], "Passphrase", terminal)
        theirs = first_frame([sys.executable, str(minimal)], "READY-MARK", terminal)
        if number:
            ours.append(mine)
            reference.append(theirs)
    return [
        Figure("first frame (unlock)", median(ours), median(reference), "a minimal app, one field", "≤ 1.3 ×")
    ]
