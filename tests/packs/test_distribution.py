"""What docs/distribution.md promises of files that travel: sizes, git, a list that is a pack, commands that exist."""

from __future__ import annotations

import re
import shlex
import subprocess
import zipfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from carecompanion.errors import ExchangeError
from carecompanion.packs.builtin import builtin_folder, builtin_ids
from carecompanion.packs.carepack import build, read_carepack
from tests.cli.test_tree import verbs
from tests.packs.sources import SMALL

if TYPE_CHECKING:
    from collections.abc import Mapping

DOCUMENT = Path(__file__).parents[2] / "docs" / "distribution.md"
TOLD = DOCUMENT.read_text("utf-8")


def built(files: Mapping[str, bytes], serial: int = 1) -> bytes:
    day = date(2026, 11, 21)
    return build(files, secret=b"\x03" * 32, signer_name="Ruth", serial=serial, published=day)


def git(folder: Path, *words: str) -> None:
    alone = {"GIT_CONFIG_NOSYSTEM": "1", "HOME": str(folder), "PATH": "/usr/bin:/bin:/usr/local/bin"}
    who = ("-c", "user.name=R", "-c", "user.email=r@a.example", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *who, *words], cwd=folder, env=alone, check=True, capture_output=True)


def test_built_packs_are_as_small_as_it_says() -> None:
    sizes = [
        len(built({path.name: path.read_bytes() for path in (builtin_folder() / name).glob("*.toml")}))
        for name in builtin_ids()
    ]
    low, high = (int(number) for number in re.findall(r"are (\d+) to (\d+) KB each", TOLD)[0])
    assert low - 1 <= min(sizes) / 1000 <= low + 1
    assert high - 1 <= max(sizes) / 1000 <= high + 1


@pytest.mark.program("git")
def test_git_carries_a_pack_whole_with_the_line_that_is_told(tmp_path: Path) -> None:
    line = next(line.strip() for line in TOLD.splitlines() if "-text" in line)
    readings: list[object] = []
    for attributes in ("", f"{line}\n"):
        home = tmp_path / ("with" if attributes else "without")
        home.mkdir()
        git(home, "init", "source")
        (home / "source" / "small-1.carepack").write_bytes(built({"pack.toml": SMALL}))
        (home / "source" / ".gitattributes").write_text(attributes)
        git(home / "source", "add", ".")
        git(home / "source", "commit", "-m", "1")
        git(home, "clone", "-c", "core.autocrlf=true", "source", "copy")
        try:
            readings.append(read_carepack((home / "copy" / "small-1.carepack").read_bytes()).serial)
        except ExchangeError as error:
            readings.append(error.code)
    assert readings == ["E_SIG", 1]


def test_a_wheel_of_data_carries_a_pack_whole(tmp_path: Path) -> None:
    data, wheel = built({"pack.toml": SMALL}), tmp_path / "small_pack-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as file:
        file.writestr("small_pack/small-1.carepack", data)
    with zipfile.ZipFile(wheel) as file:
        assert read_carepack(file.read("small_pack/small-1.carepack")).id == "small"


def test_a_list_of_packs_is_a_pack_without_prompts() -> None:
    source = SMALL + b'\n[[facilitators]]\nname = "Ruth"\n'
    source = source.replace(b'title = "Small"', b'title = "Our packs"\nabout = "who-waits 3, of 2 March"')
    listed = read_carepack(built({"pack.toml": source}, serial=8))
    assert listed.pack().prompts == ()
    assert listed.published == date(2026, 11, 21)
    assert "who-waits 3" in listed.pack().about


def test_every_command_that_is_told_exists() -> None:
    known = dict(verbs())
    told = re.findall(r"(?m)(?:^    |`)carecompanion ([^`\n]+)", TOLD)
    assert len(told) >= 6
    for words in told:
        parts = shlex.split(words)
        name = " ".join(parts[:2])
        assert name in known
        options = {one for parameter in known[name].params for one in parameter.opts}
        assert {part for part in parts if part.startswith("--")} <= options
    for name in re.findall(r"`(pack [a-z]+)[^`]*`", TOLD):
        assert name in known


def test_it_names_no_index() -> None:
    assert not re.search(r"https?://|\w\.(?:org|com|io|dev|net)\b", TOLD)


@pytest.mark.parametrize(
    "document", [DOCUMENT, DOCUMENT.parents[1] / "examples" / "README.md"], ids=lambda one: one.name
)
def test_every_page_it_leads_to_is_there(document: Path) -> None:
    for link in re.findall(r"\]\(([^)]+)\)", document.read_text("utf-8")):
        assert (document.parent / link).exists(), link


def test_every_error_it_names_is_one() -> None:
    from carecompanion.words.errors import WORDS

    for code in re.findall(r"`(E_[A-Z_]+)`", TOLD):
        assert f"{code}.what" in WORDS
