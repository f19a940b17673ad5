"""A folder that goes with the process, whatever ends it."""

from __future__ import annotations

import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from carecompanion.settings.throwaway import memory_place, throwaway_folder

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 20.0


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    place = tmp_path / "memory"
    place.mkdir()
    return place


def test_it_is_made_in_memory_for_its_owner_only_and_gone_at_the_end(memory: Path) -> None:
    with throwaway_folder({"XDG_RUNTIME_DIR": str(memory)}, "care-try") as folder:
        assert folder.parent == memory
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        (folder / "inside").mkdir()
        (folder / "inside" / "words").write_text("it rained")
    assert not any(memory.iterdir())


def test_it_is_gone_after_an_error_too(memory: Path) -> None:
    with pytest.raises(ZeroDivisionError), throwaway_folder({"XDG_RUNTIME_DIR": str(memory)}, "care-try"):
        _ = 1 // 0
    assert not any(memory.iterdir())


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGKILL])
def test_it_is_gone_after_a_signal_that_leaves_no_time(memory: Path, number: signal.Signals) -> None:
    waiting = (
        "import signal, time\n"
        "from carecompanion.settings.throwaway import throwaway_folder\n"
        "for name in ('SIGTERM', 'SIGHUP', 'SIGINT'): signal.signal(getattr(signal, name), signal.SIG_DFL)\n"
        f"with throwaway_folder({{'XDG_RUNTIME_DIR': {str(memory)!r}}}, 'care-try') as folder:\n"
        "    (folder / 'words').write_text('it rained')\n"
        "    print('here', flush=True)\n"
        "    time.sleep(60)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", waiting], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    with process, process.stdout:
        assert process.stdout.readline() == "here\n"
        assert any(memory.iterdir())
        process.send_signal(number)
        assert process.wait() == -number
    # The process that cleans up is given its moment.
    end = time.monotonic() + PATIENCE_SECONDS
    while any(memory.iterdir()) and time.monotonic() < end:
        time.sleep(0.02)
    assert not any(memory.iterdir())


def test_a_place_that_cannot_be_written_to_is_passed_over(tmp_path: Path) -> None:
    assert memory_place({"XDG_RUNTIME_DIR": str(tmp_path / "nowhere")}) != tmp_path / "nowhere"
    assert memory_place({"XDG_RUNTIME_DIR": "not/absolute"}) != Path("not/absolute")
