from __future__ import annotations

import os
import stat
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from carecompanion.crypto.age import encrypt
from carecompanion.crypto.identity import key_from_recipient
from carecompanion.errors import BadInput, JotsFull, JournalMissing, KeysMissing, NotFound
from carecompanion.vault.jots import TakenIn, leave_jot, waiting_files
from carecompanion.vault.opening import stored_keys
from carecompanion.vault.rotating import rotate
from tests.vault.samples import NOW, PASSPHRASE, QUICK, entry, new_vault, opened

if TYPE_CHECKING:
    from pathlib import Path

    from carecompanion.settings.paths import Paths

WORDS = "The heron stood at the weir. ümläut 日本\n\nAnd flew."


def leave(paths: Paths, text: str = WORDS) -> Path:
    return leave_jot(paths, text, now=NOW, randomness=os.urandom)


def test_a_note_taken_while_locked_is_sealed_and_comes_in_once(home: Paths) -> None:
    new_vault(home)[0].close()
    path = leave(home)
    data = path.read_bytes()
    assert b"heron" not in data
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    vault = opened(home)
    assert vault.jots.take_in() == TakenIn(new=1, unreadable=0)
    assert waiting_files(home) == ()
    (jot,) = vault.jots.all()
    assert (jot.text, jot.written) == (WORDS, NOW)
    path.write_bytes(data)
    assert vault.jots.take_in() == TakenIn(new=0, unreadable=0)
    kept = entry(jot.text)
    vault.jots.accept(vault.jots.find(jot.id[:30]), kept)
    assert vault.entries.get(kept.id) == kept
    path.write_bytes(data)
    vault.jots.take_in()
    assert vault.jots.all() == ()
    for act in (vault.jots.get, vault.jots.discard):
        with pytest.raises(NotFound):
            act(jot.id)
    vault.close()


def test_a_note_that_cannot_become_an_entry_goes_on_waiting(home: Paths) -> None:
    vault, _ = new_vault(home)
    leave(home)
    vault.jots.take_in()
    (jot,) = vault.jots.all()
    with pytest.raises(BadInput):
        vault.jots.accept(jot.id, replace(entry(), text="\0"))
    assert vault.jots.all() == (jot,)
    vault.jots.discard(jot.id)
    assert vault.jots.all() == ()
    assert vault.entries.count() == 0
    vault.close()


def test_what_others_put_there_stays_outside(home: Paths) -> None:
    vault, _ = new_vault(home)
    leave(home)
    key = key_from_recipient(stored_keys(home).jot)
    name = "0" * 32
    planted = [
        b"", b"junk", b"age-encryption.org/v1\n", os.urandom(200_000),
        encrypt(b"carecompanion-jot/2\n", key),
        encrypt(f"carecompanion-jot/1\n{name}\n2026-11-21\n\nno zone".encode(), key),
        encrypt(f"carecompanion-jot/1\n{name}\n{NOW.isoformat()}\n\n\x1b[31m".encode(), key),
        encrypt(f"carecompanion-jot/1\nUP{name[2:]}\n{NOW.isoformat()}\n\nx".encode(), key),
        encrypt(b"\xff\xfe", key),
    ]  # fmt: skip
    for number, data in enumerate(planted):
        (home.jots / f"{number:032x}.age").write_bytes(data)
    (home.jots / "notes.txt").write_bytes(b"theirs")
    (home.jots / f"{99:032x}.age").symlink_to(home.keys_file)
    assert vault.jots.take_in() == TakenIn(new=1, unreadable=len(planted) + 1)
    assert len(vault.jots.all()) == 1
    assert (home.jots / "notes.txt").exists()
    vault.close()


def test_there_is_an_end_to_what_can_wait(home: Paths) -> None:
    vault, _ = new_vault(home)
    home.jots.mkdir()
    for number in range(256):
        (home.jots / f"{number:032x}.age").touch()
    with pytest.raises(JotsFull) as full:
        leave(home)
    assert full.value.exit_code == 7
    vault.close()


def test_a_note_needs_a_vault_and_words(home: Paths) -> None:
    with pytest.raises(JournalMissing):
        leave(home)
    assert not home.data.exists()
    vault, _ = new_vault(home)
    for text in ("", " \n", "x" * 65_537, "\x1b\x00"):
        with pytest.raises(BadInput):
            leave(home, text)
    vault.close()
    home.keys_file.unlink()
    with pytest.raises(KeysMissing):
        leave(home)


def test_new_keys_take_the_waiting_notes_in_first(home: Paths) -> None:
    vault, _ = new_vault(home)
    leave(home)
    rotate(vault, PASSPHRASE, "new", now=NOW, randomness=os.urandom, limits=QUICK)
    assert [jot.text for jot in vault.jots.all()] == [WORDS]
    leave(home, "after")
    assert vault.jots.take_in().new == 1
    vault.close()
