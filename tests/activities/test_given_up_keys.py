"""A key that a partner has given up opens no way back: not by their old card, not by a letter that waited."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carecompanion.domain.letter import LetterKind
from carecompanion.domain.partner import Trust
from carecompanion.errors import ExchangeError, NotPossible
from tests.activities.misuse import sealed
from tests.activities.pair import acquainted, came, wrote

if TYPE_CHECKING:
    from tests.activities.people import Person


def renews(writer: Person, *, reader: Person) -> None:
    (sent,) = writer.companion.renewing.renew().sent
    came(reader, sent.path.read_bytes())


def waits(reader: Person, data: bytes) -> str:
    """The id of a stranger's letter."""
    with pytest.raises(ExchangeError) as error:
        came(reader, data)
    assert error.value.code == "E_STRANGER"
    return error.value.about


def test_the_card_of_before_brings_no_second_partner_and_moves_no_letter(ana: Person, noor: Person) -> None:
    to, there = acquainted(ana, noor)
    card = noor.companion.introducing.read(ana.companion.introducing.my_card())[0]
    before = came(noor, wrote(ana, to)[1])
    renews(ana, reader=noor)
    with pytest.raises(NotPossible, match="had before"):
        noor.companion.introducing.introduce(card, "ana again")
    assert [one.id for one in noor.companion.introducing.partners()] == [there.id]
    assert noor.companion.corresponding.letter(before.id).partner == there.id
    noor.companion.introducing.forget(there)
    assert noor.companion.introducing.introduce(card).is_new, "whoever wants to, begins anew"


def test_no_new_card_is_the_earlier_one_of_somebody_else(ana: Person, noor: Person, mal: Person) -> None:
    _, there = acquainted(ana, noor)
    card = ana.companion.introducing.my_card()
    before = there.key
    renews(ana, reader=noor)
    noor.meets(mal, "mal")
    with pytest.raises(NotPossible, match="somebody else"):
        came(noor, sealed(mal, noor, LetterKind.NEWCARD, card=card))
    assert before in noor.companion.introducing._vault.partners.keys_of(
        noor.companion.introducing.partner("ana")
    )


def test_a_letter_that_waited_is_theirs_by_the_key_they_had_then(ana: Person, noor: Person) -> None:
    for person, name in ((ana, "Ana"), (noor, "Noor")):
        person.companion.introducing.set_my_name(name)
    to = ana.meets(noor, "noor")
    first = waits(noor, wrote(ana, to, "Before.")[1])
    (sent,) = ana.companion.renewing.renew().sent
    card = waits(noor, sent.path.read_bytes())
    noor.companion.corresponding.accept(card)
    (there,) = noor.companion.introducing.partners()
    noor.companion.introducing.verify(there, " ".join(ana.companion.introducing.my_words()))
    letter = noor.companion.corresponding.accept(first)
    assert (letter.partner, letter.trust) == (there.id, Trust.INTRODUCED)
    assert len(noor.companion.introducing.partners()) == 1


def test_a_new_card_that_waited_counts_only_by_the_key_in_use(ana: Person, noor: Person) -> None:
    for person, name in ((ana, "Ana"), (noor, "Noor")):
        person.companion.introducing.set_my_name(name)
    ana.meets(noor, "noor")
    stolen = sealed(ana, noor, LetterKind.NEWCARD, card=card_of_nobody(ana))
    (sent,) = ana.companion.renewing.renew().sent
    theirs, first = waits(noor, stolen), waits(noor, sent.path.read_bytes())
    noor.companion.corresponding.accept(first)
    with pytest.raises(NotPossible, match="given up"):
        noor.companion.corresponding.accept(theirs)
    assert noor.companion.introducing.partner("ana").key == ana.companion.introducing.identity().public


def card_of_nobody(person: Person) -> str:
    from carecompanion.crypto.identity import new_identity
    from carecompanion.exchange.card import card_token

    return card_token(new_identity(person.world.randomness).public, "Ana")


def test_a_key_given_up_before_its_owner_was_let_go_takes_nobodys_place(ana: Person, noor: Person) -> None:
    to, there = acquainted(ana, noor)
    came(noor, wrote(ana, to)[1])
    old_card = ana.companion.introducing.my_card()
    (sent,) = ana.companion.renewing.renew().sent
    came(noor, sent.path.read_bytes())
    came(noor, wrote(ana, to, "By the new key.")[1])
    noor.companion.introducing.forget(noor.companion.introducing.partner("ana"))
    back = noor.meets(ana, "ana")
    (card,) = noor.companion.introducing.read(old_card)
    stranger = noor.companion.introducing.introduce(card, "somebody").partner
    assert back.id == there.id
    assert stranger.id != back.id
    assert noor.companion.introducing.partner("ana").key == ana.companion.introducing.identity().public
