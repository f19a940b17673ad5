"""Measuring: many small runs of ours and of the reference by turns, so that noise meets both alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the report: ours and the reference's median milliseconds (or MiB), and what must hold."""

    what: str
    ours: float
    reference: float | None
    beside: str
    must: str
    unit: str = "ms"
    worst: float | None = None

    @property
    def ratio(self) -> str:
        """Ours by the reference's."""
        return "" if not self.reference else f"{self.ours / self.reference:.2f}"


def by_turns(
    ours: Callable[[], object], reference: Callable[[], object], rounds: int
) -> tuple[list[float], list[float]]:
    """Milliseconds of both, one round not counted."""
    mine: list[float] = []
    theirs: list[float] = []
    for number in range(rounds + 1):
        for work, found in ((ours, mine), (reference, theirs)):
            start = time.perf_counter()
            work()
            if number:
                found.append((time.perf_counter() - start) * 1e3)
    return mine, theirs


def median(found: Sequence[float]) -> float:
    """The middle one."""
    return statistics.median(found)


def high(found: Sequence[float]) -> float:
    """The 99th of a hundred."""
    return sorted(found)[min(len(found) - 1, int(len(found) * 0.99))]


@dataclass(frozen=True, slots=True)
class Run:
    """A whole process: milliseconds on the wall, of the processor, and its greatest memory in MiB."""

    wall: float
    cpu: float
    memory: float


def whole_process(command: Sequence[str], environment: dict[str, str], stdin: bytes = b"") -> Run:
    """Run *command* to its end. Raises CalledProcessError where it fails: a benchmark of failures is none."""
    start = time.perf_counter()
    with subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdin is not None
        process.stdin.write(stdin)
        process.stdin.close()
        _, status, used = os.wait4(process.pid, 0)
        wall = (time.perf_counter() - start) * 1e3
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command[:2])
    return Run(wall, (used.ru_utime + used.ru_stime) * 1e3, used.ru_maxrss / 1024)
