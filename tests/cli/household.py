"""Homes for tests: commands run in this process, with a quick key derivation, and what they said comes back."""

from __future__ import annotations

import io
import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from carecompanion.activities.companion import Companion
from carecompanion.activities.opening import Opening
from carecompanion.activities.world import World
from carecompanion.cli.main import attend
from carecompanion.cli.sitting import Sitting
from carecompanion.crypto.passphrase import KdfLimits, KdfParams
from carecompanion.settings.paths import resolve_paths

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PASSPHRASE = "wool lantern ferry plum"
QUICK = KdfLimits(
    least_m_kib=32, t=(1, 16), p=(1, 16), most_m_times_t_kib=1 << 22, chosen=KdfParams(m_kib=32, t=1, p=1)
)


class QuickOpening(Opening):
    """The product's opening, but for the cost of the key: only tests may lower it."""

    def create(self, passphrase: str) -> tuple[Companion, str]:
        from carecompanion.vault.creating import create_vault

        world = self.world
        vault, code = create_vault(
            world.paths, passphrase, now=world.now(), randomness=world.randomness, limits=QUICK
        )
        return Companion(vault, world), code

    def unlock(self, passphrase: str, on_progress: Callable[[str], None] | None = None) -> Companion:
        from carecompanion.vault.opening import open_vault

        world = self.world
        vault = open_vault(world.paths, passphrase, now=world.now(), limits=QUICK, on_progress=on_progress)
        return Companion(vault, world)


@dataclass(frozen=True, slots=True)
class Said:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever was said
        """The answer as JSON; it is one document and nothing else."""
        return json.loads(self.out)

    @property
    def word(self) -> str:
        """The answer where it is one line."""
        assert self.code == 0, self.err
        return self.out.strip()


class _Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


class _Left(_Terminal):
    """A terminal on which ctrl+c comes when everything else was typed."""

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]  # as the standard library does
        line = super().readline(-1 if size is None else size)
        if not line:
            raise KeyboardInterrupt
        return line


class Home:
    """One person's place: ``run`` does a command there."""

    def __init__(self, folder: Path, opening: type[Opening] = QuickOpening) -> None:
        self.folder = folder
        self.now = datetime(2026, 11, 20, 21, 30, tzinfo=UTC)
        self.passphrase_file = folder.parent / f"{folder.name}.passphrase"
        self.passphrase_file.write_text(PASSPHRASE + "\n", encoding="utf-8")
        self.passphrase_file.chmod(0o600)
        self.environ = {
            "CARECOMPANION_HOME": str(folder),
            "CARECOMPANION_PASSPHRASE_FILE": str(self.passphrase_file),
        }
        self.opening = opening
        self.chance: bytes | None = None

    def world(self) -> World:
        """This place, at the hour that was set."""
        fixed = self.chance
        randomness = os.urandom if fixed is None else lambda count: (fixed * count)[:count]
        return World(resolve_paths(self.environ), lambda: self.now, randomness)

    def run(
        self,
        *words: str,
        stdin: str | bytes = "",
        typed: str | None = None,
        screen: bool = False,
        leaves: bool = False,
    ) -> Said:
        """Do a command. *typed* is what a person answers on a terminal; *screen*: the answer goes to one too.

        *leaves*: after that they press ctrl+c; else the typing ends (ctrl+d).
        """
        data = typed if typed is not None else stdin
        raw = data.encode() if isinstance(data, str) else data
        kind = _Left if leaves else _Terminal if typed is not None else io.TextIOWrapper
        source = kind(io.BytesIO(raw), encoding="utf-8")
        out_bytes, err_bytes = io.BytesIO(), io.BytesIO()
        out = (_Terminal if screen else io.TextIOWrapper)(out_bytes, encoding="utf-8", write_through=True)
        err = io.TextIOWrapper(err_bytes, encoding="utf-8", write_through=True)
        sitting = Sitting(self.opening(self.world()), self.environ, (source, out, err))
        code = attend(words, sitting)
        out.flush()
        err.flush()
        return Said(code, out_bytes.getvalue().decode(), err_bytes.getvalue().decode())

    def begun(self) -> Home:
        """This home, with an empty journal in it."""
        said = self.run(
            "init", "--quiet", "--recovery-out", str(self.folder.parent / f"{self.folder.name}.code")
        )
        assert said.code == 0, said.err
        return self
