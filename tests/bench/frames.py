"""The first frame on a real pseudo-terminal: from exec until a word stands on the emulated screen."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tests.bench.figures import Figure, median
from tests.bench.on_pty import OnPty

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

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
    with OnPty(command, environment) as program:
        return program.until(mark)


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
