"""Two people on one machine, with nothing but the command: from the first word to a letter read with the stock age."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
CANARY = "Sam hummed by the 44c harbour ferry"


class Person:
    """A home and a passphrase file; every call is a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.here = folder / "here"
        self.here.mkdir(parents=True)
        passphrase = folder / "passphrase"
        passphrase.write_text("wool lantern ferry plum\n", encoding="ascii")
        passphrase.chmod(0o600)
        self.environ = {
            "CARECOMPANION_HOME": str(self.home),
            "CARECOMPANION_PASSPHRASE_FILE": str(passphrase),
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "TMPDIR": str(folder / "here"),
        }

    def does(self, *words: str, stdin: str = "", code: int = 0) -> str:
        """What a call answered; its exit code is *code*."""
        done = subprocess.run(
            [sys.executable, "-m", "carecompanion", *words],
            env=self.environ,
            cwd=self.here,
            input=stdin.encode(),
            capture_output=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == code, done.stderr.decode()
        assert CANARY not in done.stderr.decode()
        return done.stdout.decode()

    def tells(self, *words: str) -> Any:  # noqa: ANN401 - JSON
        """The same in JSON."""
        return json.loads(self.does(*words, "--json"))


@pytest.mark.program("age")
def test_a_letter_goes_from_one_to_the_other_and_the_stock_age_reads_it(tmp_path: Path) -> None:
    wren, robin = Person(tmp_path / "wren"), Person(tmp_path / "robin")
    for one in (wren, robin):
        one.does("init", "--recovery-out", "code.txt")
    card = robin.does("card", "show", "--name", "robin")
    wren.does("card", "read", "-", stdin=card)
    robin.does("card", "read", "-", stdin=wren.does("card", "show", "--name", "wren"))
    words = wren.tells("partner", "list")["partners"][0]["words"]
    wren.does("partner", "verify", "robin", "--words", " ".join(words))

    entry = wren.does("write", "today", "--tag", "harbour", stdin=f"{CANARY}.\n").strip()
    assert entry in wren.does("search", "harbour", "ferry")
    wren.does(
        "letter", "compose", entry, "--to", "robin", "--mask", "Sam=a friend", "--reply", "received", "--yes"
    )
    (letter,) = wren.here.glob("*.letter.age")

    robin.does("letter", "open", str(letter))
    robin.does("letter", "open", str(letter))
    came = robin.tells("letter", "list")["letters"]
    assert [(one["partner"], one["trust"], one["unread"]) for one in came] == [("wren", "introduced", True)]
    read = robin.tells("letter", "read", came[0]["id"])
    assert "[a friend] hummed by the 44c harbour ferry" in read["text"]

    robin.does("card", "secret", "--out", "key.txt", "--yes")
    opened = subprocess.run(
        ["age", "-d", "-i", str(robin.here / "key.txt"), str(letter)], capture_output=True, check=True
    ).stdout.decode()
    assert read["text"] in opened
    assert CANARY not in opened

    # What was written stands nowhere on disk but inside the encryption, until an export is asked for.
    assert not holding(tmp_path, CANARY)
    wren.does("export", "--format", "markdown", "--out", "mine.md")
    assert holding(tmp_path, CANARY) == [wren.here / "mine.md"]


def holding(folder: Path, words: str) -> list[Path]:
    """The files under *folder* that hold *words* as they stand."""
    return [path for path in folder.rglob("*") if path.is_file() and words.encode() in path.read_bytes()]
