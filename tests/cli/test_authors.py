"""Packs of one's own on the command line: begun, checked, tried, compared. No journal and no passphrase is needed."""

from __future__ import annotations

import json
import os
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from carecompanion.packs.carepack import build
from carecompanion.packs.files import files_of
from tests.cli.test_terminal import Terminal

if TYPE_CHECKING:
    from tests.cli.household import Home

EXAMPLES = Path(__file__).parents[2] / "examples"
DOOR = EXAMPLES / "two-weeks-at-the-door"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a pack will be; nothing is there yet."""
    return tmp_path / "first-steps"


def built(source: Path, out: Path) -> Path:
    out.write_bytes(
        build(
            files_of(source),
            secret=bytes([3]) * 32,
            signer_name="Ruth",
            serial=1,
            published=date(2027, 1, 9),
            changes={},
        )
    )
    return out


def mend(folder: Path) -> None:
    """Put words in the place of every TODO."""
    source = folder / "pack.toml"
    source.write_text(re.sub(r"TODO[^\"\n]*", "Plain words", source.read_text()))


@pytest.mark.parametrize("who", ["solo", "pair", "circle"])
def test_a_new_pack_says_what_is_left_to_write_and_then_nothing(
    empty_home: Home, folder: Path, who: str
) -> None:
    made = empty_home.run(
        "pack", "new", str(folder), "--title", "First steps", "--name", "Ruth", "--for", who
    )
    assert made.word == str(folder / "pack.toml")
    checked = empty_home.run("pack", "check", str(folder), "--json")
    assert checked.code == 6
    assert {fault["code"] for fault in checked.json["errors"]} == {"placeholder"}
    assert checked.json["warnings"] == []
    lines = (folder / "pack.toml").read_text().splitlines()
    for fault in checked.json["errors"]:
        assert lines[fault["line"] - 1][fault["column"] - 1 :].startswith("TODO")
    mend(folder)
    checked = empty_home.run("pack", "check", str(folder))
    assert (checked.code, checked.out) == (0, "")
    assert checked.err.startswith("Nothing to mend.")
    held = tomllib.loads((folder / "pack.toml").read_text())
    assert (held["id"], held["title"], held["authors"]) == ("first-steps", "First steps", ["Ruth"])
    assert ("practice" in held, "programme" in held) == (who == "pair", who == "circle")
    assert empty_home.run("pack", "new", str(folder)).code == 1
    assert not empty_home.folder.exists()


def test_what_no_option_says_is_asked(empty_home: Home, folder: Path) -> None:
    said = empty_home.run("pack", "new", str(folder), typed='A "quiet" door\nAna\nmany\n3\n99\n4\n')
    assert said.code == 0, said.err
    assert "Type 1, 2 or 3." in said.err
    assert "Type a number from 1 to 52." in said.err
    held = tomllib.loads((folder / "pack.toml").read_text())
    assert held["title"] == 'A "quiet" door'
    assert held["facilitators"] == [{"name": "Ana", "power": "none"}]
    assert [session["day"] for session in held["programme"]["sessions"]] == [0, 7, 14, 21]
    assert held["programme"]["sessions"][-1]["closing"] is True


def test_enter_alone_takes_what_stands_in_brackets(empty_home: Home, folder: Path) -> None:
    assert empty_home.run("pack", "new", str(folder), typed="\n\n\n").code == 0
    held = tomllib.loads((folder / "pack.toml").read_text())
    assert (held["title"], held["authors"]) == ("First steps", [])
    assert "facilitators" not in held


def test_the_schema_is_beside_a_new_pack_where_its_first_line_says(empty_home: Home, folder: Path) -> None:
    empty_home.run("pack", "new", str(folder))
    source = (folder / "pack.toml").read_text()
    assert source.startswith("#:schema pack.schema.json\n")
    schema = json.loads((folder / "pack.schema.json").read_text())
    assert Draft202012Validator(schema).is_valid(tomllib.loads(source))
    assert empty_home.run("pack", "schema").json == schema
    out = folder / "other.json"
    assert empty_home.run("pack", "schema", "--out", str(out)).word == str(out)
    assert json.loads(out.read_text()) == schema


def test_faults_are_lines_that_an_editor_can_jump_to(empty_home: Home, folder: Path) -> None:
    empty_home.run("pack", "new", str(folder), "--title", "T")
    mend(folder)
    source = folder / "pack.toml"
    source.write_text(
        source.read_text().replace('id = "second"', 'id = "first"').replace("doorway", "dorway", 1)
    )
    said = empty_home.run("pack", "check", str(folder))
    assert said.code == 6
    mistakes, look = said.out.split("\n\n")
    assert re.fullmatch(
        rf"To mend\n{re.escape(str(source))}:\d+:6: first is here twice — each one once", mistakes
    )
    assert re.fullmatch(
        rf"Worth a look\n{re.escape(str(source))}:\d+:1: dorway is not known here and is passed over — did you mean"
        r" doorway\?",
        look.strip(),
    )


def test_what_cannot_be_read_is_refused_as_one_fault(empty_home: Home, folder: Path) -> None:
    folder.mkdir()
    said = empty_home.run("pack", "check", str(folder))
    assert (said.code, said.out.splitlines()[1:]) == (
        6,
        [f"{folder}/pack.toml:1:1: there is no pack.toml here — a pack is a folder that holds one"],
    )
    for command in ("check", "try"):
        nowhere = empty_home.run("pack", command, str(folder / "nowhere"))
        assert (nowhere.code, "no folder of a pack" in nowhere.err) == (1, True)
    (folder / "pack.toml").write_bytes(b"a" * (256 * 1024 + 1))
    assert "larger than a pack may be" in empty_home.run("pack", "check", str(folder)).out
    assert empty_home.run("pack", "check", str(folder), "--since", str(folder / "pack.toml")).code == 6


def test_translations_that_fell_behind_are_told_against_the_pack_built_before(
    empty_home: Home, tmp_path: Path
) -> None:
    before = built(DOOR, tmp_path / "before.carepack")
    folder = tmp_path / "now"
    folder.mkdir()
    for name, data in files_of(DOOR).items():
        (folder / name).write_bytes(data)
    source = folder / "pack.toml"
    title = tomllib.loads(source.read_text())["title"]
    source.write_text(source.read_text().replace(f'title = "{title}"', 'title = "Another door"', 1))
    assert empty_home.run("pack", "check", str(folder), "--since", str(before), "--json").json[
        "warnings"
    ] == [
        {
            "file": "es.toml",
            "line": next(
                number
                for number, line in enumerate((folder / "es.toml").read_text().splitlines(), start=1)
                if line.startswith("title = ")
            ),
            "column": 9,
            "code": "stale",
            "what": "title has changed in pack.toml since it was translated",
            "hint": "look at it again; any change here says that you did",
        }
    ]
    assert empty_home.run("pack", "check", str(folder), "--json").json["warnings"] == []


def test_a_draft_is_read_as_a_member_will_read_it(empty_home: Home) -> None:
    said = empty_home.run("pack", "try", str(DOOR))
    assert said.code == 0, said.err
    held = tomllib.loads((DOOR / "pack.toml").read_text())
    assert said.out.startswith(held["title"])
    assert "your draft" in said.out
    for prompt in held["prompt"]:
        assert prompt["ask"] in said.out
    for session in held["programme"]["sessions"]:
        assert session["title"] in said.out
    spanish = tomllib.loads((DOOR / "es.toml").read_text())
    assert spanish["title"] in empty_home.run("pack", "try", str(DOOR), "--language", "es-mx").out
    as_json = empty_home.run("pack", "try", str(DOOR), "--json").json
    assert (as_json["id"], len(as_json["prompts"])) == (held["id"], len(held["prompt"]))
    assert not empty_home.folder.exists()


def test_a_folder_may_be_named_by_the_file_in_it(empty_home: Home) -> None:
    assert empty_home.run("pack", "check", str(DOOR / "pack.toml")).code == 0
    assert empty_home.run("pack", "try", str(DOOR / "pack.toml")).out.count("your draft") == 1


def test_a_draft_that_cannot_be_read_says_why(empty_home: Home, folder: Path) -> None:
    folder.mkdir()
    (folder / "pack.toml").write_text('id = "x y"\n')
    said = empty_home.run("pack", "try", str(folder))
    assert said.code == 6
    assert f"{folder}/pack.toml:1:6: id cannot be the id of a pack" in said.out


def test_two_packs_are_compared_whether_built_or_not(empty_home: Home, tmp_path: Path) -> None:
    old = EXAMPLES / "who-waits"
    folder = tmp_path / "new"
    folder.mkdir()
    source = (old / "pack.toml").read_text()
    title = tomllib.loads(source)["title"]
    (folder / "pack.toml").write_text(source.replace(f'title = "{title}"', 'title = "Who is waiting"', 1))
    new = built(folder, tmp_path / "new.carepack")
    for place in (folder, new):
        said = empty_home.run("pack", "diff", str(old), str(place), "--json").json
        assert said["head"] == [{"key": "title", "before": title, "after": "Who is waiting"}]
        assert said["parts"] == []
    assert "Who is waiting" in empty_home.run("pack", "diff", str(old), str(new)).out
    assert empty_home.run("pack", "diff", str(folder), str(new)).out == "Every word is as it was.\n"
    new.write_bytes(new.read_bytes().replace(b"waiting", b"wakting"))
    assert empty_home.run("pack", "diff", str(old), str(new)).code == 5


@pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals here")
def test_a_draft_is_shown_again_after_every_save_until_ctrl_c(empty_home: Home, folder: Path) -> None:
    empty_home.run("pack", "new", str(folder), "--title", "Before")
    terminal = Terminal(empty_home, "pack", "try", str(folder))
    assert "Before" in terminal.until("ctrl+c leaves.")
    source = folder / "pack.toml"
    words = source.read_text()
    source.write_text(words.replace('title = "Before"', "title = [ "))
    assert "this is not TOML" in terminal.until("ctrl+c leaves.")
    source.write_text(words.replace('title = "Before"', 'title = "After"'))
    assert "After" in terminal.until("ctrl+c leaves.")
    terminal.interrupt()
    code, _ = terminal.end()
    assert code == 0
