"""Opening: the one place where a journal is made, opened and closed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from carecompanion.activities.opening import Opening
from carecompanion.activities.world import World, real_world
from carecompanion.crypto.passphrase import PRODUCT_LIMITS
from carecompanion.errors import (
    BadInput,
    ExchangeError,
    JournalMissing,
    VaultExists,
    WrongPassphrase,
    WrongRecoveryCode,
)
from tests.activities.people import KETTLE, Clock, Person
from tests.vault.samples import QUICK, places

if TYPE_CHECKING:
    from pathlib import Path


def test_a_journal_is_made_once_and_opened_with_its_passphrase(ana: Person) -> None:
    opening = Opening(ana.world)
    assert not opening.is_there_a_journal()
    with pytest.raises(JournalMissing):
        opening.unlock(KETTLE)
    companion, code = opening.create(KETTLE)
    entry = companion.writing.write("Rain.")
    companion.close()
    companion.close()
    assert opening.is_there_a_journal()
    assert len(code.split("-")) == 9
    with pytest.raises(VaultExists):
        opening.create(KETTLE)
    with pytest.raises(WrongPassphrase):
        opening.unlock("not it")
    heard: list[str] = []
    again = opening.unlock(KETTLE, heard.append)
    assert again.reading.entry("@last") == entry
    assert heard == ["key", "journal"]
    again.close()


def test_no_journal_is_made_without_a_passphrase(ana: Person) -> None:
    for nothing in ("", "  "):
        with pytest.raises(BadInput):
            Opening(ana.world).create(nothing)
    assert not Opening(ana.world).is_there_a_journal()


def test_the_recovery_code_opens_it_and_sets_a_passphrase(ana: Person) -> None:
    entry = ana.companion.writing.write("Rain.")
    ana.closes()
    opening = Opening(ana.world)
    for code in ("", "0000-" * 9, ana.recovery_code[:-1]):
        with pytest.raises(WrongRecoveryCode):
            opening.unlock_with_code(code, "new words now")
    companion = opening.unlock_with_code(ana.recovery_code.lower().replace("-", " "), "new words now")
    assert companion.reading.entry("@last") == entry
    companion.close()
    opening.unlock("new words now").close()


def test_a_damaged_journal_is_there_all_the_same(ana: Person) -> None:
    assert ana.companion is not None
    ana.closes()
    ana.world.paths.journal_db.unlink()
    assert Opening(ana.world).is_there_a_journal()
    with pytest.raises(VaultExists):
        Opening(ana.world).create(KETTLE)


def test_the_product_asks_its_own_price_and_takes_no_lower_one(ana: Person, tmp_path: Path) -> None:
    world = World(places(tmp_path / "real"), Clock(), os.urandom)
    assert world.kdf_limits is PRODUCT_LIMITS
    assert real_world().limits is None
    assert ana.companion is not None
    ana.closes()
    cheap = World(ana.world.paths, Clock(), os.urandom)
    with pytest.raises(ExchangeError) as refused:
        Opening(cheap).unlock(KETTLE)
    assert refused.value.code == "E_COST"
    Opening(cheap, QUICK).unlock(KETTLE).close()


@pytest.mark.parametrize(
    ("passphrase", "is_short"),
    [
        ("rain", True),
        ("password1", True),
        ("correct horse", True),
        ("", True),
        ("a kettle hums before light", False),
        ("seven slow herons stand in the rain", False),
        ("x" * 10_000, False),
    ],
)
def test_a_short_passphrase_is_advised_against_and_taken(
    ana: Person, passphrase: str, *, is_short: bool
) -> None:
    opening = Opening(ana.world)
    assert opening.is_short(passphrase) is is_short
    if passphrase and is_short:
        opening.create(passphrase)[0].close()


def test_another_window_is_noticed(ana: Person) -> None:
    first = ana.companion
    second = Opening(ana.world).unlock(KETTLE)
    before = first.changes()
    assert first.changes() == before
    second.writing.write("Rain.")
    assert first.changes() != before
    assert first.reading.entry("@last").text == "Rain."
    second.close()
