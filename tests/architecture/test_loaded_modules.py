"""What a command loads: a static graph cannot see imports inside functions, so a real process is asked."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.household import Home

ROOT = Path(__file__).parents[2]
HEAVY = (
    "textual",
    "rich",
    "sqlite_utils",
    "sqlcipher3",
    "cryptography",
    "pyrage",
    "asyncio",
    "zxcvbn",
    "jinja2",
    "markdown_it",
    "unittest",
)


def loaded(tmp_path: Path, *words: str, home: Home | None = None) -> tuple[int, set[str]]:
    """The exit code of a call, and the names of the modules it had loaded at its end."""
    place = tmp_path / "modules.json"
    here = home or Home(tmp_path / "home")
    spy = (
        "import atexit, json, sys\n"
        f"place = {str(place)!r}\n"
        "atexit.register(lambda: open(place, 'w').write(json.dumps(sorted(sys.modules))))\n"
        "from carecompanion.cli.main import run\n"
        "run()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", spy, *words],
        cwd=ROOT,
        env={**here.environ, "PATH": "/usr/bin:/bin"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
    )
    return done.returncode, set(json.loads(place.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "words",
    [
        ("--version",),
        ("--help",),
        ("letter", "--help"),
        ("write", "--help"),
        ("paths",),
        ("completion", "bash"),
    ],
)
def test_what_needs_no_journal_loads_nothing_heavy(tmp_path: Path, words: tuple[str, ...]) -> None:
    code, modules = loaded(tmp_path, *words)
    assert code == 0
    assert modules.isdisjoint(HEAVY)


def test_the_help_loads_no_command(tmp_path: Path) -> None:
    _, modules = loaded(tmp_path, "--help")
    assert not [name for name in modules if name.startswith("carecompanion.cli.commands.")]


def test_verbs_of_the_journal_load_no_interface(tmp_path: Path) -> None:
    from carecompanion.activities.opening import Opening

    home = Home(tmp_path / "wren", Opening).begun()
    code, modules = loaded(tmp_path, "list", home=home)
    assert code == 0
    assert modules.isdisjoint({"textual", "rich", "asyncio", "pyrage", "zxcvbn"})
    assert "sqlcipher3" in modules


def test_installed_packs_are_at_hand_without_what_reads_and_checks_them(tmp_path: Path) -> None:
    from datetime import date

    from carecompanion.activities.opening import Opening
    from carecompanion.packs.carepack import build
    from tests.packs.sources import WHOLE

    data = build(
        {"pack.toml": WHOLE},
        secret=b"\x05" * 32,
        signer_name="Ruth K.",
        serial=1,
        published=date(2026, 11, 1),
    )
    home = Home(tmp_path / "wren", Opening).begun()
    assert home.run("pack", "install", "-", "--yes", stdin=data).code == 0
    for call in (("today",), ("pack", "show", "whole-pack")):
        code, modules = loaded(tmp_path, *call, home=home)
        assert code == 0
        assert "carecompanion.packs.ready" in modules
        assert modules.isdisjoint({"carecompanion.packs.carepack", "carecompanion.crypto.signify"})
