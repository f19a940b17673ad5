from __future__ import annotations

import os
import stat
import sys
from typing import TYPE_CHECKING

import pytest

from carecompanion.crypto.passphrase import PRODUCT_LIMITS
from carecompanion.errors import (
    BadInput,
    CareError,
    ExchangeError,
    Interrupted,
    JournalDamaged,
    JournalMissing,
    KeysDamaged,
    KeysMismatch,
    KeysMissing,
    TooNew,
    VaultBusy,
    VaultExists,
    WrongPassphrase,
    WrongRecoveryCode,
)
from carecompanion.vault import schema
from carecompanion.vault.backup import list_backups
from carecompanion.vault.creating import create_vault
from carecompanion.vault.database import Database
from carecompanion.vault.health import check
from carecompanion.vault.locking import VaultLock
from carecompanion.vault.meta import GENERATION, generation_of, write_meta
from carecompanion.vault.opening import open_vault, open_with_code
from tests.vault.samples import NOW, PASSPHRASE, QUICK, entry, new_vault, opened, places

if TYPE_CHECKING:
    from pathlib import Path

    from carecompanion.settings.paths import Paths


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def use_code(paths: Paths, code: str, passphrase: str) -> None:
    open_with_code(paths, code, passphrase, now=NOW, randomness=os.urandom, limits=QUICK).close()


def test_a_vault_made_with_the_products_own_cost_opens(tmp_path: Path) -> None:
    paths = places(tmp_path / "a folder with ? # % and ümläut")
    vault, _ = create_vault(paths, PASSPHRASE, now=NOW, randomness=os.urandom)
    vault.entries.add(entry("kept"))
    vault.close()
    heard: list[str] = []
    again = open_vault(paths, PASSPHRASE, now=NOW, limits=PRODUCT_LIMITS, on_progress=heard.append)
    assert again.entries.count() == 1
    assert heard == ["key", "journal"]
    again.close()
    again.close()


def test_what_is_not_there_is_never_made(home: Paths) -> None:
    with pytest.raises(JournalMissing):
        opened(home)
    assert not home.data.exists()
    home.vault_dir.mkdir(parents=True)
    with pytest.raises(JournalMissing):
        opened(home)
    assert contents(home.data) == {}


@pytest.mark.parametrize("size", [0, 100])
def test_a_journal_that_vanished_beside_its_keys_is_damage(home: Paths, size: int) -> None:
    vault, code = new_vault(home)
    vault.close()
    home.journal_db.write_bytes(home.journal_db.read_bytes()[:size])
    if not size:
        home.journal_db.unlink()
    for _ in range(2):
        with pytest.raises(JournalDamaged):
            opened(home)
        with pytest.raises(JournalDamaged):
            use_code(home, code, "new one")
    assert home.journal_db.exists() == bool(size)


def test_a_vault_is_never_made_over_another(home: Paths) -> None:
    vault, _ = new_vault(home)
    vault.close()
    before = contents(home.data)
    with pytest.raises(VaultExists):
        new_vault(home, "another")
    assert contents(home.data) == before
    home.keys_file.unlink()
    with pytest.raises(VaultExists):
        new_vault(home, "another")


def test_an_empty_passphrase_is_refused(home: Paths) -> None:
    with pytest.raises(BadInput):
        new_vault(home, "  ")
    assert not home.data.exists()


@pytest.mark.parametrize("passphrase", ["pä\u00df", "日本 語", "\ud800x", "x" * 5000, "a\0b", "🏳️\u200d🌈"])
def test_any_passphrase_that_has_a_character_works(home: Paths, passphrase: str) -> None:
    new_vault(home, passphrase)[0].close()
    opened(home, passphrase).close()
    with pytest.raises(WrongPassphrase):
        opened(home, passphrase + "x")


def test_one_passphrase_in_two_spellings_of_unicode_is_one(home: Paths) -> None:
    new_vault(home, "caf\u00e9 \ufb01")[0].close()
    opened(home, "cafe\u0301 fi").close()


@pytest.mark.parametrize("times", [1, 20])
def test_a_wrong_passphrase_changes_nothing(home: Paths, times: int) -> None:
    vault, _ = new_vault(home)
    vault.entries.add(entry())
    vault.close()
    before = contents(home.data)
    for number in range(times):
        with pytest.raises(WrongPassphrase) as wrong:
            opened(home, f"wrong {number}")
        assert wrong.value.exit_code == 3
    assert contents(home.data) == before
    opened(home).close()


def test_files_and_folders_are_for_their_owner_only(home: Paths) -> None:
    before = os.umask(0)
    try:
        vault, _ = new_vault(home)
        vault.entries.add(entry())
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in home.data.rglob("*")}
        vault.close()
    finally:
        os.umask(before)
    assert {"journal.db", "journal.db-wal", "vault.json", "vault.lock", "vault"} <= set(modes)
    assert {mode for name, mode in modes.items() if name != "vault"} == {0o600}
    assert {modes["vault"], stat.S_IMODE(home.data.stat().st_mode)} == {0o700}


def test_the_recovery_code_opens_without_the_key_file_and_sets_a_passphrase(home: Paths) -> None:
    vault, code = new_vault(home)
    kept = vault.entries.add(entry())
    vault.close()
    home.keys_file.unlink()
    with pytest.raises(KeysMissing):
        opened(home)
    use_code(home, code.lower().replace("-", " "), "a new one")
    with pytest.raises(WrongPassphrase):
        opened(home)
    again = opened(home, "a new one")
    assert again.entries.get(kept.id) == kept
    assert not again.keys_are_old
    again.close()


def test_the_recovery_code_opens_with_a_damaged_key_file(home: Paths) -> None:
    vault, code = new_vault(home)
    vault.close()
    home.keys_file.write_bytes(b"{}")
    with pytest.raises(KeysDamaged):
        opened(home)
    use_code(home, code, "a new one")
    opened(home, "a new one").close()


def test_another_vaults_code_opens_nothing_and_changes_nothing(home: Paths, tmp_path: Path) -> None:
    new_vault(home)[0].close()
    other, code = new_vault(places(tmp_path / "other"))
    other.close()
    before = contents(home.data)
    for wrong in (code, code[:-1], "", "0" * 36, "\ud800" * 36, "é" * 36):
        with pytest.raises(WrongRecoveryCode) as refused:
            use_code(home, wrong, "new")
        assert refused.value.exit_code == 3
    home.keys_file.unlink()
    with pytest.raises(WrongRecoveryCode):
        use_code(home, code, "new")
    assert set(contents(home.data)) == set(before) - {"vault/vault.json"}


def test_the_key_file_of_another_journal_is_named_as_such(home: Paths, tmp_path: Path) -> None:
    new_vault(home)[0].close()
    other = places(tmp_path / "other")
    new_vault(other)[0].close()
    home.keys_file.write_bytes(other.keys_file.read_bytes())
    with pytest.raises(KeysMismatch) as mismatch:
        opened(home)
    assert mismatch.value.exit_code == 4


def test_a_key_file_of_ruinous_cost_is_refused_before_any_work(home: Paths) -> None:
    new_vault(home)[0].close()
    with pytest.raises(ExchangeError) as refused:
        open_vault(home, PASSPHRASE, now=NOW, limits=PRODUCT_LIMITS)
    assert refused.value.code == "E_COST"


def test_a_key_file_one_step_ahead_is_a_crash_and_is_set_right_silently(home: Paths) -> None:
    vault, _ = new_vault(home)
    write_meta(vault.database, GENERATION, "0")
    vault.close()
    again = opened(home)
    assert not again.keys_are_old
    assert generation_of(again.database) == 1
    again.close()


def test_an_old_key_file_put_back_opens_and_is_warned_about(home: Paths) -> None:
    vault, _ = new_vault(home)
    write_meta(vault.database, GENERATION, "3")
    vault.close()
    again = opened(home)
    assert again.keys_are_old
    assert generation_of(again.database) == 3
    again.close()


def test_a_newer_journal_is_refused_untouched(home: Paths) -> None:
    vault, _ = new_vault(home)
    with vault.database.writing():
        vault.database.rows("PRAGMA user_version=99")
    vault.close()
    before = contents(home.vault_dir)
    with pytest.raises(TooNew) as newer:
        opened(home)
    assert newer.value.exit_code == 6
    assert contents(home.vault_dir) == before


def test_an_older_journal_is_backed_up_and_then_brought_forward(
    home: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault, _ = new_vault(home)
    kept = vault.entries.add(entry("before the change"))
    vault.close()

    def add_a_column(tables: object) -> None:
        entries = tables.table("entries")  # type: ignore[attr-defined]
        # transform() rebuilds the table and drops its triggers.
        entries.transform(defaults={"run": None}, drop=())
        tables.execute("ALTER TABLE entries ADD COLUMN weather TEXT")  # type: ignore[attr-defined]
        schema.restore_search(tables)  # type: ignore[arg-type]

    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, ("9998_weather", add_a_column)))
    heard: list[str] = []
    again = open_vault(home, PASSPHRASE, now=NOW, limits=QUICK, on_progress=heard.append)
    assert heard == ["key", "journal", "migration"]
    assert again.database.version() == schema.newest_version() == len(schema.STEPS)
    assert len(list_backups(home)) == 1
    again.entries.add(entry("after it"))
    assert [len(again.entries.search(word)) for word in ("before", "after")] == [1, 1]
    assert again.entries.get(kept.id) == kept
    assert check(again) == ()
    again.close()


def test_a_migration_that_fails_leaves_the_journal_as_it_was(
    home: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_vault(home)[0].close()
    steps = schema.STEPS

    def fail(tables: object) -> None:
        tables.execute("CREATE TABLE half (x)")  # type: ignore[attr-defined]
        raise JournalDamaged

    monkeypatch.setattr(schema, "STEPS", (*steps, ("9999_fails", fail)))
    with pytest.raises(JournalDamaged):
        opened(home)
    monkeypatch.setattr(schema, "STEPS", steps)
    again = opened(home)
    assert again.database.row("SELECT 1 FROM sqlite_schema WHERE name = 'half'") is None
    assert check(again) == ()
    again.close()


def test_opening_can_be_stopped_before_the_journal_is_touched(home: Paths) -> None:
    new_vault(home)[0].close()
    before = contents(home.data)

    def stop(_step: str) -> None:
        raise Interrupted

    with pytest.raises(Interrupted):
        open_vault(home, PASSPHRASE, now=NOW, limits=QUICK, on_progress=stop)
    assert contents(home.data) == before


def test_who_needs_the_vault_alone_waits_only_so_long(home: Paths) -> None:
    vault, _ = new_vault(home)
    with pytest.raises(VaultBusy), VaultLock(home.lock_file, exclusive=True, patience=0.1):
        pass
    vault.close()
    with VaultLock(home.lock_file, exclusive=True, patience=0.1), pytest.raises(VaultBusy):
        VaultLock(home.lock_file, exclusive=False, patience=0.1)


def test_two_may_have_it_open(home: Paths) -> None:
    one, _ = new_vault(home)
    two = opened(home)
    two.entries.add(entry())
    assert one.entries.count() == 1
    one.close()
    assert two.entries.count() == 1
    two.close()


def test_nothing_is_left_in_memory_of_the_key_after_closing(home: Paths) -> None:
    vault, _ = new_vault(home)
    vault.close()
    assert not any(vault.database.key)
    assert not any(vault.jot_secret)
    assert not vault.is_open


def test_no_secret_is_in_what_objects_say_of_themselves(home: Paths) -> None:
    vault, code = new_vault(home)
    said = repr(vault) + repr(vault.database) + str(vault)
    assert vault.database.key.hex() not in said
    assert code not in said
    assert "home" not in said
    vault.close()


def test_a_plain_database_is_never_written_by_mistake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlite3

    plain = sqlite3.connect(tmp_path / "plain.db")
    plain.execute("CREATE TABLE t (x)")
    plain.commit()
    plain.close()
    before = (tmp_path / "plain.db").read_bytes()
    with pytest.raises(JournalDamaged):
        Database(tmp_path / "plain.db", bytes(32), bytes(16))
    assert (tmp_path / "plain.db").read_bytes() == before


def test_opening_prints_nothing_whatever_goes_wrong(home: Paths, capfd: pytest.CaptureFixture[str]) -> None:
    new_vault(home)[0].close()
    data = bytearray(home.journal_db.read_bytes())
    data[3000] ^= 1
    home.journal_db.write_bytes(data)
    with pytest.raises(JournalDamaged):
        opened(home)
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_in_the_place_of_the_lock_is_not_followed(home: Paths, tmp_path: Path) -> None:
    new_vault(home)[0].close()
    home.lock_file.unlink()
    home.lock_file.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CareError):
        opened(home)
    assert not (tmp_path / "elsewhere").exists()
