from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from carecompanion.errors import CareError, Damaged, ExchangeError
from tests.cli.household import Home

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "\x1b]52;c;aGk=\x07 \x9b2J \u202etxt \u2028"


def test_a_fault_says_what_then_one_hint_on_stderr_only(home: Home) -> None:
    said = home.run("show", "zzzzzzzzzz")
    assert said.out == ""
    what, hint = said.err.splitlines()
    assert what == "Nothing here goes by zzzzzzzzzz."
    assert hint.startswith("→ ")


def test_with_json_a_fault_is_one_line_of_json_on_stderr_and_stdout_stays_empty(home: Home) -> None:
    said = home.run("show", "zzzzzzzzzz", "--json")
    assert said.out == ""
    told = json.loads(said.err)["error"]
    assert set(told) == {"code", "what", "hint", "exit"}
    assert (told["code"], told["exit"]) == ("NotFound", 1)


def test_a_call_that_cannot_be_read_is_usage_with_the_same_two_lines(home: Home) -> None:
    said = home.run("show")
    assert said.code == 2
    assert "`carecompanion show --help`" in said.err
    assert json.loads(home.run("list", "--nonsense", "--json").err)["error"]["code"] == "Usage"
    assert home.run("no-such-command").code == 2


def test_a_wrong_passphrase_changes_nothing_and_is_exit_code_three(home: Home, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("not it\n", encoding="ascii")
    wrong.chmod(0o600)
    before = (home.folder / "vault" / "vault.json").read_bytes()
    for _ in range(3):
        said = home.run("list", "--passphrase-file", str(wrong))
        assert said.code == 3
        assert said.err.startswith("That did not open it. Nothing is lost; try again.")
    assert (home.folder / "vault" / "vault.json").read_bytes() == before
    assert home.run("list").code == 0


def test_damage_is_never_a_wrong_passphrase(home: Home) -> None:
    keys = home.folder / "vault" / "vault.json"
    whole = keys.read_bytes()
    keys.write_bytes(whole[:40])
    assert json.loads(home.run("list", "--json").err)["error"]["code"] == "KeysDamaged"
    keys.unlink()
    said = home.run("list", "--json")
    assert (said.code, json.loads(said.err)["error"]["code"]) == (4, "KeysMissing")
    keys.write_bytes(whole)
    (home.folder / "vault" / "journal.db").unlink()
    said = home.run("list", "--json")
    assert (said.code, json.loads(said.err)["error"]["code"]) == (4, "JournalDamaged")


def test_keys_of_another_journal_do_not_fit(home: Home, tmp_path: Path) -> None:
    other = Home(tmp_path / "other").begun()
    (home.folder / "vault" / "vault.json").write_bytes((other.folder / "vault" / "vault.json").read_bytes())
    said = home.run("list", "--json")
    assert (said.code, json.loads(said.err)["error"]["code"]) == (4, "KeysMismatch")


def test_a_vault_in_exclusive_use_is_busy(home: Home) -> None:
    from carecompanion.vault.locking import VaultLock

    with VaultLock(home.world().paths.lock_file, exclusive=True):
        assert home.run("list").code == 7


def test_a_vault_made_by_a_newer_version_is_refused_untouched(home: Home) -> None:
    from tests.cli.household import PASSPHRASE, QuickOpening

    companion = QuickOpening(home.world()).unlock(PASSPHRASE)
    companion._vault.database.connection.execute("PRAGMA user_version = 99")
    companion.close()
    said = home.run("list", "--json")
    assert (said.code, json.loads(said.err)["error"]["code"]) == (6, "TooNew")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_place_that_cannot_be_written_is_said(home: Home, tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    assert home.run("export", "--format", "json", "--out", str(folder / "x")).code == 1


def test_every_named_error_has_its_exit_code_and_words() -> None:
    def all_of(kind: type[CareError]) -> list[type[CareError]]:
        return [kind, *(deep for child in kind.__subclasses__() for deep in all_of(child))]

    codes = {kind.__name__: kind.exit_code for kind in all_of(CareError)}
    for name in ("JournalMissing", "DiskFull", "ReadOnly", "CipherUnavailable", "NotFound", "Ambiguous"):
        assert codes[name] == 1
    assert (codes["Usage"], codes["WrongPassphrase"], codes["WrongRecoveryCode"]) == (2, 3, 3)
    assert all(kind.exit_code == 4 for kind in all_of(Damaged))
    assert (codes["TooNew"], codes["BadInput"], codes["VaultBusy"], codes["Interrupted"]) == (6, 6, 7, 130)
    assert ExchangeError("E_REPLAY").exit_code == 0


@pytest.mark.parametrize(
    "words", [("show", "@last"), ("list",), ("show", "@last", "--json"), ("search", "hi")]
)
def test_hostile_text_acts_on_no_terminal(home: Home, words: tuple[str, ...]) -> None:
    from dataclasses import replace

    from tests.cli.household import PASSPHRASE, QuickOpening

    companion = QuickOpening(home.world()).unlock(PASSPHRASE)
    made = companion.writing.write("hi", tags=["x"])
    # No path of ours keeps such text; an older or foreign writer might have.
    companion._vault.entries.replace(replace(made, text=f"hi {HOSTILE}", title=HOSTILE))
    companion.close()
    for screen in (False, True):
        said = home.run(*words, "--plain", screen=screen)
        assert said.code == 0
        assert not set(said.out) & set("\x1b\x07\x9b\u202e\u2028")
    if "--json" in words:
        assert home.run(*words).json["text"] == f"hi {HOSTILE}"


def test_hostile_words_of_a_call_act_on_no_terminal_either(home: Home) -> None:
    for words in (("show", "\x1b]0;x\x07"), ("list", "--\x1b[2J"), ("\x9b2J",), ("write", "\x1b[2J")):
        said = home.run(*words, stdin="x")
        assert said.code in (1, 2)
        assert not set(said.out + said.err) & set("\x1b\x07\x9b")


def test_colour_is_for_terminals_that_want_it(home: Home) -> None:
    home.run("write", stdin="hi")
    assert "\x1b[" in home.run("list", screen=True).out
    assert "\x1b[" not in home.run("list").out
    assert "\x1b[" not in home.run("list", "--plain", screen=True).out
    home.environ["NO_COLOR"] = "1"
    assert "\x1b[" not in home.run("list", screen=True).out


def test_a_fault_in_the_program_tells_where_and_not_what_was_written(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    from carecompanion.activities.reading import Reading

    def broken(_self: Reading, _name: str) -> None:
        raise RuntimeError("a private sentence")

    monkeypatch.setattr(Reading, "entry", broken)
    said = home.run("show", "@last")
    assert said.code == 1
    assert "RuntimeError" in said.err
    assert "private sentence" not in said.err


def test_ctrl_c_is_quiet_and_130(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    from carecompanion.activities.reading import Reading

    def interrupted(_self: Reading, _name: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Reading, "entry", interrupted)
    said = home.run("show", "@last")
    assert (said.code, said.out, said.err.strip()) == (130, "", "")


def test_without_a_terminal_the_interface_does_not_open(home: Home) -> None:
    said = home.run()
    assert said.code == 2
    assert "--help" in said.err
