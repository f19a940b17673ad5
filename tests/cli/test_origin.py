"""By ear too: what a pack asks one to know before its first prompt, and where a prompt of somebody else comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carecompanion.packs import builtin
from tests.tui.screens.circle_pack import river

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.household import Home

CARE = "Looks at a place you know. Any question may be left."
SIGNER = "Ruth K. (words not compared) · CC BY 4.0"


@pytest.fixture
def circle(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A home with the circle's pack and no other."""
    monkeypatch.setattr(builtin, "builtin_packs", lambda *_: ())
    file = tmp_path / "river-circle-1.carepack"
    file.write_bytes(river())
    assert home.run("pack", "install", str(file), "--yes").code == 0
    return home


def test_the_first_prompt_of_a_pack_comes_with_what_it_asks_one_to_know(circle: Home) -> None:
    first = circle.run("today")
    assert CARE in first.err
    assert CARE not in first.out
    assert circle.run("write", "river-circle/who-was-there", stdin="Two boys and a heron.").code == 0
    assert CARE not in circle.run("today", "--another").err


def test_who_signed_a_prompt_is_said_with_it_and_with_its_entry(circle: Home) -> None:
    assert SIGNER in circle.run("today").out
    assert circle.run("write", "river-circle/one-plank", stdin="The third.").code == 0
    assert SIGNER in circle.run("show", "@last").out
    assert circle.run("pack", "remove", "river-circle", "--yes").code == 0
    assert SIGNER in circle.run("show", "@last").out
