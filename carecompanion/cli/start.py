"""Where the process begins. Alone, on a terminal, the interface opens without loading anything of the command line."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import NoReturn

from carecompanion.errors import CareError


def run() -> NoReturn:
    """The command ``carecompanion``."""
    if len(sys.argv) == 1 and "_CARECOMPANION_COMPLETE" not in os.environ and _is_on_terminal():
        # An error before the interface stands is met again below, and told as the command line tells errors.
        with suppress(CareError):
            sys.exit(_open_interface())
    from carecompanion.cli.main import run as run_command

    run_command()


def _is_on_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout is not None and sys.stdout.isatty()


def _open_interface() -> int:
    from carecompanion.activities.opening import Opening, harden
    from carecompanion.activities.world import real_world
    from carecompanion.settings.file import settings_or_ours

    harden()
    world = real_world()
    settings = settings_or_ours(world.paths.settings_file)
    from carecompanion.tui.app import open_interface

    return open_interface(Opening(world), settings)
