"""A day's writing by ear: the real commands, one after another, and every line as it reads.

``python -m tests.by_ear`` writes the session into docs/accessibility.md; a test replays it and compares.
"""

from __future__ import annotations

import contextlib
import io
import random
import sys
import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Final

from carecompanion.activities.demonstrating import PASSPHRASE, Clock, furnished
from carecompanion.activities.opening import Opening
from carecompanion.activities.world import World
from carecompanion.cli.main import attend
from carecompanion.cli.sitting import Sitting
from carecompanion.settings.paths import Paths
from tests.vault.samples import QUICK

PAGE: Final = Path(__file__).parents[1] / "docs" / "accessibility.md"
BEGIN, END = "<!-- session: python -m tests.by_ear -->\n", "<!-- end of session -->\n"
NOW: Final = datetime(2026, 11, 20, 21, 14, tzinfo=timezone(timedelta(hours=1)))

DAY: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("today", ()),
    (
        "write today",
        (
            "The new one at the desk was asked for her badge twice.",
            "I said that I had been asked for mine once, in three years. He laughed, and waved us both in.",
            ".",
        ),
    ),
    ("checkin", ("6", "my team", "rescuing", "rescuing 3; retreating 2", "Two people off", "The phone", "")),
    ("show @last", ()),
    ("write share-stop-swap --tag rota", ("Monday evening line", "swap", "rota team", "")),
    ("annotate @last", ("wren asked about it on the walk.", ".")),
    ("list -n 4", ()),
    ("search rota", ()),
    ("patterns connection --option alongside", ()),
    ("flow add", ("refills the walk home 3", "given wren 1", "")),
    ("map show", ()),
    ("ongoing", ()),
    ("run next", ("", "passed on what was told to me", "kept quiet afterwards", "", "stop")),
    ("letter list", ()),
    ("letter read @last", ("yes",)),
    (
        "letter reply @last --out .",
        (
            "“a building also speaks”",
            ".",
            "That people are told before they arrive in the cold.",
            ".",
            ".",
            ".",
            "wren",
        ),
    ),
    ("ground", ("", "stop")),
    ("support show", ()),
)
"""(command, the lines that are typed while it asks)."""


class _Spoken(io.StringIO):
    """A terminal: what is said and what is typed, in the order in which it is heard."""

    def isatty(self) -> bool:
        return True


class _Typed(io.StringIO):
    """A keyboard whose lines are heard as they are typed."""

    def __init__(self, lines: tuple[str, ...], heard: _Spoken) -> None:
        super().__init__("".join(f"{line}\n" for line in lines))
        self._heard = heard

    def isatty(self) -> bool:
        return True

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]  # as the standard library does
        line = super().readline(-1 if size is None else size)
        self._heard.write(line)
        return line


def session() -> str:
    """The whole day, as text."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        home = Path(folder, "home")
        chance = random.Random("by ear")
        clock = Clock(World(Paths(home, home, home), lambda: NOW, chance.randbytes))
        world = World(Paths(home, home, home), clock, chance.randbytes)
        furnished(Opening(world, QUICK), clock).close()
        key = Path(folder, "key")
        key.write_text(f"{PASSPHRASE}\n", "utf-8")
        key.chmod(0o600)
        environ = {"CARECOMPANION_PASSPHRASE_FILE": str(key), "NO_COLOR": "1"}
        heard = _Spoken()
        for command, lines in DAY:
            heard.write(f"$ carecompanion {command}\n")
            keyboard = _Typed(lines, heard)
            attend(command.split(), Sitting(Opening(world, QUICK), environ, (keyboard, heard, heard)))
            if keyboard.read():
                raise ValueError(f"{command}: not all of it was asked for")
            heard.write("\n")
    return heard.getvalue()


def block() -> str:
    """The session as it stands in the page."""
    return f"{BEGIN}\n```text\n{session().rstrip()}\n```\n\n{END}"


def main() -> None:
    """Write the session into the page."""
    page = PAGE.read_text("utf-8")
    before, _, rest = page.partition(BEGIN)
    PAGE.write_text(before + block() + rest.partition(END)[2], "utf-8")
    sys.stdout.write(f"{PAGE.name}\n")


if __name__ == "__main__":
    main()
