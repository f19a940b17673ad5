"""A facilitator's new key: followed where the old one vouches for it, and only once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carecompanion.domain.signer import Arriving, Trust
from carecompanion.errors import ExchangeError
from tests.activities.packing import built, code_of, takes, written

if TYPE_CHECKING:
    from tests.activities.people import Person


def test_a_new_key_follows_where_the_old_one_vouches_for_it(ana: Person, noor: Person) -> None:
    takes(ana, built(noor))
    trusting = ana.companion.trusting
    known = trusting.check(trusting.signers()[0], " ".join(noor.companion.signing.words()))
    trusting.rename(known, "Ruth from the library")
    trusting.set_power(known, has_power=True)
    before = noor.companion.signing.words()
    assert noor.companion.signing.rotate() != before
    data = built(noor, ask="What follows?")
    arrival = ana.companion.installing.look(data)
    assert (arrival.arriving, arrival.name, arrival.is_first_use) == (Arriving.FOLLOWS, "window-seat", False)
    assert arrival.signer.standing is Trust.FIRST_USE
    assert arrival.signer.my_name == "Ruth from the library"
    takes(ana, data)
    new, old = trusting.signers()
    assert (new.key, old.followed) == (noor.companion.signing.key(), new.key)
    assert new.has_power
    assert trusting.signer("Ruth from the library") == new
    # A later one is an ordinary update, and other packs of theirs follow too.
    assert ana.companion.installing.look(built(noor, ask="And then?")).arriving is Arriving.UPDATE
    assert ana.companion.installing.look(built(noor, "other-pack")).arriving is Arriving.NEW


def test_after_a_new_key_nothing_more_comes_in_by_the_old_one(ana: Person, noor: Person) -> None:
    takes(ana, built(noor))
    old = noor.companion.signing._secret()
    noor.companion.signing.rotate()
    takes(ana, built(noor, ask="New key?"))
    from carecompanion.packs.carepack import build
    from carecompanion.packs.files import files_of

    stolen = build(
        files_of(written(noor, ask="A thief's?")),
        secret=old,
        signer_name="Ruth K.",
        serial=500,
        published=noor.clock.now.date(),
    )
    assert code_of(ana, stolen) == "E_ROLLBACK"


def test_a_second_key_after_the_same_one_is_refused(ana: Person, noor: Person, mal: Person) -> None:
    from carecompanion.packs.carepack import build
    from carecompanion.packs.files import files_of
    from carecompanion.packs.rotation import make_rotation

    takes(ana, built(noor))
    old = noor.companion.signing._secret()
    noor.companion.signing.rotate()
    takes(ana, built(noor, ask="New key?"))
    thief = mal.companion.signing
    forged = build(
        files_of(written(noor, ask="A thief's?")),
        secret=thief._secret(),
        signer_name="Ruth K.",
        serial=500,
        published=noor.clock.now.date(),
        prev=make_rotation(old, thief.key()),
    )
    assert code_of(ana, forged) == "E_EQUIVOCATION"
    with pytest.raises(ExchangeError, match="Two keys"):
        ana.companion.installing.look(forged)


def test_the_note_of_power_holds_for_whatever_they_signed_by_any_of_their_keys(
    ana: Person, noor: Person
) -> None:
    takes(ana, built(noor))
    takes(ana, built(noor, "of-before"))
    trusting = ana.companion.trusting
    trusting.set_power(trusting.signers()[0], has_power=True)
    noor.companion.signing.rotate()
    arrival = ana.companion.installing.look(built(noor, ask="What follows?"))
    assert trusting.caution_on(arrival.pack, arrival.signer), "it is said before it is let in"
    ana.companion.installing.install(arrival)
    packs = {str(pack.id): pack for pack in ana.companion.prompting.packs()}
    assert trusting.caution(packs["of-before"])
    trusting.set_power(trusting.signer("window-seat"), has_power=False)
    assert not trusting.caution(packs["window-seat"])
    assert not trusting.caution(packs["of-before"]), "the note is of the person"
    trusting.set_power(trusting.signer("window-seat"), has_power=True)
    assert trusting.caution(packs["of-before"])


def test_a_note_of_power_that_is_taken_back_stays_on_no_key_of_before(ana: Person, noor: Person) -> None:
    takes(ana, built(noor))
    trusting = ana.companion.trusting
    trusting.set_power(trusting.signers()[0], has_power=True)
    noor.companion.signing.rotate()
    takes(ana, built(noor, ask="What follows?"))
    trusting.set_power(trusting.signer("window-seat"), has_power=False)
    assert not any(one.has_power for one in trusting.signers())
