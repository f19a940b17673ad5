"""The support card: in the vault, and beside it only while that is allowed."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from carecompanion.activities.supporting import SupportCard, card_while_locked
from carecompanion.errors import CareError

if TYPE_CHECKING:
    from tests.activities.people import Person

CARD = SupportCard("Wren, by phone", "You have been here before.", "Could you sit with me?")


def test_a_card_is_empty_until_it_is_written_and_then_stays(ana: Person) -> None:
    assert ana.companion.supporting.card().is_empty
    kept = ana.companion.supporting.write(
        SupportCard(f" {CARD.people}\x1b[2J \n", CARD.kind_line, CARD.message)
    )
    assert kept.people == "Wren, by phone[2J"
    ana.companion.supporting.write(CARD)
    assert ana.comes_back().supporting.card() == CARD


def test_nobody_reads_it_while_locked_unless_that_was_allowed(ana: Person) -> None:
    supporting = ana.companion.supporting
    assert not supporting.was_asked()
    supporting.write(CARD)
    assert not supporting.is_open_while_locked()
    assert not ana.world.paths.support_file.exists()
    supporting.allow_while_locked(allowed=False)
    assert supporting.was_asked()
    assert card_while_locked(ana.world) == ""


def test_allowed_it_lies_beside_the_vault_for_its_owner_only_and_follows_the_card(ana: Person) -> None:
    supporting = ana.companion.supporting
    supporting.write(CARD)
    supporting.allow_while_locked(allowed=True)
    assert stat.S_IMODE(ana.world.paths.support_file.stat().st_mode) == 0o600
    ana.closes()
    assert card_while_locked(ana.world) == f"{CARD.people}\n\n{CARD.kind_line}\n\n{CARD.message}"
    ana.companion.supporting.write(SupportCard("Heron"))
    assert card_while_locked(ana.world) == "Heron"


def test_no_longer_allowed_it_is_gone_at_once(ana: Person) -> None:
    supporting = ana.companion.supporting
    supporting.write(CARD)
    supporting.allow_while_locked(allowed=True)
    supporting.allow_while_locked(allowed=False)
    assert not ana.world.paths.support_file.exists()
    assert supporting.card() == CARD
    supporting.write(SupportCard("Heron"))
    assert not ana.world.paths.support_file.exists()


def test_a_copy_that_cannot_be_removed_is_not_said_to_be_gone(
    ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    supporting = ana.companion.supporting
    supporting.allow_while_locked(allowed=True)

    def stuck(*_: object, **__: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr("pathlib.Path.unlink", stuck)
    with pytest.raises(CareError):
        supporting.allow_while_locked(allowed=False)
    assert supporting.is_open_while_locked()


def test_a_link_put_in_its_place_is_not_written_through(ana: Person) -> None:
    victim = ana.home.parent / "victim"
    victim.write_text("theirs")
    ana.companion.supporting.write(CARD)
    ana.world.paths.support_file.symlink_to(victim)
    ana.companion.supporting.allow_while_locked(allowed=True)
    assert victim.read_text() == "theirs"
    assert not ana.world.paths.support_file.is_symlink()


def test_what_lies_there_acts_on_no_screen(ana: Person) -> None:
    assert ana.companion is not None
    ana.world.paths.support_file.write_bytes(b"a\x1b]52;c;AA\x07b\xff")
    assert "\x1b" not in card_while_locked(ana.world)
    ana.world.paths.support_file.unlink()
    ana.world.paths.support_file.mkdir()
    assert card_while_locked(ana.world) == ""
