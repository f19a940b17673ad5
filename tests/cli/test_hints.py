"""What could not be found or read is named, and the hint is one that fits it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.household import Home

FITTING = [
    (("show", "zzz"), "`carecompanion list`"),
    (("delete", "zzz", "--yes"), "`carecompanion search WORDS`"),
    (("draft", "resume", "zzz"), "`carecompanion draft list`"),
    (("draft", "discard", "zzz", "--yes"), "`carecompanion draft list`"),
    (("write", "--frame", "zzz"), "what-so-what, six-steps, four-steps"),
    (("write", "zzz"), "`carecompanion pack show PACK`"),
    (("pack", "show", "zzz"), "`carecompanion pack list`"),
    (("ground", "zzz"), "`carecompanion ground --list`"),
    (("letter", "read", "zzz"), "`carecompanion letter list`"),
    (("partner", "block", "zzz", "--yes"), "`carecompanion partner list`"),
]


@pytest.mark.parametrize(("call", "hint"), FITTING, ids=[" ".join(call) for call, _ in FITTING])
def test_what_is_not_found_names_the_list_that_fits(home: Home, call: tuple[str, ...], hint: str) -> None:
    said = home.run(*call, stdin="x", typed=None)
    assert said.code == 1
    assert "Nothing here goes by zzz." in said.err
    assert hint in said.err


@pytest.mark.parametrize(
    "call", [("show", ""), ("pack", "show", ""), ("write", "--frame", ""), ("show", " ")]
)
def test_an_empty_name_is_said_to_be_empty(home: Home, call: tuple[str, ...]) -> None:
    said = home.run(*call, stdin="x")
    assert said.code == 1
    assert "The name that was given is empty." in said.err


def test_no_draft_at_all_says_so(home: Home) -> None:
    said = home.run("draft", "resume", stdin="x")
    assert said.code == 1
    assert "No page is open." in said.err


@pytest.mark.parametrize(
    ("call", "option"),
    [
        (("list", "--since", "xyz"), "--since"),
        (("search", "a", "--until", "xyz"), "--until"),
        (("export", "--format", "json", "--out", "-", "--since", "xyz"), "--since"),
        (("write", "--date", "xyz"), "--date"),
    ],
)
def test_a_day_that_is_none_names_its_option_and_gives_examples_in_the_past(
    home: Home, call: tuple[str, ...], option: str
) -> None:
    said = home.run(*call, stdin="x")
    assert said.code == 6
    assert said.err.startswith(f"{option}: ")
    assert "yesterday, last Friday, 1 March or 2026-03-01" in said.err
    assert "tomorrow" not in said.err


def test_a_day_that_is_not_in_the_calendar_names_its_option_too(home: Home) -> None:
    assert home.run("list", "--since", "2026-02-31").err.startswith("--since: There is no such day")


def _spoilt(tmp_path: Path, how: str) -> str:
    file = tmp_path / "key"
    match how:
        case "missing":
            pass
        case "folder":
            file.mkdir()
        case "empty":
            file.write_text("\n", encoding="ascii")
        case "large":
            file.write_text("secret words " * 1000, encoding="ascii")
        case "bytes":
            file.write_bytes(b"caf\xe9")
    if how != "folder" and file.exists():
        file.chmod(0o600)
    return str(file)


HOW = [("missing", 1), ("folder", 1), ("empty", 3), ("large", 6), ("bytes", 6)]


@pytest.mark.parametrize(("how", "code"), HOW)
def test_a_passphrase_file_that_does_not_do_is_named_with_where_it_was_named(
    home: Home, tmp_path: Path, how: str, code: int
) -> None:
    place = _spoilt(tmp_path, how)
    home.environ["CARECOMPANION_PASSPHRASE_FILE"] = place
    said = home.run("list")
    assert said.code == code
    assert place in said.err
    assert "passphrase" in said.err.splitlines()[0]
    assert "CARECOMPANION_PASSPHRASE_FILE" in said.err
    assert "secret words" not in said.err
    said = home.run("list", "--passphrase-file", place)
    assert said.code == code
    assert "--passphrase-file" in said.err


def test_a_file_for_a_new_passphrase_names_its_own_option(home: Home, tmp_path: Path) -> None:
    call = ("vault", "passphrase", "--still-secret", "--new-passphrase-file")
    said = home.run(*call, str(tmp_path / "absent"))
    assert (said.code, "--new-passphrase-file" in said.err) == (1, True)
    said = home.run(*call, _spoilt(tmp_path, "empty"))
    assert (said.code, "--new-passphrase-file" in said.err) == (2, True)


def test_an_empty_file_for_the_first_passphrase_is_a_fault_of_the_call(
    empty_home: Home, tmp_path: Path
) -> None:
    call = ("init", "--recovery-out", str(tmp_path / "code"))
    said = empty_home.run(*call, "--passphrase-file", _spoilt(tmp_path, "empty"))
    assert (said.code, "--passphrase-file" in said.err) == (2, True)
    assert not (tmp_path / "code").exists()


def test_a_file_for_the_recovery_code_is_called_that(home: Home, tmp_path: Path) -> None:
    said = home.run("vault", "recovery", "use", "--code-file", str(tmp_path / "absent"))
    assert said.code == 1
    assert "recovery code" in said.err
    assert "--code-file" in said.err


def test_ones_own_letter_was_sealed_for_somebody_else_which_is_right(
    pair: tuple[Home, Home], tmp_path: Path
) -> None:
    wren, _ = pair
    wren.run("write", stdin="For you.")
    file = tmp_path / "mine.age"
    assert wren.run("letter", "compose", "@last", "--to", "robin", "--out", str(file), "--yes").code == 0
    said = wren.run("letter", "open", str(file))
    assert said.code == 1
    assert "sealed for somebody else" in said.err
    assert "right if you wrote it yourself" in said.err


def test_an_export_is_taken_in_without_saying_whose_it_is(home: Home, tmp_path: Path) -> None:
    home.run("write", stdin="Here.")
    out = str(tmp_path / "all.json")
    assert home.run("export", "--format", "json", "--out", out).code == 0
    assert home.run("import", out, "--json").json["already"] == 1


def test_more_than_an_entry_can_hold_is_refused_as_too_big(home: Home) -> None:
    said = home.run("write", "--json", stdin="a word " * 450_000)
    assert said.code == 6
    assert json.loads(said.err)["error"]["code"] == "BadInput"
    assert home.run("list", "--json").json == {"entries": []}
