"""The canary: one sentence goes through everything there is, and is found only where it was asked for."""

from __future__ import annotations

import base64
import os
import secrets
import signal
import subprocess
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from tests.e2e.canary_worker import OTHER_PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parents[2]
_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"


def a_word() -> str:
    """A word that nobody has ever written: eleven letters by chance."""
    return "".join(secrets.choice(_CONSONANTS) + secrets.choice(_VOWELS) for _ in range(5)) + "x"


class Place:
    """A home, a temporary folder and a working folder, all empty; and a folder for what is asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home, self.temp, self.cwd, self.asked_for = (
            folder / name for name in ("home", "temp", "cwd", "asked-for")
        )
        for made in (self.home, self.temp, self.cwd, self.asked_for):
            made.mkdir()
        self.data = self.home / "care"
        self.passphrase = folder / "passphrase"
        self.passphrase.write_text(OTHER_PASSPHRASE + "\n")
        self.passphrase.chmod(0o600)
        self.heard: list[bytes] = []

    def run(self, *words: str, said: str = "") -> int:
        """Run a module in this place; what it says is remembered."""
        done = subprocess.run(
            [sys.executable, "-m", *words],
            input=said.encode(),
            capture_output=True,
            cwd=self.cwd,
            env={
                "PATH": os.environ["PATH"],
                "PYTHONPATH": str(ROOT),
                "PYTHONDONTWRITEBYTECODE": "1",
                "HOME": str(self.home),
                "XDG_CACHE_HOME": str(self.home / "cache"),
                "TMPDIR": str(self.temp),
                "CARECOMPANION_HOME": str(self.data),
                "LC_ALL": "C.UTF-8",
            },
            timeout=120,
            check=False,
        )
        self.heard += [done.stdout, done.stderr]
        return done.returncode

    def command(self, *words: str, said: str = "") -> int:
        """Run the program itself."""
        return self.run("carecompanion", *words, "--passphrase-file", str(self.passphrase), said=said)

    def files(self) -> Iterator[Path]:
        for folder in (self.home, self.temp, self.cwd, self.asked_for):
            yield from (path for path in folder.rglob("*") if path.is_file())


def spellings(word: str) -> list[bytes]:
    """*word* as it could lie about in a file: plain, wide, as hexadecimal digits, in base64 at any offset."""
    plain = word.encode()
    found = [plain, plain.upper(), plain.hex().encode(), plain.hex().upper().encode()]
    found += [word.encode(code) for code in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")]
    for shift in range(3):
        found.append(base64.b64encode(b"\0" * shift + plain + b"\0\0")[4 : (len(plain) + shift) * 4 // 3 - 1])
    return found


def traces(data: bytes, words: list[str]) -> list[str]:
    return [word for word in words if any(one in data or one in data.lower() for one in spellings(word))]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_the_sentence_is_found_only_in_what_was_asked_for(place: Place) -> None:
    words = [a_word() for _ in range(4)]
    sentence = " ".join(words).capitalize() + "."

    assert place.run("tests.e2e.canary_worker", str(place.asked_for), said=sentence + "\n") == -signal.SIGKILL
    assert b"ready" in place.heard[0], place.heard[1].decode()
    assert list(place.data.glob("vault/journal.db-wal")), "it died with work under way"
    scan(place, words)

    # The next sitting finds the draft that was being typed; the command line takes the same road.
    assert place.command("write", "--text-file", "-", "--private", said=sentence) == 0
    assert place.command("search", "-", "--json", "-n", "0", said=a_word()) == 0
    assert place.command("vault", "check") == 0
    scan(place, words)


def scan(place: Place, words: list[str]) -> None:
    asked_for = {path for path in place.files() if place.asked_for in path.parents}
    assert {path.name for path in asked_for} == {"export.json", "export.md"}
    for path in asked_for:
        assert traces(path.read_bytes(), words) == words, "the search finds what is there"
        assert path.stat().st_mode & 0o077 == 0
    others = [path for path in place.files() if path not in asked_for]
    names = {path.name for path in others}
    assert {"journal.db", "vault.json"} <= names
    assert any(name.endswith(".ccbackup") for name in names)
    assert sum(name.endswith(".letter.age") for name in names) == 2
    for path in others:
        assert traces(path.read_bytes(), words) == [], path.relative_to(place.folder)
        assert not traces(path.name.encode(), words)
        assert path.stat().st_mode & 0o077 == 0, path.relative_to(place.folder)
    for heard in place.heard:
        assert traces(heard, words) == [], heard.decode(errors="replace")[:4_000]


def test_the_scan_sees_what_it_looks_for() -> None:
    word = a_word()
    for lying_about in (
        word.encode(),
        word.capitalize().encode(),
        b"x" + word.encode("utf-16-le"),
        word.encode().hex().encode(),
        base64.b64encode(b"some " + word.encode() + b" more"),
        base64.b64encode(b"some" + word.encode() + b" more"),
        base64.b64encode(b"som" + word.encode() + b" more"),
    ):
        assert traces(b"..." + lying_about + b"...", [word]) == [word]
    assert traces(zlib.compress(b"nothing of the kind"), [word]) == []
