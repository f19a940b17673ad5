"""Other programs that tests drive: a test says which by the marker ``program(name)``."""

from __future__ import annotations

import os
import signal
from shutil import which
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

EVERY_PROGRAM: Final = "CARECOMPANION_EVERY_PROGRAM"


def require_program(name: str, environ: Mapping[str, str] = os.environ) -> None:
    """Skip the test, saying why, where the program *name* is absent; fail it where every program is asked for."""
    if which(name, path=environ.get("PATH")) is not None:
        return
    reason = f"the program {name} is not here"
    if environ.get(EVERY_PROGRAM) == "1":
        pytest.fail(f"{reason}, and {EVERY_PROGRAM}=1 asks for every one", pytrace=False)
    pytest.skip(reason)


def hear_signals_again() -> None:
    """In a child about to become a program: whoever runs the tests in the background had them ignored."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
