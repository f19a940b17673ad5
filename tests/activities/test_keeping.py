"""Keeping: backups, checks, the passphrase and the recovery code, as one person meets them."""

from __future__ import annotations

import stat
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from carecompanion.activities.keeping import restore
from carecompanion.activities.opening import Opening
from carecompanion.errors import (
    BackupDamaged,
    BadInput,
    FileExists,
    FileMissing,
    WrongPassphrase,
    WrongRecoveryCode,
)
from tests.activities.people import KETTLE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.activities.people import Person

NEW = "seven slow herons stand in the rain"


def test_a_journal_says_how_it_is_without_saying_what_is_in_it(ana: Person) -> None:
    ana.companion.writing.write("Rain.")
    info = ana.companion.keeping.info()
    assert (info.entries, info.made, info.last_backup) == (1, ana.clock.now, None)
    assert ana.companion.keeping.check() == ()


def test_a_backup_is_wanted_until_there_is_one_and_again_after_a_week(ana: Person) -> None:
    keeping = ana.companion.keeping
    assert keeping.is_backup_wanted()
    made = keeping.back_up()
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert keeping.backups() == (made.path,)
    assert not keeping.is_backup_wanted()
    assert keeping.info().last_backup == ana.clock.now
    ana.clock.goes_on(days=7)
    assert keeping.is_backup_wanted()


def test_the_weekly_backup_is_made_once_a_week_and_never_of_nothing(ana: Person) -> None:
    keeping = ana.companion.keeping
    keeping.back_up_weekly()
    assert keeping.backups() == ()
    ana.companion.writing.write("Rain.")
    keeping.back_up_weekly()
    keeping.back_up_weekly()
    assert len(keeping.backups()) == 1
    ana.clock.goes_on(days=7)
    keeping.back_up_weekly()
    assert len(keeping.backups()) == 2


def test_another_disk_is_spoken_of_on_the_day_of_the_weekly_backup_only(ana: Person, tmp_path: Path) -> None:
    keeping = ana.companion.keeping
    ana.companion.writing.write("Rain.")
    assert not keeping.is_elsewhere_worth_a_line()
    keeping.back_up_weekly()
    assert keeping.is_elsewhere_worth_a_line()
    keeping.back_up(tmp_path / "elsewhere.ccbackup")
    assert not keeping.is_elsewhere_worth_a_line()
    ana.clock.goes_on(days=1)
    assert not keeping.is_elsewhere_worth_a_line()


def test_a_backup_goes_where_it_is_asked_to_and_over_nothing(ana: Person, tmp_path: Path) -> None:
    ana.companion.writing.write("Rain.")
    made = ana.companion.keeping.back_up(tmp_path / "mine.ccbackup")
    assert (made.path, made.entries) == (tmp_path / "mine.ccbackup", 1)
    assert made.bytes == made.path.stat().st_size
    with pytest.raises(FileExists):
        ana.companion.keeping.back_up(tmp_path / "mine.ccbackup")
    assert ana.companion.keeping.backups() == ()


@pytest.mark.parametrize("with_code", [False, True])
def test_what_was_backed_up_comes_back(ana: Person, tmp_path: Path, *, with_code: bool) -> None:
    entry = ana.companion.writing.write("Rain.")
    made = ana.companion.keeping.back_up(tmp_path / "mine.ccbackup")
    ana.companion.writing.delete(entry.id)
    ana.closes()
    secret = ana.recovery_code if with_code else KETTLE
    report = restore(ana.world, made.path, secret, with_code=with_code)
    assert report.entries == 1
    assert report.old is not None
    assert ana.companion.reading.entry("@last") == entry


def test_a_wrong_secret_or_a_damaged_file_restores_nothing(ana: Person, tmp_path: Path) -> None:
    made = ana.companion.keeping.back_up(tmp_path / "mine.ccbackup")
    entry = ana.companion.writing.write("Later.")
    ana.closes()
    damaged = tmp_path / "damaged.ccbackup"
    data = bytearray(made.path.read_bytes())
    data[len(data) // 2] ^= 1
    damaged.write_bytes(data)
    for file, secret, with_code, error in (
        (made.path, "not it", False, WrongPassphrase),
        (made.path, "not it", True, WrongRecoveryCode),
        (damaged, KETTLE, False, BackupDamaged),
        (tmp_path / "nowhere", KETTLE, False, FileMissing),
    ):
        with pytest.raises(error):
            restore(ana.world, file, secret, with_code=with_code)
    assert ana.companion.reading.entry("@last") == entry


def test_the_passphrase_is_changed_by_who_knows_it(ana: Person) -> None:
    entry = ana.companion.writing.write("Rain.")
    with pytest.raises(WrongPassphrase):
        ana.companion.keeping.change_passphrase("not it", NEW)
    with pytest.raises(BadInput):
        ana.companion.keeping.change_passphrase(KETTLE, "  ")
    assert ana.companion.keeping.change_passphrase(KETTLE, NEW) is None
    ana.closes()
    with pytest.raises(WrongPassphrase):
        Opening(ana.world).unlock(KETTLE)
    companion = Opening(ana.world).unlock(NEW)
    assert companion.reading.entry("@last") == entry
    assert companion.keeping.recovery_code(NEW) == ana.recovery_code, "the code is as it was"
    companion.close()


def test_a_passphrase_somebody_else_could_know_locks_everything_anew(ana: Person) -> None:
    entry = ana.companion.writing.write("Rain.")
    ana.companion.keeping.confirm_recovery()
    code = ana.companion.keeping.change_passphrase(KETTLE, NEW, leaked=True)
    assert code is not None
    assert code != ana.recovery_code
    assert not ana.companion.keeping.is_recovery_confirmed(), (
        "the code that was written down is of no use now"
    )
    assert ana.companion.reading.entry("@last") == entry, "and one writes on"
    ana.closes()
    with pytest.raises(WrongRecoveryCode):
        Opening(ana.world).unlock_with_code(ana.recovery_code, KETTLE)
    companion = Opening(ana.world).unlock_with_code(code, KETTLE)
    assert companion.reading.entry("@last") == entry
    companion.close()


def test_the_code_is_shown_again_only_for_the_passphrase_and_the_day_is_remembered(ana: Person) -> None:
    keeping = ana.companion.keeping
    with pytest.raises(WrongPassphrase):
        keeping.recovery_code("not it")
    assert keeping.info().recovery_shown is None
    assert keeping.recovery_code(KETTLE) == ana.recovery_code
    assert keeping.info().recovery_shown == ana.clock.now


def test_that_the_code_is_written_down_is_remembered(ana: Person) -> None:
    assert not ana.companion.keeping.is_recovery_confirmed()
    ana.companion.keeping.confirm_recovery()
    assert ana.comes_back().keeping.is_recovery_confirmed()


def test_a_backup_of_the_person_before_opens_with_the_passphrase_of_now(ana: Person) -> None:
    made = ana.companion.keeping.back_up()
    ana.companion.keeping.change_passphrase(KETTLE, NEW)
    ana.closes()
    with pytest.raises(WrongPassphrase):
        restore(ana.world, made.path, KETTLE)
    assert restore(replace(ana.world), made.path, NEW).entries == 0
