"""The first act of the process: files for their owner only, no core dumps, not readable by neighbours."""

from __future__ import annotations

import contextlib
import os
import sys

_PR_SET_DUMPABLE = 4


def harden_process() -> None:
    """Set umask 077, switch core dumps off and, on Linux, forbid other processes of the same user to look inside.

    What a system does not offer is skipped: it protects a live process, not the vault.
    """
    os.umask(0o077)
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            import ctypes

            ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
