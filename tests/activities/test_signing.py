from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from carecompanion.activities.signing import PackFaults
from carecompanion.domain.signer import Arriving
from carecompanion.errors import Usage
from carecompanion.packs.carepack import read_carepack
from tests.activities.packing import built, takes, written

if TYPE_CHECKING:
    from pathlib import Path

    from tests.activities.people import Person


def test_the_number_is_one_more_than_the_highest_here_and_in_the_folder(noor: Person, ana: Person) -> None:
    signing = noor.companion.signing
    assert signing.has_key is False
    built(noor)
    assert noor.companion.signing.has_key
    out = noor.home / "out"
    for file in out.iterdir():
        file.unlink()
    folder = written(noor)
    assert signing.build(folder, out).serial == 2
    (out / "window-seat-40.carepack").write_bytes(b"of another journal of mine")
    (out / "window-seat-99999999999.carepack").write_bytes(b"")
    (out / "window-seats-70.carepack").write_bytes(b"")
    assert signing.build(folder, out).serial == 41
    assert signing.build(folder, out, 50).path.name == "window-seat-50.carepack"
    for serial in (50, 1, 0, -3, 2**31):
        with pytest.raises(Usage):
            signing.build(folder, out, serial)
    noor.comes_back()
    assert noor.companion.signing.build(folder, out).serial == 51
    assert ana.companion.signing.next_serial("window-seat", ana.home) == 1


def test_the_same_words_under_the_same_number_on_the_same_day_are_the_same_file(noor: Person) -> None:
    from carecompanion.packs.carepack import build
    from carecompanion.packs.files import files_of

    data = built(noor)
    again = build(
        files_of(written(noor)),
        secret=noor.companion.signing._secret(),
        signer_name="Ruth K.",
        serial=1,
        published=noor.clock.now.date(),
    )
    assert data == again


def test_what_is_new_is_said_and_what_changed_is_shown(noor: Person, ana: Person) -> None:
    takes(ana, built(noor))
    folder = written(noor, ask="And now?")
    made = noor.companion.signing.build(folder, noor.home / "out", changes="One question reads better.")
    assert made.difference is not None
    assert [part.id for part in made.difference.prompts] == ["window"]
    arrival = ana.companion.installing.look(made.path.read_bytes())
    assert arrival.pack.changes == "One question reads better."
    assert made.digest == arrival.signed.digest


def test_a_source_with_an_error_is_not_built_and_takes_no_number(noor: Person) -> None:
    built(noor)
    folder = written(noor, ask="")
    with pytest.raises(PackFaults) as refused:
        noor.companion.signing.build(folder, noor.home / "out")
    assert [fault.line for fault in refused.value.errors]
    assert noor.companion.signing.next_serial("window-seat", noor.home / "out") == 2


def test_nothing_is_signed_without_a_name(noor: Person) -> None:
    with pytest.raises(Usage):
        noor.companion.signing.build(written(noor), noor.home / "out")
    noor.companion.introducing.set_my_name("Noor")
    assert noor.companion.signing.build(written(noor), noor.home / "out").pack.signer_name == "Noor"
    noor.companion.signing.set_name("  Ruth\tK. ")
    assert noor.companion.signing.name() == "Ruth K."
    for name in ("", "\u200b", "x" * 49):
        with pytest.raises(Usage):
            noor.companion.signing.set_name(name)


def test_the_key_stays_and_its_card_is_a_facilitators(noor: Person, ana: Person) -> None:
    signing = noor.companion.signing
    signing.set_name("Ruth K.")
    key = signing.key()
    noor.comes_back()
    signing = noor.companion.signing
    assert signing.key() == key
    (card,) = ana.companion.introducing.read(signing.card_block())
    assert (card.kind, card.key, card.name) == ("facilitator", key, "Ruth K.")
    assert key != noor.companion.introducing.identity().public
    assert signing.pub_text().startswith("untrusted comment: ")


def test_after_a_new_key_the_numbers_go_on_and_every_pack_names_the_key_before(noor: Person) -> None:
    first = read_carepack(built(noor))
    noor.companion.signing.rotate()
    second = read_carepack(built(noor))
    assert second.serial == 2
    assert second.rotation is not None
    assert second.rotation.old == first.key
    assert read_carepack(built(noor)).rotation == second.rotation


def test_an_author_installs_their_own_pack_once(noor: Person) -> None:
    data = built(noor)
    installing = noor.companion.installing
    assert installing.look(data).arriving is Arriving.NEW
    takes(noor, data)
    assert installing.look(data).arriving is Arriving.SAME
    assert installing.look(built(noor, ask="Next?")).arriving is Arriving.UPDATE


def test_no_file_of_somebody_else_uses_up_the_numbers(noor: Person, mal: Person) -> None:
    signing = noor.companion.signing
    built(noor)
    out = noor.home / "out"
    (out / "window-seat-2147483646.carepack").write_bytes(b"nobody's")
    (out / "window-seat-2147483640.carepack").write_bytes(built(mal))
    assert signing.next_serial("window-seat", out) == 2
    built(noor, serial=900_000)
    assert signing.next_serial("window-seat", out) == 900_001


def test_ones_own_packs_from_another_journal_count_however_high(noor: Person, tmp_path: Path) -> None:
    built(noor, serial=900_000)
    noor.companion.signing._vault.signers.see(
        replace(noor.companion.signing._vault.signers.seen_of("window-seat")[0], serial=1)
    )
    assert noor.companion.signing.next_serial("window-seat", noor.home / "out") == 900_001
    assert noor.companion.signing.next_serial("window-seat", tmp_path / "elsewhere") == 2
