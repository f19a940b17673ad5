"""What a letter costs on the way to a real terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import statistics
import struct
import sys
import termios
import time
from pathlib import Path

import pytest

APP = Path(__file__).with_name("typing_app.py")
ROOT = Path(__file__).parents[3]
PATIENCE = 30.0
QUIET = 0.15


def _read_until_quiet(screen: int, marker: bytes = b"") -> bytes:
    """All that comes until *marker* was seen (if any) and nothing has come for a while."""
    came = b""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if select.select([screen], [], [], QUIET)[0]:
            came += os.read(screen, 65536)
        elif marker in came:
            return came
    pytest.fail("the terminal never came to rest")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")
def test_a_letter_inside_a_paragraph_writes_at_most_a_thousand_bytes() -> None:
    child, screen = pty.fork()
    if child == 0:
        os.environ.update(
            TERM="xterm-256color", COLORTERM="truecolor", PYTHONPATH=str(ROOT), LC_ALL="C.UTF-8"
        )
        os.execv(sys.executable, [sys.executable, str(APP)])  # noqa: S606 - the app under test
    try:
        fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        _read_until_quiet(screen, b"READY-MARK")
        costs = []
        for letter in "hello my diary":
            os.write(screen, letter.encode())
            costs.append(len(_read_until_quiet(screen)))
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)
        os.close(screen)
    assert all(cost > 0 for cost in costs), "every letter must be seen"
    assert statistics.median(costs) <= 1000
    assert max(costs) <= 2500, f"rewrapping a paragraph paints the paragraph, never the screen: {costs}"
