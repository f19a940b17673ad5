from __future__ import annotations

import subprocess
import sys

import pytest

SCRIPT = """
import ctypes, os, resource, sys
from carecompanion.crypto.hardening import harden_process
harden_process()
print(oct(os.umask(0)), resource.getrlimit(resource.RLIMIT_CORE)[0])
if sys.platform == "linux":
    print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX only; skipped silently there")
def test_files_are_private_cores_are_off_and_nobody_looks_inside() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert done.stdout.split()[:2] == ["0o77", "0"]
    if sys.platform == "linux":
        assert done.stdout.split()[2] == "0"
