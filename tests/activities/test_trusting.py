from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from carecompanion.activities.trusting import licence_in_words
from carecompanion.domain.signer import DRAFT, Trust
from carecompanion.errors import Ambiguous, NotFound, NotPossible, Usage
from tests.activities.packing import built, takes

if TYPE_CHECKING:
    from tests.activities.people import Person


def test_the_words_they_read_aloud_are_compared_by_four_letters_each(ana: Person, noor: Person) -> None:
    takes(ana, built(noor))
    trusting = ana.companion.trusting
    signer = trusting.signer("Ruth K.")
    words = noor.companion.signing.words()
    assert trusting.words_of(signer) == words
    assert trusting.numbers_of(signer) == noor.companion.signing.numbers()
    pack = ana.companion.prompting.pack("window-seat")
    assert trusting.standing_of(pack) is Trust.FIRST_USE
    checked = trusting.check(signer, " ".join(word[:4].upper() for word in words))
    assert (checked.standing, checked.checked_on) == (Trust.CHECKED, ana.clock.now.date())
    ana.comes_back()
    trusting = ana.companion.trusting
    assert trusting.standing_of(pack) is Trust.CHECKED
    assert trusting.provenance(pack) == "from Window seat 1.0 · Ruth K. (words checked) · CC BY-SA 4.0"


def test_after_three_wrong_tries_nothing_is_compared_until_a_pack_has_come_again(
    ana: Person, noor: Person
) -> None:
    takes(ana, built(noor))
    trusting = ana.companion.trusting
    signer = trusting.signers()[0]
    right = " ".join(noor.companion.signing.words())
    for _ in range(3):
        with pytest.raises(NotPossible):
            trusting.check(signer, "not the words at all here now no")
    with pytest.raises(NotPossible) as stopped:
        trusting.check(signer, right)
    assert "another way" in stopped.value.hint
    takes(ana, built(noor, ask="Again?"))
    assert trusting.check(signer, right).standing is Trust.CHECKED


def test_a_signer_is_found_by_either_name_or_by_a_pack_of_theirs(
    ana: Person, noor: Person, mal: Person
) -> None:
    takes(ana, built(noor))
    mal.companion.signing.set_name("Ruth K.")
    takes(ana, built(mal, "other-pack"))
    trusting = ana.companion.trusting
    with pytest.raises(Ambiguous) as several:
        trusting.signer("ruth k.")
    assert "window-seat" in several.value.what
    noors = trusting.signer("window-seat")
    assert noors.key == noor.companion.signing.key()
    named = trusting.rename(noors, "Ruth from the library")
    assert trusting.signer("ruth from") == named
    with pytest.raises(Usage):
        trusting.rename(trusting.signer("other-pack"), "ruth from the library")
    assert trusting.rename(named, "").name == "Ruth K."
    for nobody in ("", "nobody", "low-tide"):
        with pytest.raises(NotFound):
            trusting.signer(nobody)


def test_power_is_a_note_for_oneself_that_gives_the_same_caution_as_their_own_word(
    ana: Person, noor: Person
) -> None:
    takes(ana, built(noor))
    takes(ana, built(noor, "their-word", power="manager"))
    trusting = ana.companion.trusting
    packs = {str(pack.id): pack for pack in ana.companion.prompting.packs()}
    assert not trusting.caution(packs["window-seat"])
    assert trusting.caution(packs["their-word"])
    assert not trusting.caution(packs["low-tide"])
    trusting.set_power(trusting.signer("window-seat"), has_power=True)
    ana.comes_back()
    trusting = ana.companion.trusting
    assert trusting.caution(packs["window-seat"])
    assert "has_power" not in repr(trusting.signers())
    trusting.set_power(trusting.signer("window-seat"), has_power=False)
    assert not trusting.caution(packs["window-seat"])


def test_where_somebody_has_power_no_letter_is_suggested_after_an_answer(ana: Person, noor: Person) -> None:
    takes(ana, built(noor))
    companion = ana.companion
    found = companion.prompting.find("window-seat/table")
    entry = companion.writing.write("Two of us.", prompt=companion.prompting.snapshot(found))
    companion.prompting.answered(entry)
    suggested = companion.going_on.suggested()
    assert suggested is not None
    assert suggested.offer == "letter"
    companion.trusting.set_power(companion.trusting.signer("window-seat"), has_power=True)
    assert companion.going_on.suggested() is None


def test_every_pack_says_where_it_comes_from(ana: Person) -> None:
    trusting = ana.companion.trusting
    pack = ana.companion.prompting.pack("low-tide")
    assert trusting.provenance(pack) == "came with carecompanion"
    assert trusting.provenance(replace(pack, signer=DRAFT)) == "your draft"
    assert trusting.standing_of(pack) is None
    strange = replace(pack, signer="A" * 43 + "=", signer_name="Somebody", licence="LicenseRef-ours")
    assert trusting.provenance(strange).endswith("· Somebody (words not compared) · LicenseRef-ours")


def test_a_name_cannot_say_how_sure_one_is_of_it(ana: Person, noor: Person) -> None:
    noor.companion.signing.set_name("Ruth K. (words checked) · CC")
    takes(ana, built(noor))
    pack = ana.companion.prompting.pack("window-seat")
    assert ana.companion.trusting.provenance(pack) == (
        "from Window seat 1.0 · Ruth K. words checked CC (words not compared) · CC BY-SA 4.0"
    )


def test_nor_can_a_title_a_version_or_a_licence(ana: Person) -> None:
    pack = replace(
        ana.companion.prompting.pack("low-tide"),
        title="Rain · Ana (words checked) · " + "x" * 99,
        version="1.0 (words checked) · " * 9,
        licence="LicenseRef-" + "y" * 99,
        signer="A" * 43 + "=",
        signer_name="()",
    )
    told = ana.companion.trusting.provenance(pack)
    assert told.count("·") == 2
    assert told.count("(") == 1
    assert "· someone (words not compared) ·" in told
    assert len(told) < 160


def test_a_licence_is_said_as_people_say_it() -> None:
    said = {
        "CC-BY-4.0": "CC BY 4.0",
        "CC-BY-NC-SA-4.0": "CC BY-NC-SA 4.0",
        "CC0-1.0": "CC0-1.0",
        "MIT": "MIT",
    }
    assert {name: licence_in_words(name) for name in said} == said


def test_nor_anywhere_else_where_it_is_said_as_they_claim_it(ana: Person, noor: Person) -> None:
    noor.companion.signing.set_name("Ruth K. (words checked) · CC")
    arrival = ana.companion.installing.look(built(noor))
    assert arrival.signer.name == "Ruth K. words checked CC"
    renamed = replace(arrival.signer, my_name="Ruth (library)")
    assert renamed.name == "Ruth (library)", "one's own words are one's own"


def test_what_one_calls_a_signer_is_in_no_trace(ana: Person, noor: Person) -> None:
    takes(ana, built(noor))
    trusting = ana.companion.trusting
    trusting.rename(trusting.signers()[0], "the one who fired Ines")
    arrival = ana.companion.installing.look(built(noor, ask="Again?"))
    assert "Ines" not in repr(trusting.signers()) + repr(arrival)
