"""Measuring: many small runs of ours and of the reference by turns, so that noise meets both alike."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


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


_WITNESS = """
import json, os, sys, time
told, command = int(sys.argv[1]), sys.argv[2:]
start = time.perf_counter()
child = os.posix_spawnp(command[0], command, os.environ)
_, status, used = os.wait4(child, 0)
wall = time.perf_counter() - start
figures = [os.waitstatus_to_exitcode(status), wall, used.ru_utime + used.ru_stime, used.ru_maxrss]
os.write(told, json.dumps(figures).encode())
"""
"""A process counts the memory of the one it was made from; so a small one stands in between."""


def whole_process(command: Sequence[str], environment: dict[str, str], stdin: bytes = b"") -> Run:
    """Run *command* to its end. Raises CalledProcessError where it fails: a benchmark of failures is none."""
    heard, told = os.pipe()
    witness = [sys.executable, "-I", "-S", "-c", _WITNESS, str(told), *command]
    subprocess.run(
        witness,
        env=environment,
        input=stdin,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=(told,),
        check=True,
    )
    os.close(told)
    with os.fdopen(heard) as answer:
        code, wall, cpu, memory = json.load(answer)
    if code:
        raise subprocess.CalledProcessError(code, command[:3])
    return Run(wall * 1e3, cpu * 1e3, memory / 1024)
