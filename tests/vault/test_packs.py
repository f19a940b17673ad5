from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from carecompanion.domain.signer import InstalledPack, SeenPack, Signer, Trust
from carecompanion.errors import NotFound
from carecompanion.vault.backup import back_up
from carecompanion.vault.restoring import restore_backup
from carecompanion.vault.rotating import rotate
from tests.vault.samples import NOW, PASSPHRASE, QUICK, new_vault, opened

if TYPE_CHECKING:
    from carecompanion.settings.paths import Paths
    from carecompanion.vault.vault import Vault

DAY = date(2026, 11, 1)
RUTH, NEXT = b"\x11" * 32, b"\x12" * 32


def pack(name: str = "window-seat", serial: int = 3) -> InstalledPack:
    return InstalledPack(name, "window-seat", RUTH, serial, bytes([serial]) * 32, DAY, b"the file as it came")


def seen(serial: int = 3, signer: bytes = RUTH, name: str = "window-seat") -> SeenPack:
    return SeenPack(signer, "window-seat", name, serial, bytes([serial]) * 32, DAY)


def test_an_installed_pack_is_there_as_its_file_came(vault: Vault, home: Paths) -> None:
    vault.packs.keep(pack())
    vault.packs.keep(pack("window-seat~2"))
    vault.close()
    again = opened(home)
    assert again.packs.all() == (pack(), pack("window-seat~2"))
    again.packs.keep(pack(serial=4))
    assert again.packs.get("window-seat").serial == 4
    assert [name for name, _ in again.packs.marks()] == ["window-seat", "window-seat~2"]
    again.packs.remove("window-seat")
    for gone in ("window-seat", "window"):
        with pytest.raises(NotFound):
            again.packs.get(gone)
        with pytest.raises(NotFound):
            again.packs.remove(gone)
    again.close()


def test_what_was_made_ready_goes_with_its_pack_and_with_every_later_one(vault: Vault) -> None:
    vault.packs.keep(pack())
    vault.packs.keep_ready("window-seat", "1 es", "[]")
    assert vault.packs.ready("1 es") == {"window-seat": "[]"}
    assert vault.packs.ready("1 en") == {}
    vault.packs.keep_ready("window-seat", "1 en", "[1]")
    assert vault.packs.ready("1 es") == {}
    vault.packs.keep(pack(serial=4))
    assert vault.packs.ready("1 en") == {}
    vault.packs.keep_ready("window-seat", "1 en", "[1]")
    vault.packs.remove("window-seat")
    assert vault.packs.ready("1 en") == {}


def test_a_signer_is_kept_by_key_and_what_was_seen_by_key_and_id(vault: Vault) -> None:
    signer = Signer(RUTH, "Ruth K.", DAY)
    vault.signers.keep(signer)
    checked = replace(
        signer,
        my_name="Ruth",
        standing=Trust.CHECKED,
        checked_on=DAY,
        has_power=True,
        followed=NEXT,
        wrong_tries=2,
    )
    vault.signers.keep(checked)
    assert vault.signers.all() == (checked,)
    assert vault.signers.by_key(NEXT) is None
    vault.signers.see(seen())
    vault.signers.see(seen(5))
    vault.signers.see(seen(9, NEXT, "window-seat~2"))
    assert [one.serial for one in vault.signers.seen_of("window-seat")] == [9, 5]
    assert vault.signers.names() == {"window-seat", "window-seat~2"}


def test_a_restore_forgets_no_number_no_key_and_no_note(home: Paths) -> None:
    vault, _ = new_vault(home)
    vault.packs.keep(pack(serial=2))
    vault.signers.keep(Signer(RUTH, "Ruth K.", DAY))
    vault.signers.see(seen(2))
    vault.facilitator.add(b"\x01" * 32, DAY)
    made = back_up(home, vault.database, now=NOW)
    noted = Signer(RUTH, "Ruth K.", DAY, "Ruth", Trust.CHECKED, DAY, has_power=True, followed=NEXT)
    vault.signers.keep(noted)
    vault.signers.keep(Signer(NEXT, "Ruth K.", DAY))
    vault.signers.see(seen(7))
    vault.signers.see(seen(8, NEXT, "window-seat"))
    vault.facilitator.add(b"\x02" * 32, DAY)
    vault.close()
    assert restore_backup(home, made.path, PASSPHRASE, now=NOW + timedelta(hours=1), limits=QUICK).has_carried
    again = opened(home)
    assert again.packs.get("window-seat").serial == 2
    assert again.signers.by_key(RUTH) == noted
    assert again.signers.by_key(NEXT) == Signer(NEXT, "Ruth K.", DAY)
    assert [(one.signer, one.serial) for one in again.signers.seen_of("window-seat")] == [
        (NEXT, 8),
        (RUTH, 7),
    ]
    assert {one.name for one in again.signers.seen_of("window-seat")} == {"window-seat"}
    assert again.facilitator.all() == (b"\x02" * 32, b"\x01" * 32)
    again.close()


def test_two_hands_never_share_a_name_after_a_restore(home: Paths) -> None:
    vault, _ = new_vault(home)
    vault.signers.keep(Signer(RUTH, "Ruth K.", DAY))
    vault.signers.see(seen())
    made = back_up(home, vault.database, now=NOW)
    with vault.database.writing():
        vault.database.change("DELETE FROM signer_packs")
    vault.signers.see(seen(4, NEXT))
    vault.close()
    restore_backup(home, made.path, PASSPHRASE, now=NOW + timedelta(hours=1), limits=QUICK)
    again = opened(home)
    assert {one.signer: one.name for one in again.signers.seen_of("window-seat")} == {
        RUTH: "window-seat",
        NEXT: "window-seat~2",
    }
    again.close()


def test_a_restore_keeps_what_the_backup_knew_better(home: Paths) -> None:
    vault, _ = new_vault(home)
    checked = Signer(RUTH, "Ruth K.", DAY, "", Trust.CHECKED, DAY)
    vault.signers.keep(checked)
    vault.signers.see(seen(9))
    made = back_up(home, vault.database, now=NOW)
    vault.signers.keep(Signer(RUTH, "Ruth K.", DAY))
    vault.signers.see(seen(1))
    vault.close()
    restore_backup(home, made.path, PASSPHRASE, now=NOW + timedelta(hours=1), limits=QUICK)
    again = opened(home)
    assert again.signers.by_key(RUTH) == checked
    assert again.signers.seen_of("window-seat")[0].serial == 9
    again.close()


def test_new_keys_for_the_vault_keep_packs_signers_and_signing_keys(home: Paths) -> None:
    from os import urandom

    vault, _ = new_vault(home)
    vault.packs.keep(pack())
    vault.packs.keep_ready("window-seat", "1", "[]")
    vault.signers.keep(Signer(RUTH, "Ruth K.", DAY))
    vault.signers.see(seen())
    vault.facilitator.add(b"\x01" * 32, DAY)
    rotate(vault, PASSPHRASE, "another one", now=NOW, randomness=urandom, limits=QUICK)
    assert vault.packs.all() == (pack(),)
    assert vault.signers.seen_of("window-seat") == (seen(),)
    assert vault.facilitator.all() == (b"\x01" * 32,)
    vault.close()


def test_secrets_and_files_are_in_no_repr() -> None:
    assert "the file" not in repr(pack())
