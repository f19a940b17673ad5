"""Backups, restoring, the passphrase, the recovery code, new keys, checks."""

from __future__ import annotations

import json
import os
import stat
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from carecompanion.crypto.recovery import code_from_root
from carecompanion.domain.ids import PersonId
from carecompanion.domain.person import Contact, Person
from carecompanion.errors import (
    BackupDamaged,
    BadInput,
    CareError,
    CouldNotWrite,
    FileExists,
    FileMissing,
    Interrupted,
    JournalDamaged,
    NotFound,
    TooNew,
    VaultBusy,
    WrongPassphrase,
    WrongRecoveryCode,
)
from carecompanion.vault.backup import is_backup_due, list_backups, make_backup, remove_backups
from carecompanion.vault.health import Finding, check, rebuild_search, vault_info
from carecompanion.vault.opening import open_with_code
from carecompanion.vault.passphrases import change_passphrase, show_recovery_code
from carecompanion.vault.restoring import restore_backup, verify_backup
from carecompanion.vault.rotating import _COUNTED, compact, rotate
from carecompanion.vault.schema import newest_version
from carecompanion.vault.swapping import old_vaults
from tests.vault.samples import NOW, PASSPHRASE, QUICK, entry, letter, new_vault, opened, partner, places

if TYPE_CHECKING:
    from pathlib import Path

    from carecompanion.settings.paths import Paths
    from carecompanion.vault.passphrases import PassphraseChanged
    from carecompanion.vault.vault import Vault


def change(vault: Vault, old: str, new: str) -> PassphraseChanged:
    return change_passphrase(vault, old, new, now=NOW, randomness=os.urandom, limits=QUICK)


def renew(vault: Vault, old: str = PASSPHRASE, new: str = "another") -> str:
    return rotate(vault, old, new, now=NOW, randomness=os.urandom, limits=QUICK)


def filled(paths: Paths, how_many: int = 3) -> tuple[Vault, str]:
    vault, code = new_vault(paths)
    vault.entries.add_many(
        entry(f"kettle {number}", created=NOW + timedelta(hours=number), tags=("tea",))
        for number in range(how_many)
    )
    vault.partners.add(partner())
    vault.letters.came(letter())
    vault.identities.add(b"\x07" * 32, date(2026, 1, 1))
    vault.preferences.set("ceiling", "1")
    return vault, code


def test_a_backup_holds_exactly_three_stored_members_for_its_owner_only(home: Paths) -> None:
    vault, _ = filled(home)
    made = make_backup(vault, now=NOW)
    assert (made.entries, made.bytes) == (3, made.path.stat().st_size)
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert list_backups(home) == (made.path,)
    with zipfile.ZipFile(made.path) as zipped:
        assert zipped.namelist() == ["manifest.json", "vault.json", "journal.db"]
        assert {member.compress_type for member in zipped.infolist()} == {zipfile.ZIP_STORED}
        assert "kettle" not in zipped.read("manifest.json").decode()
    assert sorted(path.name for path in home.backups.iterdir()) == [made.path.name]
    assert vault_info(vault).last_backup == NOW
    vault.close()


def test_the_newest_five_stay(home: Paths) -> None:
    vault, _ = filled(home)
    assert is_backup_due(home, now=NOW)
    made = [make_backup(vault, now=NOW + timedelta(days=number)).path for number in range(7)]
    assert list_backups(home) == tuple(reversed(made[2:]))
    assert not is_backup_due(home, now=NOW + timedelta(days=12))
    assert is_backup_due(home, now=NOW + timedelta(days=13))
    two = [make_backup(vault, now=NOW + timedelta(days=9)).path for _ in range(2)]
    assert list_backups(home)[:2] == (two[1], two[0])
    remove_backups(home, (two[0], home.keys_file))
    assert two[0] not in list_backups(home)
    assert home.keys_file.exists()
    vault.close()


def test_a_backup_goes_to_another_place_and_never_over_a_file(home: Paths, tmp_path: Path) -> None:
    vault, _ = filled(home)
    out = tmp_path / "stick"
    out.mkdir()
    named = make_backup(vault, out / "mine.ccbackup", now=NOW)
    assert named.path == out / "mine.ccbackup"
    assert make_backup(vault, out, now=NOW).path.parent == out
    before = named.path.read_bytes()
    with pytest.raises(FileExists):
        make_backup(vault, named.path, now=NOW)
    with pytest.raises(CouldNotWrite):
        make_backup(vault, tmp_path / "no" / "where.ccbackup", now=NOW)
    assert named.path.read_bytes() == before
    assert list_backups(home) == ()
    vault.close()


def test_a_backup_restores_and_the_old_vault_stays_beside_it(home: Paths) -> None:
    vault, _ = filled(home)
    made = make_backup(vault, now=NOW)
    later = vault.entries.add(entry("later"))
    vault.close()
    assert verify_backup(home, made.path, PASSPHRASE, limits=QUICK).entries == 3
    report = restore_backup(home, made.path, PASSPHRASE, now=NOW, limits=QUICK)
    assert (report.entries, report.has_carried) == (3, True)
    assert report.old == old_vaults(home)[0]
    again = opened(home)
    assert not again.entries.has(later.id)
    assert len(again.entries.search("kettle")) == 3
    assert check(again) == ()
    again.close()
    beside = places(home.data.parent / "beside")
    beside.data.mkdir()
    report.old.rename(beside.vault_dir)
    old = opened(beside)
    assert old.entries.has(later.id)
    old.close()


def test_a_backup_opens_on_another_machine_by_passphrase_and_by_code(home: Paths, tmp_path: Path) -> None:
    vault, code = filled(home)
    made = make_backup(vault, now=NOW)
    vault.close()
    one, two = places(tmp_path / "one"), places(tmp_path / "two")
    assert restore_backup(one, made.path, PASSPHRASE, now=NOW, limits=QUICK).old is None
    assert restore_backup(two, made.path, code, with_code=True, now=NOW, limits=QUICK).has_carried
    opened(one).close()
    again = open_with_code(two, code, "new", now=NOW, randomness=os.urandom, limits=QUICK)
    assert again.entries.count() == 3
    again.close()


def test_the_wrong_key_restores_nothing(home: Paths) -> None:
    vault, _ = filled(home)
    made = make_backup(vault, now=NOW)
    vault.close()
    before = home.journal_db.read_bytes()
    with pytest.raises(WrongPassphrase):
        restore_backup(home, made.path, "wrong", now=NOW, limits=QUICK)
    for code in ("nonsense", code_from_root(bytes(20))):
        with pytest.raises(WrongRecoveryCode):
            restore_backup(home, made.path, code, with_code=True, now=NOW, limits=QUICK)
    with pytest.raises(FileMissing):
        restore_backup(home, home.backups / "none", PASSPHRASE, now=NOW, limits=QUICK)
    assert home.journal_db.read_bytes() == before
    assert not old_vaults(home)
    assert not home.next_dir.exists()


def test_where_a_signal_cannot_ask_nobody_is_signalled_and_only_old_leavings_go(
    home: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def signalled(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("carecompanion.vault.backup._CAN_ASK", False)
    monkeypatch.setattr(os, "kill", signalled)
    vault, _ = filled(home)
    home.backups.mkdir(mode=0o700)
    young, old = home.backups / ".making-999999-a", home.backups / ".making-999998-b"
    for left in (young, old):
        left.mkdir()
    os.utime(old, (0, 0))
    make_backup(vault, now=NOW)
    vault.close()
    assert young.is_dir()
    assert not old.exists()


def test_restoring_waits_for_every_window_to_close(home: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    vault, _ = filled(home)
    made = make_backup(vault, now=NOW)
    monkeypatch.setattr("carecompanion.vault.locking.PATIENCE", 0.1)
    with pytest.raises(VaultBusy):
        restore_backup(home, made.path, PASSPHRASE, now=NOW, limits=QUICK)
    vault.close()


def test_restoring_revives_no_letter_that_was_let_go_and_no_block(home: Paths) -> None:
    vault, _ = filled(home)
    made = make_backup(vault, now=NOW)
    vault.letters.came(letter(2))
    vault.letters.forget(letter(2).id)
    vault.partners.block(b"\x09" * 32)
    vault.close()
    assert restore_backup(home, made.path, PASSPHRASE, now=NOW, limits=QUICK).has_carried
    again = opened(home)
    assert again.letters.seen(letter(2).partner_key, letter(2).id) == letter(2).digest
    assert again.letters.is_forgotten(letter(2).id)
    assert again.partners.is_blocked(b"\x09" * 32)
    again.close()


def test_a_letter_let_go_after_the_backup_does_not_come_back_with_it(home: Paths) -> None:
    vault, _ = filled(home)
    vault.letters.came(letter(2))
    vault.letters.came(letter(3))
    made = make_backup(vault, now=NOW)
    vault.letters.forget(letter(2).id)
    vault.close()
    restore_backup(home, made.path, PASSPHRASE, now=NOW, limits=QUICK)
    again = opened(home)
    with pytest.raises(NotFound):
        again.letters.get(letter(2).id)
    assert again.letters.get(letter(3).id) == letter(3)
    again.close()


def test_whoever_said_no_since_the_backup_is_written_to_by_no_restore(home: Paths) -> None:
    vault, _ = filled(home)
    wren = Person(PersonId("wren000001"), "wren", NOW.date())
    vault.people.keep(wren)
    made = make_backup(vault, now=NOW)
    vault.people.keep(replace(wren, contact=Contact.NO, partner=partner().id))
    vault.people.keep(Person(PersonId("heron00001"), "heron", NOW.date(), Contact.NO))
    vault.people.keep(Person(PersonId("rook000001"), "rook", NOW.date()))
    vault.close()
    restore_backup(home, made.path, PASSPHRASE, now=NOW, limits=QUICK)
    again = opened(home)
    assert [(one.handle, one.contact) for one in again.people.all()] == [
        ("heron", Contact.NO),
        ("wren", Contact.NO),
    ]
    linked = again.people.of_partner(partner().id)
    assert linked is not None
    assert linked.contact is Contact.NO
    again.close()


def test_memory_is_carried_over_from_a_vault_with_other_keys_but_the_same_passphrase(home: Paths) -> None:
    vault, _ = filled(home)
    made = make_backup(vault, now=NOW)
    renew(vault, PASSPHRASE, PASSPHRASE)
    vault.partners.block(b"\x09" * 32)
    vault.close()
    assert restore_backup(home, made.path, PASSPHRASE, now=NOW, limits=QUICK).has_carried
    again = opened(home)
    assert again.partners.is_blocked(b"\x09" * 32)
    again.close()


@pytest.mark.parametrize("harm", ["damage", "gone"])
def test_a_vault_that_no_longer_opens_is_replaced_and_said_to_be_forgotten(home: Paths, harm: str) -> None:
    vault, _ = filled(home)
    made = make_backup(vault, now=NOW)
    vault.close()
    if harm == "gone":
        home.journal_db.unlink()
    else:
        home.journal_db.write_bytes(os.urandom(8192))
    report = restore_backup(home, made.path, PASSPHRASE, now=NOW, limits=QUICK)
    assert report.has_carried == (harm == "gone")
    again = opened(home)
    assert again.entries.count() == 3
    again.close()


def rewritten(path: Path, to: Path, **changes: object) -> Path:
    """The backup at *path* with members changed, added (a name of its own) or left out (None)."""
    with zipfile.ZipFile(path) as zipped:
        members: dict[str, object] = {name: zipped.read(name) for name in zipped.namelist()}
    for name, content in changes.items():
        members[
            {"manifest": "manifest.json", "keys": "vault.json", "journal": "journal.db"}.get(name, name)
        ] = content
    with zipfile.ZipFile(to, "w") as zipped:
        for name, content in members.items():
            if isinstance(content, bytes):
                zipped.writestr(name, content)
    return to


def test_a_backup_is_read_as_if_by_anyone(home: Paths, tmp_path: Path) -> None:
    vault, _ = filled(home)
    made = make_backup(vault, now=NOW).path
    vault.close()
    with zipfile.ZipFile(made) as zipped:
        manifest, keys = json.loads(zipped.read("manifest.json")), zipped.read("vault.json")
    hostile: list[tuple[dict[str, object], type[CareError]]] = [
        ({"extra.txt": b"x"}, BackupDamaged),
        ({"../../escape": b"x"}, BackupDamaged),
        ({"manifest": None}, BackupDamaged),
        ({"journal": None}, BackupDamaged),
        ({"journal": os.urandom(50_000)}, BackupDamaged),
        ({"journal": b""}, BackupDamaged),
        ({"keys": b"{}"}, BackupDamaged),
        ({"keys": keys.replace(b"m_kib", b"m_kiB")}, BackupDamaged),
        ({"manifest": b"{"}, BackupDamaged),
        ({"manifest": b"[]"}, BackupDamaged),
        ({"manifest": b"[" * 60_000}, BackupDamaged),
        ({"manifest": b" " * 70_000}, BackupDamaged),
        ({"manifest": json.dumps({**manifest, "version": 2}).encode()}, TooNew),
        ({"manifest": json.dumps({**manifest, "version": "x"}).encode()}, BackupDamaged),
        ({"manifest": json.dumps({**manifest, "format": "x"}).encode()}, BackupDamaged),
        ({"manifest": json.dumps({**manifest, "entries": 99}).encode()}, BackupDamaged),
        ({"manifest": json.dumps({**manifest, "files": 7}).encode()}, BackupDamaged),
        ({"manifest": json.dumps({**manifest, "files": {}}).encode()}, BackupDamaged),
    ]
    before = home.journal_db.read_bytes()
    for number, (changes, refusal) in enumerate(hostile):
        file = rewritten(made, tmp_path / f"{number}.ccbackup", **changes)
        with pytest.raises(refusal):
            restore_backup(home, file, PASSPHRASE, now=NOW, limits=QUICK)
        with pytest.raises(refusal):
            verify_backup(home, file, PASSPHRASE, limits=QUICK)
    for number, content in enumerate(
        (b"", b"PK", b"x" * 100_000, made.read_bytes()[:-30], made.read_bytes()[:5000])
    ):
        (tmp_path / f"raw{number}").write_bytes(content)
        with pytest.raises(BackupDamaged):
            restore_backup(home, tmp_path / f"raw{number}", PASSPHRASE, now=NOW, limits=QUICK)
    packed = tmp_path / "deflated"
    with zipfile.ZipFile(made) as zipped, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        for name in zipped.namelist():
            out.writestr(name, zipped.read(name))
    with pytest.raises(BackupDamaged):
        restore_backup(home, packed, PASSPHRASE, now=NOW, limits=QUICK)
    assert home.journal_db.read_bytes() == before
    assert not home.next_dir.exists()


def test_the_new_passphrase_opens_and_the_old_one_does_not(home: Paths) -> None:
    vault, code = filled(home)
    assert change(vault, PASSPHRASE, "second").generation == 2
    assert change(vault, "second", "third").generation == 3
    vault.close()
    for wrong in (PASSPHRASE, "second"):
        with pytest.raises(WrongPassphrase):
            opened(home, wrong)
    again = opened(home, "third")
    assert not again.keys_are_old
    assert vault_info(again).generation == 3
    assert show_recovery_code(again, "third", now=NOW, limits=QUICK) == code
    again.close()


def test_changing_asks_for_the_old_passphrase_and_a_real_new_one(home: Paths) -> None:
    vault, _ = filled(home)
    before = home.keys_file.read_bytes()
    with pytest.raises(WrongPassphrase):
        change(vault, "wrong", "new")
    with pytest.raises(BadInput):
        change(vault, PASSPHRASE, " ")
    assert home.keys_file.read_bytes() == before
    vault.entries.add(entry())
    vault.close()


def test_our_own_backups_follow_the_passphrase(home: Paths, tmp_path: Path) -> None:
    vault, _ = filled(home)
    first = make_backup(vault, now=NOW).path
    second = make_backup(vault, now=NOW + timedelta(days=1)).path
    second.write_bytes(b"damaged")
    changed = change(vault, PASSPHRASE, "second")
    assert (changed.backups_changed, changed.backups_left) == ((first,), (second,))
    vault.close()
    there = places(tmp_path / "there")
    with pytest.raises(WrongPassphrase):
        restore_backup(there, first, PASSPHRASE, now=NOW, limits=QUICK)
    restore_backup(there, first, "second", now=NOW, limits=QUICK)
    again = opened(there, "second")
    assert not again.keys_are_old
    assert again.entries.count() == 3
    again.close()
    assert stat.S_IMODE(first.stat().st_mode) == 0o600


def test_two_windows_changing_at_once_end_with_one_passphrase(home: Paths) -> None:
    one, _ = filled(home)
    two = opened(home)
    change(one, PASSPHRASE, "second")
    with pytest.raises(WrongPassphrase):
        change(two, PASSPHRASE, "third")
    two.close()
    one.close()
    opened(home, "second").close()


def test_the_recovery_code_is_shown_only_for_the_passphrase_and_the_day_is_remembered(home: Paths) -> None:
    vault, code = filled(home)
    assert vault_info(vault).recovery_shown is None
    with pytest.raises(WrongPassphrase):
        show_recovery_code(vault, "wrong", now=NOW, limits=QUICK)
    assert vault_info(vault).recovery_shown is None
    assert show_recovery_code(vault, PASSPHRASE, now=NOW, limits=QUICK) == code
    assert vault_info(vault).recovery_shown == NOW
    vault.close()


def test_new_keys_keep_everything_and_shut_out_the_old_ones(home: Paths, tmp_path: Path) -> None:
    vault, old_code = filled(home, 40)
    drawer = places(tmp_path / "drawer")
    backup = make_backup(vault, now=NOW).path
    gone = vault.entries.remove(vault.entries.find("@last"))
    old_salt, old_jot = vault.database.db_salt, vault.jot_secret
    code = renew(vault)
    assert code != old_code
    assert (vault.database.db_salt, vault.jot_secret) != (old_salt, old_jot)
    assert check(vault) == ()
    added = vault.entries.add(entry("after the change"))
    assert [line.id for line in vault.entries.search("change")] == [added.id]
    assert len(vault.entries.search("kettle")) == 39
    assert vault.letters.get(letter().id) == letter()
    assert vault.identities.current() == b"\x07" * 32
    assert vault_info(vault).generation == 2
    vault.close()
    assert not old_vaults(home)
    assert not any(path.name.startswith("vault.") and path.is_dir() for path in home.data.iterdir())
    with pytest.raises(WrongPassphrase):
        opened(home, PASSPHRASE)
    with pytest.raises(WrongRecoveryCode):
        open_with_code(home, old_code, "x", now=NOW, randomness=os.urandom, limits=QUICK)
    open_with_code(home, code, "fourth", now=NOW, randomness=os.urandom, limits=QUICK).close()
    again = opened(home, "fourth")
    assert not again.entries.has(gone.id)
    again.entries.restore(gone)
    again.close()
    restore_backup(drawer, backup, PASSPHRASE, now=NOW, limits=QUICK)


def test_new_keys_are_refused_without_the_passphrase_or_with_a_window_open(
    home: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault, _ = filled(home)
    with pytest.raises(WrongPassphrase):
        renew(vault, "wrong")
    other = opened(home)
    monkeypatch.setattr("carecompanion.vault.locking.PATIENCE", 0.1)
    with pytest.raises(VaultBusy):
        renew(vault)
    vault.entries.add(entry("still open"))
    assert other.entries.count() == 4
    other.close()
    renew(vault)
    vault.close()


def test_renewing_can_be_stopped_and_nothing_has_changed(home: Paths) -> None:
    vault, code = filled(home)

    def stop(step: str) -> None:
        if step == "check":
            raise Interrupted

    with pytest.raises(Interrupted):
        rotate(vault, PASSPHRASE, "x", now=NOW, randomness=os.urandom, limits=QUICK, on_progress=stop)
    vault.entries.add(entry("still open"))
    vault.close()
    again = opened(home)
    assert again.entries.count() == 4
    assert show_recovery_code(again, PASSPHRASE, now=NOW, limits=QUICK) == code
    assert not home.next_dir.exists()
    again.close()


def test_compacting_gives_back_the_room_of_what_was_let_go(home: Paths) -> None:
    vault, code = new_vault(home)
    many = [entry("word " * 2000) for _ in range(60)]
    vault.entries.add_many(many)
    kept = vault.entries.add(entry("stay"))
    for each in many:
        vault.entries.remove(each.id)
    before = vault_info(vault).bytes
    compact(vault, now=NOW)
    assert vault_info(vault).bytes < before / 3
    assert check(vault) == ()
    assert vault.entries.get(kept.id) == kept
    vault.close()
    open_with_code(home, code, "new", now=NOW, randomness=os.urandom, limits=QUICK).close()


def test_a_check_finds_nothing_where_all_is_well_and_says_what_it_looks_at(home: Paths) -> None:
    vault, _ = filled(home)
    heard: list[str] = []
    assert check(vault, heard.append) == ()
    assert heard == ["pages", "structure", "search", "order"]
    vault.close()


def test_a_search_index_that_does_not_fit_is_found_and_made_anew(home: Paths) -> None:
    vault, _ = filled(home)
    with vault.database.writing():
        vault.database.change("DROP TRIGGER entries_ai")
    vault.entries.add(entry("unseen"))
    assert check(vault) == (Finding.SEARCH,)
    rebuild_search(vault)
    assert check(vault) == ()
    assert len(vault.entries.search("unseen")) == 1
    vault.close()


def test_info_tells_sizes_and_dates_and_nothing_of_what_is_inside(home: Paths) -> None:
    vault, _ = filled(home)
    told = vault_info(vault)
    assert (told.entries, told.schema, told.generation, told.made) == (3, newest_version(), 1, NOW)
    assert told.bytes >= home.journal_db.stat().st_size or told.bytes > 0
    assert replace(told, entries=0).entries == 0
    vault.close()


def test_a_database_of_something_else_is_not_a_journal(home: Paths) -> None:
    vault, _ = filled(home)
    with vault.database.writing():
        vault.database.rows("PRAGMA application_id=7")
    vault.close()
    with pytest.raises(JournalDamaged):
        opened(home)


def test_before_new_keys_take_the_vaults_place_every_table_of_it_is_counted(home: Paths) -> None:
    vault, _ = filled(home)
    tables = {
        str(row[0]) for row in vault.database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
    }
    made_of_others = {name for name in tables if name.startswith(("sqlite_", "entries_fts", "letters_fts"))}
    written_anew = {"_sqlite_migrations", "vault_meta", "entry_tags", "entry_people", "jots", "served"}
    assert tables - made_of_others - written_anew == set(_COUNTED)
    vault.close()
