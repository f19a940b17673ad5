"""What version 1 looks like on disk is frozen: every later program opens it."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from carecompanion.crypto.keyslots import (
    jot_recipient,
    jot_secret,
    journal_key,
    key_file_bytes,
    open_key_file,
    read_key_file,
)
from carecompanion.crypto.recovery import code_from_root, root_from_code
from carecompanion.domain.entry_plain import plain_entry
from carecompanion.vault.health import check
from carecompanion.vault.opening import open_vault
from carecompanion.vault.restoring import restore_backup
from tests.vault.pages import decrypted_image
from tests.vault.samples import NOW, letter, partner

if TYPE_CHECKING:
    from carecompanion.settings.paths import Paths

VECTORS = Path(__file__).parents[1] / "vectors"
BACKUP = VECTORS / "vault-v1.ccbackup"
KEYS = VECTORS / "vault-v1-keys.json"
FROZEN: dict[str, Any] = json.loads((VECTORS / "vault-v1.json").read_text(encoding="utf-8"))


@pytest.fixture
def unpacked(home: Paths) -> Paths:
    """The frozen journal.db and vault.json as they lay in their folder."""
    home.vault_dir.mkdir(parents=True)
    with zipfile.ZipFile(BACKUP) as zipped:
        home.journal_db.write_bytes(zipped.read("journal.db"))
    shutil.copy(KEYS, home.keys_file)
    return home


def test_the_frozen_key_file_opens_to_the_frozen_root() -> None:
    keys = read_key_file(KEYS.read_bytes())
    root = open_key_file(keys, FROZEN["passphrase"])
    assert root.hex() == FROZEN["root"]
    assert key_file_bytes(keys) == KEYS.read_bytes()
    assert keys.db_salt.hex() == FROZEN["db_salt"]
    assert journal_key(root, keys.db_salt).hex() == FROZEN["journal_key"]
    assert jot_secret(root, keys.db_salt).hex() == FROZEN["jot_secret"]
    assert jot_recipient(root, keys.db_salt) == keys.jot == FROZEN["jot"]


def test_the_frozen_recovery_codes_stand_for_the_frozen_roots() -> None:
    for pair in (*FROZEN["codes"], {"root": FROZEN["root"], "code": FROZEN["recovery_code"]}):
        assert code_from_root(bytes.fromhex(pair["root"])) == pair["code"]
        assert root_from_code(pair["code"]).hex() == pair["root"]


def test_the_frozen_journal_opens_and_holds_what_it_held(unpacked: Paths) -> None:
    vault = open_vault(unpacked, FROZEN["passphrase"], now=NOW)
    held = [plain_entry(vault.entries.get(each["id"])) for each in FROZEN["entries"]]
    assert held == FROZEN["entries"]
    assert [line.id for line in vault.entries.search("day OR title OR beginning")] == [
        "aaaaaaaa02",
        "aaaaaaaa01",
        "aaaaaaaa03",
    ]
    (draft,) = vault.drafts.all()
    assert (draft.text, draft.cursor) == ("half a sent", (0, 11))
    assert vault.preferences.all() == {"ceiling": "1"}
    assert vault.partners.all() == (partner(),)
    assert vault.partners.is_blocked(b"\x09" * 32)
    assert vault.letters.get(letter().id) == letter()
    assert vault.letters.is_forgotten(letter(2).id)
    assert vault.identities.current() == b"\x07" * 32
    assert check(vault) == ()
    vault.close()


def test_the_frozen_backup_restores_by_the_recovery_code(home: Paths) -> None:
    report = restore_backup(home, BACKUP, FROZEN["recovery_code"], with_code=True, now=NOW)
    assert report.entries == 3


def test_the_frozen_journal_can_be_read_without_the_library_that_wrote_it(unpacked: Paths) -> None:
    image = decrypted_image(
        unpacked.journal_db, bytes.fromhex(FROZEN["journal_key"]), bytes.fromhex(FROZEN["db_salt"])
    )
    assert "A plain beginning: ümläut, 日本語".encode() in image
