"""A page in an editor outside: nothing of it remains, whatever the editor does."""

from __future__ import annotations

import os
import signal
import stat
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from carecompanion.activities.outside import (
    NAME,
    PREFIX,
    Outing,
    Shelter,
    clear_leavings,
    editor_of,
    shelter,
)
from carecompanion.errors import BadInput, CareError, NotPossible

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the editors here are shell scripts")
WORDS = "The heron\nstood in the rain."
PATIENCE_SECONDS = 20.0


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Shelter]:
    folder = tmp_path / "memory"
    folder.mkdir()
    yield Shelter(folder, is_in_memory=True)
    assert list(folder.iterdir()) == [], "something of the page remained"


def editor(folder: Path, does: str) -> tuple[str, ...]:
    """An editor that does *does*, a line of shell; the page is ``$1``."""
    script = folder / "editor.sh"
    script.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    return ("sh", str(script))


def gone_out(tmp_path: Path, place: Shelter, does: str) -> tuple[Outing, int]:
    outing = Outing(WORDS, editor=editor(tmp_path, does), place=place)
    outing.begin()
    return outing, outing.run()


def test_the_page_goes_out_privately_and_comes_back_changed(tmp_path: Path, place: Shelter) -> None:
    does = f'stat -c %a "$1" "$(dirname "$1")" > {tmp_path}/seen; cp "$1" {tmp_path}/copy; printf "\\nmore\\n" >> "$1"'
    outing, code = gone_out(tmp_path, place, does)
    assert code == 0
    assert (tmp_path / "seen").read_text().split() == ["600", "700"]
    assert (tmp_path / "copy").read_text() == WORDS
    assert outing.read() == WORDS + "\nmore"
    outing.end()


def test_what_the_editor_left_beside_the_page_goes_too(tmp_path: Path, place: Shelter) -> None:
    outing, _ = gone_out(
        tmp_path, place, 'd=$(dirname "$1"); cp "$1" "$1~"; cp "$1" "$d/.page.txt.swp"; mkdir "$d/undo"'
    )
    outing.end()


def test_a_page_that_came_back_as_it_was_says_so(tmp_path: Path, place: Shelter) -> None:
    outing, _ = gone_out(tmp_path, place, 'echo >> "$1"')  # editors end the last line
    assert outing.read() is None
    outing.end()


@pytest.mark.parametrize(
    ("does", "error"),
    [
        ('rm "$1"', NotPossible),
        ('rm -r "$(dirname "$1")"', NotPossible),
        (': > "$1"', NotPossible),
        ('printf "caf\\351" > "$1"', BadInput),
        ('rm "$1"; ln -s /etc/hostname "$1"', NotPossible),
        ('rm "$1"; mkfifo "$1"', NotPossible),
        ('rm "$1"; mkdir "$1"', NotPossible),
        ('head -c 8000001 /dev/zero | tr "\\0" a > "$1"', BadInput),
    ],
)
def test_what_cannot_be_read_is_refused_whole(
    tmp_path: Path, place: Shelter, does: str, error: type[CareError]
) -> None:
    outing, _ = gone_out(tmp_path, place, does)
    with pytest.raises(error):
        outing.read()
    outing.end()


def test_what_comes_back_cannot_act_on_the_terminal(tmp_path: Path, place: Shelter) -> None:
    outing, _ = gone_out(tmp_path, place, 'printf "\\357\\273\\277a\\033]52;c;x\\007\\r\\nb\\r\\n" > "$1"')
    assert outing.read() == "a]52;c;x\nb"
    outing.end()


def test_an_editor_that_fails_says_its_code(tmp_path: Path, place: Shelter) -> None:
    outing, code = gone_out(tmp_path, place, "exit 3")
    assert code == 3
    outing.end()
    outing, code = gone_out(tmp_path, place, "kill -9 $$")
    assert code == -signal.SIGKILL
    outing.end()


def test_an_editor_that_is_not_there_is_named_and_leaves_nothing(place: Shelter) -> None:
    outing = Outing(WORDS, editor=("/nowhere/editor",), place=place)
    outing.begin()
    with pytest.raises(NotPossible):
        outing.run()
    outing.end()


def test_ending_while_it_is_out_ends_every_process_of_the_editor(tmp_path: Path, place: Shelter) -> None:
    # An editor that pays no heed, started by a script, as editors are.
    inner = f'trap "" TERM; echo $$ > {tmp_path}/inner; while :; do sleep 0.1; done'
    does = f"sh -c '{inner}' & wait"
    outing = Outing(WORDS, editor=editor(tmp_path, does), place=place)
    outing.begin()
    codes: list[int] = []
    waiting = threading.Thread(target=lambda: codes.append(outing.run()))
    waiting.start()
    end = time.monotonic() + PATIENCE_SECONDS
    while not (tmp_path / "inner").exists():
        assert time.monotonic() < end
        time.sleep(0.01)
    outing.end()
    waiting.join(PATIENCE_SECONDS)
    assert codes
    assert codes[0] < 0
    while _runs(int((tmp_path / "inner").read_text())):
        assert time.monotonic() < end
        time.sleep(0.01)
    outing.end()  # again does nothing


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/stat")
    return not (status.exists() and status.read_text().rpartition(")")[2].split()[0] == "Z")


def test_an_editor_that_stops_itself_is_woken(tmp_path: Path, place: Shelter) -> None:
    outing, code = gone_out(tmp_path, place, 'kill -STOP $$; echo more >> "$1"')
    assert code == 0
    assert outing.read() == WORDS + "more"
    outing.end()


def test_memory_is_told_from_disk_by_what_is_mounted(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    runtime, shared = tmp_path / "run", tmp_path / "shm"
    runtime.mkdir()
    shared.mkdir()
    rows = f"root / ext4 rw 0 0\ntmpfs {shared} tmpfs rw 0 0\n"
    mounts.write_text(rows)
    assert shelter({"XDG_RUNTIME_DIR": str(runtime)}, mounts, shared) == Shelter(shared, is_in_memory=True)
    mounts.write_text(rows + f"tmpfs {runtime} tmpfs rw 0 0\n")
    assert shelter({"XDG_RUNTIME_DIR": str(runtime)}, mounts, shared).folder == runtime
    mounts.write_text(rows + f"disk {shared} ext4 rw 0 0\n")
    assert not shelter({"XDG_RUNTIME_DIR": str(runtime)}, mounts, shared).is_in_memory
    assert not shelter({}, tmp_path / "none", shared).is_in_memory


def test_the_editor_is_the_one_that_is_named() -> None:
    assert editor_of({"VISUAL": "code --wait", "EDITOR": "ed"}) == ("code", "--wait")
    assert editor_of({"VISUAL": " ", "EDITOR": "ed"}) == ("ed",)
    for said in ({}, {"EDITOR": "'unclosed"}):
        with pytest.raises(NotPossible):
            editor_of(said)


def test_what_a_killed_program_left_is_cleared_and_what_others_hold_is_not(place: Shelter) -> None:
    gone = os.fork()
    if gone == 0:
        os._exit(0)
    os.waitpid(gone, 0)
    left, held, strange = (
        place.folder / f"{PREFIX}{name}" for name in (f"{gone}-x", f"{os.getpid()}-x", "x-x")
    )
    for folder in (left, held, strange):
        folder.mkdir()
        (folder / NAME).write_text("words")
    clear_leavings(place)
    assert not left.exists()
    assert held.exists()
    assert strange.exists()
    for folder in (held, strange):
        (folder / NAME).unlink()
        folder.rmdir()


def test_the_end_of_the_program_removes_the_page(tmp_path: Path) -> None:
    import subprocess

    folder = tmp_path / "memory"
    folder.mkdir()
    code = (
        "import sys; from pathlib import Path\n"
        "from carecompanion.activities.outside import Outing, Shelter\n"
        f"Outing('words', editor=('true',), place=Shelter(Path({str(folder)!r}), is_in_memory=True)).begin()\n"
        "raise RuntimeError"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert ended.returncode == 1
    assert list(folder.iterdir()) == []


def test_the_file_is_there_while_it_is_out(tmp_path: Path, place: Shelter) -> None:
    outing = Outing(WORDS, editor=editor(tmp_path, ":"), place=place)
    outing.begin()
    assert outing.folder is not None
    assert stat.S_IMODE((outing.folder / NAME).stat().st_mode) == 0o600
    outing.end()
