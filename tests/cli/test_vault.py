from __future__ import annotations

import os
import re
import stat
from pathlib import Path

import pytest

from tests.cli.household import PASSPHRASE, Home

CODE = re.compile(r"(?:[0-9A-Z]{4}-){8}[0-9A-Z]{4}")
GROUP = re.compile(r"^[1-9]: ([0-9A-Z]{4})$", re.MULTILINE)


def groups_asked(err: str) -> list[str]:
    """The groups of the shown code that were asked back, first try."""
    groups = GROUP.findall(err)
    asked = re.search(r"groups (\d) and (\d)", err)
    assert len(groups) == 9
    assert asked is not None
    return [groups[int(number) - 1] for number in asked.groups()]


def test_a_journal_is_made_once_and_its_code_goes_to_a_private_file(empty_home: Home, tmp_path: Path) -> None:
    out = tmp_path / "code"
    said = empty_home.run("init", "--recovery-out", str(out), "--json")
    assert said.json == {"path": str(empty_home.folder / "vault"), "recovery_confirmed": False}
    assert CODE.fullmatch(out.read_text(encoding="ascii").strip())
    if os.name != "nt":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert "not therapy" in said.err
    again = empty_home.run("init", "--recovery-out", str(tmp_path / "other"))
    assert again.code == 1
    assert not (tmp_path / "other").exists()


def test_nothing_is_made_where_the_code_would_be_lost(empty_home: Home, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine", encoding="ascii")
    assert empty_home.run("init").code == 2
    assert empty_home.run("init", "--recovery-out", str(taken)).code == 1
    assert empty_home.run("init", "--recovery-out", str(tmp_path / "absent" / "code")).code == 1
    assert not (empty_home.folder / "vault").exists()
    assert taken.read_text(encoding="ascii") == "mine"


def test_the_code_is_shown_once_and_two_groups_are_typed_back(empty_home: Home) -> None:
    # What is asked back is chosen by chance, so chance is fixed here: the same groups are asked both times.
    empty_home.chance = bytes(64)
    first = empty_home.run("init", typed="wrong wrong\n\n")
    assert first.code == 0
    assert "Not the same yet." in first.err
    assert "Later, then." in first.err
    assert len(GROUP.findall(first.err)) == 9
    assert not GROUP.findall(first.out)
    assert empty_home.run("vault", "info", "--json").json["recovery_confirmed"] is False


def test_typing_the_groups_back_is_remembered(real_home: Home) -> None:
    real_home.chance = bytes(64)
    shown = real_home.run("vault", "recovery", "show", typed="\n", screen=True)
    typed = " ".join(groups_asked(shown.err)).lower()
    again = real_home.run("vault", "recovery", "show", typed=f"{typed}\n", screen=True)
    assert "written down" in again.err
    assert real_home.run("vault", "info", "--json").json["recovery_confirmed"] is True
    # From then on it is only shown.
    assert CODE.fullmatch(real_home.run("vault", "recovery", "show", typed="", screen=True).word)


def test_the_code_goes_to_a_new_file_too(real_home: Home, tmp_path: Path) -> None:
    out = tmp_path / "again"
    assert real_home.run("vault", "recovery", "show", "--out", str(out)).word == str(out)
    assert CODE.fullmatch(out.read_text(encoding="ascii").strip())
    shown = real_home.run("vault", "recovery", "show").word
    assert CODE.fullmatch(shown)
    assert real_home.run("vault", "recovery", "show", "--json").json == {"code": shown, "path": None}


def test_a_new_passphrase_opens_and_the_old_one_does_not(real_home: Home, tmp_path: Path) -> None:
    real_home.run("write", stdin="Kept.")
    new = tmp_path / "new"
    new.write_text("another four words here\n", encoding="utf-8")
    new.chmod(0o600)
    call = ("vault", "passphrase", "--new-passphrase-file", str(new))
    assert real_home.run(*call).code == 2
    assert real_home.run(*call, "--still-secret", "--json").json["rotated"] is False
    assert real_home.run("list").code == 3
    assert (
        real_home.run("list", "--passphrase-file", str(new), "--json").json["entries"][0]["text"] == "Kept."
    )


def test_a_passphrase_that_others_may_know_locks_everything_anew(real_home: Home, tmp_path: Path) -> None:
    real_home.run("write", stdin="Kept.")
    old_code = (tmp_path / "oak.code").read_text(encoding="ascii")
    new, out = tmp_path / "new", tmp_path / "newcode"
    new.write_text("another four words here\n", encoding="utf-8")
    new.chmod(0o600)
    call = ("vault", "passphrase", "--known-to-others", "--new-passphrase-file", str(new))
    assert real_home.run(*call).code == 2
    assert real_home.run(*call, "--recovery-out", str(out), "--json").json["rotated"] is True
    assert out.read_text(encoding="ascii") != old_code
    assert (
        real_home.run("list", "--passphrase-file", str(new), "--json").json["entries"][0]["text"] == "Kept."
    )
    code = tmp_path / "oak.code"
    used = real_home.run(
        "vault", "recovery", "use", "--code-file", str(code), "--new-passphrase-file", str(new)
    )
    assert used.code == 3


@pytest.mark.parametrize("agrees", [True, False])
def test_copies_that_open_with_the_old_passphrase_are_named_and_offered_for_deletion(
    real_home: Home, tmp_path: Path, *, agrees: bool
) -> None:
    real_home.run("write", stdin="Kept.")
    backup = Path(real_home.run("vault", "backup", "--json").json["path"])
    elsewhere = Path(real_home.run("vault", "backup", "--out", str(tmp_path / "far"), "--json").json["path"])
    new = tmp_path / "new"
    new.write_text("another four words here\n", encoding="utf-8")
    new.chmod(0o600)
    call = ("vault", "passphrase", "--known-to-others", "--new-passphrase-file", str(new))
    said = real_home.run(
        *call, "--recovery-out", str(tmp_path / "newcode"), "--json", typed="yes\n" if agrees else "no\n"
    )
    assert str(backup) in said.err
    assert said.json["copies_of_before"] == ([] if agrees else [str(backup)])
    assert backup.exists() is not agrees
    assert elsewhere.exists(), "what was put elsewhere is not ours to delete"


def test_backups_that_follow_a_new_passphrase_are_not_named(real_home: Home, tmp_path: Path) -> None:
    real_home.run("vault", "backup")
    new = tmp_path / "new"
    new.write_text("another four words here\n", encoding="utf-8")
    new.chmod(0o600)
    call = ("vault", "passphrase", "--still-secret", "--new-passphrase-file", str(new), "--json")
    assert real_home.run(*call).json["copies_of_before"] == []


def test_the_recovery_code_opens_and_sets_a_new_passphrase(real_home: Home, tmp_path: Path) -> None:
    real_home.run("write", stdin="Kept.")
    new = tmp_path / "new"
    new.write_text("another four words here\n", encoding="utf-8")
    new.chmod(0o600)
    code = str(tmp_path / "oak.code")
    call = ("vault", "recovery", "use", "--new-passphrase-file", str(new))
    assert real_home.run(*call, "--code-file", code, "--json").json == {"opened": True}
    assert real_home.run("list").code == 3
    assert (
        real_home.run("list", "--passphrase-file", str(new), "--json").json["entries"][0]["text"] == "Kept."
    )
    assert real_home.run(*call, "--code-file", "-", stdin="AAAA-AAAA\n").code == 3


def test_a_whole_vault_checks_well_and_a_damaged_one_is_damage(home: Home) -> None:
    home.run("write", stdin="Kept.")
    assert home.run("vault", "check", "--json").json == {"whole": True, "findings": []}
    journal = home.folder / "vault" / "journal.db"
    data = bytearray(journal.read_bytes())
    for place in range(4096, len(data), 4096):
        data[place + 100] ^= 1
    journal.write_bytes(data)
    said = home.run("list")
    assert said.code == 4
    assert "not a wrong passphrase" in said.err


def test_a_backup_is_made_and_put_back_with_the_old_vault_beside_it(real_home: Home, tmp_path: Path) -> None:
    real_home.run("write", stdin="Kept.")
    out = tmp_path / "mine.ccbackup"
    made = real_home.run("vault", "backup", "--out", str(out), "--json").json
    assert (made["path"], made["entries"]) == (str(out), 1)
    assert real_home.run("vault", "info", "--json").json["last_backup"].startswith("2026-11-20T21:30")
    real_home.run("write", stdin="Later.")
    assert real_home.run("vault", "restore", str(out)).code == 2
    assert real_home.run("vault", "restore", str(out), typed="\n").code == 0
    assert len(real_home.run("list", "--json").json["entries"]) == 2
    back = real_home.run("vault", "restore", str(out), "--yes", "--json").json
    assert (back["entries"], back["has_carried"]) == (1, True)
    assert [entry["text"] for entry in real_home.run("list", "--json").json["entries"]] == ["Kept."]


def test_a_backup_opens_with_its_code_in_an_empty_place(real_home: Home, tmp_path: Path) -> None:
    real_home.run("write", stdin="Kept.")
    out = tmp_path / "mine.ccbackup"
    real_home.run("vault", "backup", "--out", str(out))
    other = Home(tmp_path / "elsewhere", real_home.opening)
    code = str(tmp_path / "oak.code")
    assert other.run("vault", "restore", str(out), "--code-file", code, "--json").json["entries"] == 1
    assert len(other.run("list", "--json").json["entries"]) == 1


def test_what_is_no_backup_is_damaged_and_an_absent_one_is_missing(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "x.ccbackup"
    file.write_bytes(b"PK\x03\x04 nothing")
    assert home.run("vault", "restore", str(file), "--yes").code == 4
    assert home.run("vault", "restore", str(tmp_path / "absent"), "--yes").code == 1


def test_the_passphrase_is_the_first_line_of_its_file(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "pass"
    file.write_bytes(PASSPHRASE.encode() + b"\r\nand a second line")
    file.chmod(0o600)
    home.environ.pop("CARECOMPANION_PASSPHRASE_FILE")
    assert home.run("list", "--passphrase-file", str(file)).code == 0
    assert home.run("list", "--passphrase-file", "-", stdin=f"{PASSPHRASE}\n").code == 0
    assert home.run("list", "--passphrase-file", str(tmp_path / "absent")).code == 1


def test_a_passphrase_file_others_can_read_is_warned_about(home: Home) -> None:
    home.passphrase_file.chmod(0o644)
    said = home.run("list", "--quiet")
    assert said.code == 0
    assert "Others on this machine can read" in said.err
    home.passphrase_file.chmod(0o600)
    assert home.run("list", "--quiet").err == ""


def test_standard_input_carries_one_thing_only(home: Home) -> None:
    call = ("write", "--passphrase-file", "-")
    assert home.run(*call, stdin=f"{PASSPHRASE}\n").code == 2
    assert home.run(*call, "--text-file", "-", stdin=f"{PASSPHRASE}\n").code == 2
    assert home.run("list", "--json").json == {"entries": []}


def test_without_a_journal_nobody_is_asked_for_a_passphrase(empty_home: Home) -> None:
    empty_home.environ.pop("CARECOMPANION_PASSPHRASE_FILE")
    said = empty_home.run("list")
    assert said.code == 1
    assert "carecompanion init" in said.err
