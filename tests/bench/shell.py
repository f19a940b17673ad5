"""Commands as whole processes, beside the key derivation that each of them has to do."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tests.bench import corpus
from tests.bench.figures import Figure, median, whole_process
from tests.bench.store import PASSPHRASE

if TYPE_CHECKING:
    from pathlib import Path

DERIVE = """
import os
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
Argon2id(salt=os.urandom(16), length=32, iterations=3, lanes=4, memory_cost=64 * 1024).derive(b"four plain words here")
"""


def measure(home: Path, count: int, environment: dict[str, str], rounds: int) -> list[Figure]:
    """Write, list and search at one size."""
    passphrase = home / "passphrase"
    passphrase.write_text(PASSPHRASE + "\n", "utf-8")
    passphrase.chmod(0o600)
    setting = environment | {
        "CARECOMPANION_HOME": str(home),
        "CARECOMPANION_PASSPHRASE_FILE": str(passphrase),
    }
    python = [sys.executable, "-m", "carecompanion"]
    size = f"{count // 1000}k"
    commands = {
        "write": ([*python, "write", "--text-file", "-"], b"A few words about the meeting today.\n"),
        "list": ([*python, "list", "-n", "5"], b""),
        "search": ([*python, "search", corpus.RARE], b""),
    }
    derive = [sys.executable, "-c", DERIVE]
    figures = []
    for name, (command, stdin) in commands.items():
        ours, reference, memory = [], [], 0.0
        for number in range(rounds + 1):
            mine = whole_process(command, setting, stdin)
            theirs = whole_process(derive, setting)
            memory = max(memory, mine.memory)
            if number:
                ours.append(mine.wall)
                reference.append(theirs.wall)
        beside = "python + the key derivation alone"
        figures.append(
            Figure(f"{name} from the shell, {size}", median(ours), median(reference), beside, "≤ + 350 ms")
        )
        figures.append(Figure(f"{name}, memory, {size}", memory, None, "", "≤ 120 MiB", unit="MiB"))
    return figures


def measure_start(environment: dict[str, str], rounds: int) -> list[Figure]:
    """What costs nothing should cost nothing."""
    figures = []
    for flag in ("--version", "--help"):
        ours, reference = [], []
        for number in range(rounds + 1):
            mine = whole_process([sys.executable, "-m", "carecompanion", flag], environment)
            theirs = whole_process([sys.executable, "-c", "pass"], environment)
            if number:
                ours.append(mine.wall)
                reference.append(theirs.wall)
        figures.append(Figure(flag, median(ours), median(reference), "python -c pass", "≤ 8 ×"))
    return figures
