"""Faults that are done, not described."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from carecompanion.crypto.keyslots import read_key_file
from carecompanion.domain.entry import Draft
from carecompanion.domain.ids import DraftId
from carecompanion.errors import (
    BackupDamaged,
    CareError,
    CouldNotWrite,
    DiskFull,
    JournalDamaged,
    KeysDamaged,
    ReadOnly,
    TooNew,
    WrongPassphrase,
)
from carecompanion.vault.backup import make_backup
from carecompanion.vault.health import check
from carecompanion.vault.passphrases import change_passphrase
from carecompanion.vault.restoring import restore_backup
from tests.vault.pages import decrypted_image
from tests.vault.samples import NOW, PASSPHRASE, QUICK, entry, letter, new_vault, opened, partner, places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carecompanion.domain.entry import Entry
    from carecompanion.settings.paths import Paths
    from carecompanion.vault.vault import Vault

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("CARECOMPANION_KILLS", "25"))
STRIDE = os.environ.get("CARECOMPANION_CRASH_STRIDE", "7")
CANARY = "the-heron-at-the-weir-4711"

posix = pytest.mark.skipif(os.name == "nt", reason="signals and modes of POSIX")


def writer(paths: Paths, how_many: int, name: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.vault.writer_worker", str(paths.data), str(how_many), name],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


@posix
def test_a_killed_writer_loses_nothing_it_had_acknowledged(home: Paths) -> None:
    new_vault(home)[0].close()
    chance = random.Random(20261121)
    acknowledged: set[str] = set()
    for number in range(KILLS):
        process = writer(home, 100_000, f"w{number}")
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        time.sleep(chance.uniform(0, 0.12))
        process.kill()
        # What was printed whole was acknowledged; the kill may have cut the last line.
        lines = process.stdout.read().split("\n")[:-1]
        process.wait()
        process.stdout.close()
        acknowledged.update(lines)
        vault = opened(home)
        there = {line.id for line in vault.entries.page(limit=1_000_000)}
        assert acknowledged <= there
        assert len(there) <= len(acknowledged) + number + 1
        assert not vault.database.rows(
            "SELECT 1 FROM entry_tags LEFT JOIN entries USING (moment) WHERE entries.moment IS NULL"
        )
        vault.close()
    vault = opened(home)
    assert check(vault) == ()
    assert vault.entries.count() == len(vault.entries.search("all", limit=1_000_000))
    assert all(kept.text.startswith(f"{kept.tags[0]} ") for kept in vault.entries.iterate())
    vault.close()


@pytest.mark.parametrize("how_many", [2, 8])
def test_processes_that_write_at_once_lose_nothing(home: Paths, how_many: int) -> None:
    new_vault(home)[0].close()
    writers = [writer(home, 20, f"w{number}") for number in range(how_many)]
    acknowledged: list[str] = []
    for process in writers:
        said, _ = process.communicate(timeout=120)
        assert process.returncode == 0
        acknowledged += said.split()[1:]
    vault = opened(home)
    assert len(acknowledged) == 20 * how_many
    assert {line.id for line in vault.entries.page(limit=1000)} == set(acknowledged)
    assert vault.drafts.all() == ()
    assert check(vault) == ()
    vault.close()


@posix
@pytest.mark.parametrize("mode", ["crash", "full"])
@pytest.mark.parametrize(
    "scenario", ["creation", "passphrase", "rotation", "backup", "restore", "compaction"]
)
def test_a_stop_at_any_step_leaves_the_old_or_the_new_and_never_neither(
    tmp_path: Path, scenario: str, mode: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.vault.crash_worker", scenario, mode, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "CARECOMPANION_CRASH_STRIDE": STRIDE},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(done.stdout.split()[-1]) >= 9


def keep_until_refused(vault: Vault, kept: list[Entry]) -> None:
    while True:
        kept.append(vault.entries.add(entry("word " * 4000)))


def fill(path: Path) -> None:
    with path.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(512))


# room and rights ---------------------------------------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MiB."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("mounting a small disk needs root on Linux")
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this machine does not let root mount a disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_refuses_plainly_and_loses_nothing(small_disk: Path) -> None:
    paths = places(small_disk / "home")
    vault, _ = new_vault(paths)
    kept = [vault.entries.add(entry("word " * 4000)) for _ in range(20)]
    full = DiskFull
    with pytest.raises(full):
        keep_until_refused(vault, kept)
    assert not vault.database.connection.in_transaction
    for act in (
        lambda: vault.drafts.keep(Draft(DraftId("d"), NOW, NOW, text="word " * 20_000)),
        lambda: vault.entries.add_many(entry("word " * 4000) for _ in range(30)),
        lambda: make_backup(vault, now=NOW),
    ):
        with pytest.raises(full):
            act()
    assert not list(paths.backups.iterdir())
    filler = small_disk / "filler"
    with pytest.raises(OSError, match="No space"):
        fill(filler)
    before = paths.keys_file.read_bytes()
    with pytest.raises(full):
        change_passphrase(vault, PASSPHRASE, "new", now=NOW, randomness=os.urandom, limits=QUICK)
    assert paths.keys_file.read_bytes() == before
    filler.unlink()
    # Even letting go needs some room for a moment.
    subprocess.run(["mount", "-o", "remount,size=12m", str(small_disk)], check=True)
    assert {line.id for line in vault.entries.page(limit=1000)} == {each.id for each in kept}
    gone = vault.entries.remove(kept[0].id)
    vault.entries.add(replace(gone, text="short"))
    vault.close()
    again = opened(paths)
    assert again.entries.count() == len(kept)
    assert check(again) == ()
    again.close()


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_file_that_may_not_grow_refuses_plainly_and_loses_nothing(home: Paths) -> None:
    import resource

    vault, _ = new_vault(home)
    kept = [vault.entries.add(entry("word " * 1000)) for _ in range(5)]
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, before[1]))
    try:
        with pytest.raises((CouldNotWrite, DiskFull)):
            keep_until_refused(vault, kept)
        with pytest.raises((CouldNotWrite, DiskFull)):
            vault.entries.add_many(entry("word " * 4000) for _ in range(100))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    vault.entries.add(entry("room again"))
    vault.close()
    again = opened(home)
    assert again.entries.count() == len(kept) + 1
    assert check(again) == ()
    again.close()


def test_a_disk_that_became_read_only_refuses_plainly(small_disk: Path) -> None:
    paths = places(small_disk / "home")
    vault, _ = new_vault(paths)
    vault.entries.add(entry())
    vault.close()
    remount = ["mount", "-o", "remount,ro", str(small_disk)]
    subprocess.run(remount, check=True)
    try:
        with pytest.raises(ReadOnly):
            opened(paths)
        with pytest.raises(ReadOnly):
            new_vault(places(small_disk / "another"))
    finally:
        subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    again = opened(paths)
    assert again.entries.count() == 1
    again.close()


@posix
def test_a_folder_that_may_not_be_written_refuses_plainly(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(ReadOnly):
            new_vault(places(tmp_path / "home"))
    finally:
        tmp_path.chmod(0o700)


def test_a_folder_that_vanishes_is_an_error_of_ours(home: Paths) -> None:
    vault, _ = new_vault(home)
    vault.entries.add(entry())
    shutil.rmtree(home.data)
    with pytest.raises(CareError):
        make_backup(vault, now=NOW)
    vault.close()
    with pytest.raises(CareError):
        opened(home)
    assert not home.data.exists() or not home.journal_db.exists()


# damage ------------------------------------------------------------------------------------------------------------


def read_all(paths: Paths) -> list[str]:
    vault = opened(paths)
    try:
        texts = [kept.text for kept in vault.entries.iterate()]
        found = check(vault)
    finally:
        vault.close()
    if found:
        raise JournalDamaged
    return texts


def test_a_bit_turned_in_the_journal_is_damage_and_never_a_wrong_passphrase(home: Paths) -> None:
    vault, _ = new_vault(home)
    texts = [vault.entries.add(entry(f"{number} " + "word " * 300)).text for number in range(40)]
    vault.close()
    whole = home.journal_db.read_bytes()
    chance = random.Random(1)
    places_to_turn = [16, 100, 4096, len(whole) - 1, *(chance.randrange(16, len(whole)) for _ in range(30))]
    for place in places_to_turn:
        turned = bytearray(whole)
        turned[place] ^= 1 << chance.randrange(8)
        home.journal_db.write_bytes(turned)
        with pytest.raises(JournalDamaged) as damaged:
            read_all(home)
        assert damaged.value.exit_code == 4
    home.journal_db.write_bytes(whole)
    assert sorted(read_all(home)) == sorted(texts)


def test_a_bit_turned_in_the_journals_salt_takes_nothing_away(home: Paths) -> None:
    vault, _ = new_vault(home)
    vault.entries.add(entry("still here"))
    vault.close()
    turned = bytearray(home.journal_db.read_bytes())
    turned[3] ^= 4
    home.journal_db.write_bytes(turned)
    again = opened(home)
    assert again.entries.count() == 1
    again.close()


def test_a_cut_journal_is_damage(home: Paths) -> None:
    vault, _ = new_vault(home)
    vault.entries.add_many(entry("word " * 500) for _ in range(40))
    vault.close()
    whole = home.journal_db.read_bytes()
    chance = random.Random(2)
    for length in (
        512,
        4096,
        len(whole) - 4096,
        len(whole) - 1,
        *(chance.randrange(600, len(whole)) for _ in range(8)),
    ):
        home.journal_db.write_bytes(whole[:length])
        with pytest.raises(JournalDamaged):
            read_all(home)


def test_a_wal_turned_or_cut_gives_an_earlier_whole_state_and_never_a_part(
    home: Paths, tmp_path: Path
) -> None:
    vault, _ = new_vault(home)
    texts = []
    for number in range(20):
        texts.append(f"{number} " + "word " * 200)
        vault.entries.add(entry(texts[-1]))
    there = places(tmp_path / "copy")
    shutil.copytree(home.data, there.data)
    vault.close()
    wal = there.vault_dir / "journal.db-wal"
    whole, main = wal.read_bytes(), there.journal_db.read_bytes()
    assert len(whole) > 100_000
    chance = random.Random(3)
    for trial in range(24):
        there.journal_db.write_bytes(main)
        (there.vault_dir / "journal.db-shm").unlink(missing_ok=True)
        if trial % 2:
            wal.write_bytes(whole[: chance.randrange(len(whole))])
        else:
            turned = bytearray(whole)
            turned[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
            wal.write_bytes(turned)
        try:
            kept = read_all(there)
        except JournalDamaged:
            continue
        assert kept == texts[: len(kept)]


def test_any_bit_turned_in_the_key_file_is_damage_and_never_a_wrong_passphrase(home: Paths) -> None:
    new_vault(home)[0].close()
    whole = home.keys_file.read_bytes()
    for place in range(len(whole)):
        for bit in range(8):
            turned = bytearray(whole)
            turned[place] ^= 1 << bit
            with pytest.raises(KeysDamaged):
                read_key_file(bytes(turned))
    for length in range(len(whole)):
        with pytest.raises(KeysDamaged):
            read_key_file(whole[:length])
    home.keys_file.write_bytes(whole[:-3])
    with pytest.raises(KeysDamaged) as damaged:
        opened(home)
    assert damaged.value.exit_code == 4


def test_a_bit_turned_in_a_backup_is_damage_or_does_no_harm(home: Paths, tmp_path: Path) -> None:
    vault, _ = new_vault(home)
    texts = sorted(vault.entries.add(entry(f"{number} " + "word " * 100)).text for number in range(10))
    whole = make_backup(vault, now=NOW).path.read_bytes()
    vault.close()
    chance = random.Random(4)
    harmless = 0
    for trial in range(60):
        turned = bytearray(whole)
        # A third of them in the headers at both ends, which are small.
        place = chance.randrange(len(whole)) if trial % 3 else chance.randrange(-300, 900)
        turned[place] ^= 1 << chance.randrange(8)
        file = tmp_path / "turned.ccbackup"
        file.write_bytes(turned)
        there = places(tmp_path / f"there{trial}")
        try:
            restore_backup(there, file, PASSPHRASE, now=NOW, limits=QUICK)
        except (BackupDamaged, TooNew):
            assert not there.vault_dir.exists()
            continue
        assert sorted(read_all(there)) == texts
        harmless += 1
    assert harmless < 20


def test_damage_and_a_wrong_passphrase_are_told_apart(home: Paths) -> None:
    new_vault(home)[0].close()
    turned = bytearray(home.journal_db.read_bytes())
    turned[500] ^= 1
    home.journal_db.write_bytes(turned)
    with pytest.raises(JournalDamaged):
        opened(home)
    with pytest.raises(WrongPassphrase):
        opened(home, "wrong")


# secrets -----------------------------------------------------------------------------------------------------------


def test_what_was_let_go_leaves_no_trace_in_the_decrypted_journal(home: Paths) -> None:
    vault, _ = new_vault(home)
    vault.entries.add_many(entry("other words entirely " * 50) for _ in range(20))
    words = ["quokka" + "x" * number + str(number) for number in range(40)]
    secret = vault.entries.add(
        entry(
            " ".join(words) + " " + CANARY + " long " * 3000,
            title=CANARY,
            tags=("zebrafinch",),
            people=("wren",),
        )
    )
    vault.drafts.keep(Draft(DraftId("d"), NOW, NOW, text=CANARY * 500))
    vault.letters.came(letter(human=CANARY))
    vault.database.checkpoint()
    key, salt = vault.database.key, vault.database.db_salt
    assert b"quokka" in decrypted_image(home.journal_db, key, salt)
    vault.entries.replace(replace(secret, text="nothing now", title="", tags=(), people=()))
    vault.entries.remove(secret.id)
    vault.drafts.discard(DraftId("d"))
    vault.letters.forget(letter().id)
    vault.close()
    image = decrypted_image(home.journal_db, key, salt)
    for trace in (b"quokka", CANARY.encode(), b"zebrafinch", b"wren", b"heron", b"weir"):
        assert trace not in image, trace
    assert b"other words" in image


def test_no_file_of_the_vault_ever_holds_a_word_in_clear(
    home: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setenv("SQLITE_TMPDIR", str(temporary))
    monkeypatch.chdir(temporary)
    vault, code = new_vault(home)
    hidden = [CANARY, PASSPHRASE, code, vault.database.key.hex(), "CREATE TABLE", "SQLite format 3", "Canary"]

    def scan() -> None:
        for path in tmp_path.rglob("*"):
            if path.is_file():
                data = path.read_bytes()
                for word in hidden:
                    for encoding in ("utf-8", "utf-16-le"):
                        assert word.encode(encoding) not in data, (path.name, word)

    vault.entries.add_many(
        entry(f"{CANARY} {number} " + "word " * 500, tags=(CANARY,)) for number in range(100)
    )
    vault.drafts.keep(Draft(DraftId("d"), NOW, NOW, text=CANARY))
    vault.partners.add(partner(CANARY))
    vault.letters.came(letter(human=CANARY))
    scan()
    with vault.database.writing():
        vault.database.change("UPDATE entries SET text = text || ' more'")
        scan()
        vault.database.change("INSERT INTO entries_fts (entries_fts) VALUES ('rebuild')")
        scan()
    vault.database.rows("SELECT text, title FROM entries ORDER BY text DESC, title")
    vault.entries.search(CANARY)
    make_backup(vault, now=NOW)
    change_passphrase(vault, PASSPHRASE, "another one", now=NOW, randomness=os.urandom, limits=QUICK)
    scan()
    vault.close()
    scan()
    said = capfd.readouterr()
    assert CANARY not in said.out + said.err
