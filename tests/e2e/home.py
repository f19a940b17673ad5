"""One person's machine, for tests that drive the real program on it."""

from __future__ import annotations

import json
import os
import re
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from carecompanion.activities.opening import Opening
from carecompanion.activities.world import World, real_world
from carecompanion.settings.paths import resolve_paths
from tests.e2e.terminal import PROGRAM, RawTerminal, TmuxTerminal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carecompanion.activities.companion import Companion
    from tests.e2e.terminal import Terminal

PASSPHRASE: Final = "wool lantern ferry plum"
ROOT: Final = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Said:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def word(self) -> str:
        """The answer where it is one line."""
        assert self.code == 0, self.err
        return self.out.strip()

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever was said
        """The answer as JSON."""
        assert self.code == 0, self.err
        return json.loads(self.out)


class Home:
    """A journal's folder, with a home, a folder of temporary files and a working folder of its own around it."""

    def __init__(self, folder: Path) -> None:
        self.around = folder
        self.data = folder / "care"
        self.cwd = folder / "cwd"
        self.tmp = folder / "tmp"
        for made in (folder / "person", self.cwd, self.tmp):
            made.mkdir(parents=True)
        self.passphrase_file = folder / "passphrase"
        self.environ = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "HOME": str(folder / "person"),
            "TMPDIR": str(self.tmp),
            "LC_ALL": "C.UTF-8",
            "CARECOMPANION_HOME": str(self.data),
        }

    def world(self) -> World:
        """This place, as the program sees it."""
        there = real_world()
        return World(resolve_paths(self.environ), there.now, there.randomness)

    def begun(self) -> Home:
        """This home with an empty journal in it, whose recovery code is said to be written down."""
        companion, _ = Opening(self.world()).create(PASSPHRASE)
        companion.keeping.confirm_recovery()
        companion.close()
        return self

    @contextmanager
    def journal(self) -> Iterator[Companion]:
        """The open journal, in this process."""
        companion = Opening(self.world()).unlock(PASSPHRASE)
        try:
            yield companion
        finally:
            companion.close()

    def begin_command(self, *words: str) -> subprocess.Popen[str]:
        """Start ``carecompanion *words`` and do not wait for it."""
        if not self.passphrase_file.exists():
            self.passphrase_file.write_text(PASSPHRASE + "\n", encoding="utf-8")
            self.passphrase_file.chmod(0o600)
        return subprocess.Popen(
            [*PROGRAM, *words],
            env={**self.environ, "CARECOMPANION_PASSPHRASE_FILE": str(self.passphrase_file)},
            cwd=self.cwd,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def command(self, *words: str, stdin: str = "") -> Said:
        """``carecompanion *words``, the real command, given the passphrase by a file."""
        process = self.begin_command(*words)
        out, err = process.communicate(stdin)
        return Said(process.returncode, out, err)

    def on_tmux(self, **given: Any) -> TmuxTerminal:
        """The interface in tmux."""
        return TmuxTerminal(self.environ, folder=self.cwd, **given)

    def on_pty(self, **given: Any) -> RawTerminal:
        """The interface on a pseudo terminal of ours."""
        return RawTerminal(self.environ, folder=self.cwd, **given)

    def files(self) -> Iterator[Path]:
        """Every file on this machine but the passphrase the tests keep."""
        for path in self.around.rglob("*"):
            if path.is_file() and not path.is_symlink() and path != self.passphrase_file:
                yield path


def unlock(terminal: Terminal, then: str = r"•\s*Today", passphrase: str = PASSPHRASE) -> str:
    """Type the passphrase at the door; the screen after it, once *then* is on it."""
    terminal.wait_for("Passphrase")
    terminal.type(passphrase)
    terminal.press("Enter")
    return terminal.wait_for(then)


def group_numbers(screen: str) -> tuple[int, int]:
    """Which groups of the recovery code are asked for."""
    found = re.search(r"groups (\d) and\s+(\d)", screen)
    assert found is not None, screen
    return int(found[1]), int(found[2])
