"""Cards, partners, and the words that make sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carecompanion.crypto.identity import PeerIdentity
from carecompanion.domain.partner import Card, Standing
from carecompanion.errors import ExchangeError, NotFound, NotPossible, Usage, WrongPassphrase
from carecompanion.exchange.card import card_token
from tests.activities.people import KETTLE

if TYPE_CHECKING:
    from tests.activities.people import Person


def card_of(person: Person) -> Card:
    return person.companion.introducing.read(person.companion.introducing.my_card())[0]


def typed(words: tuple[str, ...]) -> str:
    return " ".join(word[:4] for word in words)


WRONG = "aaaa bbbb cccc dddd eeee ffff gggg hhhh"


# oneself ----------------------------------------------------------------------------------------------------------


def test_there_is_no_key_before_the_first_need_and_one_after_it(ana: Person) -> None:
    introducing = ana.companion.introducing
    assert introducing.identities() == ()
    card = introducing.my_card()
    assert len(introducing.identities()) == 1
    assert ana.comes_back().introducing.my_card() == card


def test_two_journals_have_two_keys(ana: Person, noor: Person) -> None:
    assert card_of(ana).key != card_of(noor).key


def test_a_card_says_someone_until_a_name_is_chosen(ana: Person) -> None:
    assert ana.companion.introducing.my_name() is None
    assert card_of(ana).name == "someone"
    assert ana.companion.introducing.set_my_name("  Ana\n\x1b ") == "Ana"
    assert ana.comes_back().introducing.my_name() == "Ana"
    assert card_of(ana).name == "Ana"


@pytest.mark.parametrize("name", ["", " \n", "\u202e", "a" * 49, "é" * 25])
def test_a_name_is_one_to_forty_eight_bytes(ana: Person, name: str) -> None:
    with pytest.raises(Usage):
        ana.companion.introducing.set_my_name(name)
    assert ana.companion.introducing.my_name() is None


def test_the_card_to_copy_holds_the_card(ana: Person) -> None:
    introducing = ana.companion.introducing
    introducing.set_my_name("Ana")
    assert introducing.read(introducing.my_card_block()) == (card_of(ana),)
    assert all(word in introducing.my_card_block() for word in introducing.my_words())
    assert len(introducing.my_words()) == len(introducing.my_numbers()) == 8


def test_the_secret_is_told_only_for_the_passphrase(ana: Person) -> None:
    with pytest.raises(WrongPassphrase):
        ana.companion.introducing.secret_text("another passphrase")
    assert ana.companion.introducing.secret_text(KETTLE).startswith("AGE-SECRET-KEY-1")


# others -----------------------------------------------------------------------------------------------------------


def test_a_card_taken_in_makes_a_partner_under_its_name_or_a_chosen_one(ana: Person, noor: Person) -> None:
    noor.companion.introducing.set_my_name("Noor")
    introduced = ana.companion.introducing.introduce(card_of(noor))
    assert introduced.is_new
    assert not introduced.is_other_key
    partner = introduced.partner
    assert (partner.handle, partner.claimed_name, partner.standing) == ("Noor", "Noor", Standing.INTRODUCED)
    assert ana.comes_back().introducing.partner("noor") == partner
    assert ana.companion.introducing.words_of(partner) == noor.companion.introducing.my_words()
    assert ana.companion.introducing.numbers_of(partner) == noor.companion.introducing.my_numbers()


def test_a_known_key_changes_nothing_and_says_so(ana: Person, noor: Person) -> None:
    first = ana.meets(noor, "wren")
    noor.companion.introducing.set_my_name("Someone else")
    again = ana.companion.introducing.introduce(card_of(noor), "heron")
    assert (again.partner, again.is_new, again.is_other_key) == (first, False, False)
    assert ana.companion.introducing.partners() == (first,)


def test_a_known_name_with_another_key_is_loud_and_is_somebody_else(ana: Person) -> None:
    introducing = ana.companion.introducing
    first = introducing.introduce(Card("peer", b"\x05" * 32, "Noor"))
    second = introducing.introduce(Card("peer", b"\x06" * 32, "Noor"))
    assert second.is_new
    assert second.is_other_key
    assert second.partner.handle == "Noor-2"
    assert second.partner.id != first.partner.id


def test_handles_are_the_same_in_any_case(ana: Person) -> None:
    introducing = ana.companion.introducing
    introducing.introduce(Card("peer", b"\x05" * 32, "Noor"))
    assert introducing.introduce(Card("peer", b"\x06" * 32, "noor")).partner.handle == "noor-2"
    with pytest.raises(Usage, match="NOOR"):
        introducing.introduce(Card("peer", b"\x07" * 32, "Sam"), "NOOR")
    assert [partner.handle for partner in introducing.partners()] == ["Noor", "noor-2"]


def test_a_name_that_is_full_is_shortened_to_be_numbered(ana: Person) -> None:
    introducing = ana.companion.introducing
    name = "é" * 24
    introducing.introduce(Card("peer", b"\x05" * 32, name))
    handle = introducing.introduce(Card("peer", b"\x06" * 32, name)).partner.handle
    assert handle == "é" * 23 + "-2"
    assert len(handle.encode()) <= 48


def test_a_bare_age_recipient_can_read_and_has_no_name(ana: Person) -> None:
    introducing = ana.companion.introducing
    (card,) = introducing.read(f"write to {PeerIdentity(b'x' * 32).recipient}, please")
    partner = introducing.introduce(card).partner
    assert (partner.handle, partner.has_app) == ("someone", False)


def test_ones_own_card_is_not_a_partner(ana: Person) -> None:
    with pytest.raises(NotPossible, match="own card"):
        ana.companion.introducing.introduce(card_of(ana))
    assert ana.companion.introducing.partners() == ()


def test_a_facilitators_card_and_a_weak_key_are_refused(ana: Person) -> None:
    introducing = ana.companion.introducing
    with pytest.raises(Usage):
        introducing.introduce(Card("facilitator", b"\x05" * 32, "Ruth"))
    with pytest.raises(ExchangeError) as weak:
        introducing.introduce(Card("peer", bytes(32), "Mallory"))
    assert weak.value.code == "E_KEY_WEAK"
    with pytest.raises(ExchangeError) as nothing:
        introducing.read("hello")
    assert nothing.value.code == "E_CARD"
    assert introducing.partners() == ()


def test_a_circle_introduces_itself_in_one_paste(ana: Person) -> None:
    introducing = ana.companion.introducing
    paste = "\n\nRegards\n".join(
        card_token(bytes([number]) * 32, f"Friend {number}") for number in range(5, 10)
    )
    for card in introducing.read(paste):
        introducing.introduce(card)
    assert [partner.handle for partner in introducing.partners()] == [f"Friend {n}" for n in range(5, 10)]


# the words --------------------------------------------------------------------------------------------------------


def test_the_right_words_verify_by_four_letters_or_by_number(ana: Person, noor: Person) -> None:
    introducing = ana.companion.introducing
    partner = ana.meets(noor, "wren")
    verified = introducing.verify(partner, typed(noor.companion.introducing.my_words()))
    assert (verified.standing, verified.verified_on) == (Standing.VERIFIED, ana.clock.now.date())
    assert ana.comes_back().introducing.partner("wren") == verified
    again = ana.companion.introducing.verify(partner, " ".join(noor.companion.introducing.my_numbers()))
    assert again.standing is Standing.VERIFIED


def test_after_three_wrong_tries_nothing_is_compared_until_a_fresh_card_comes(
    ana: Person, noor: Person
) -> None:
    partner = ana.meets(noor, "wren")
    right = typed(noor.companion.introducing.my_words())
    hints = []
    for _ in range(3):
        # The same old partner each time, as a dialog would hold it: the tries are counted all the same.
        with pytest.raises(NotPossible, match="not the words") as refused:
            ana.comes_back().introducing.verify(partner, WRONG)
        hints.append(refused.value.hint)
    assert hints[0] == hints[1] != hints[2]
    assert "another way" in hints[2]
    with pytest.raises(NotPossible, match="three times"):
        ana.companion.introducing.verify(partner, right)
    assert ana.companion.introducing.partner("wren").standing is Standing.INTRODUCED
    ana.companion.introducing.introduce(card_of(noor))
    assert ana.companion.introducing.verify(partner, right).standing is Standing.VERIFIED


def test_right_words_forget_the_wrong_ones(ana: Person, noor: Person) -> None:
    partner = ana.meets(noor, "wren")
    with pytest.raises(NotPossible):
        ana.companion.introducing.verify(partner, WRONG)
    assert ana.companion.introducing.partner("wren").wrong_tries == 1
    verified = ana.companion.introducing.verify(partner, typed(noor.companion.introducing.my_words()))
    assert verified.wrong_tries == 0


# rename, block, forget --------------------------------------------------------------------------------------------


def test_a_partner_gets_another_name_that_is_free(ana: Person, noor: Person) -> None:
    introducing = ana.companion.introducing
    partner = ana.meets(noor, "wren")
    introducing.introduce(Card("peer", b"\x05" * 32, "Sam"))
    assert introducing.rename(partner, "Wren").handle == "Wren", "its own name in another case is free"
    for taken in ("sam", "", " ", "a" * 49):
        with pytest.raises(Usage):
            introducing.rename(partner, taken)
    assert introducing.partner("wren").handle == "Wren"


def test_a_rename_keeps_what_was_verified_meanwhile(ana: Person, noor: Person) -> None:
    partner = ana.meets(noor, "wren")
    ana.companion.introducing.verify(partner, typed(noor.companion.introducing.my_words()))
    assert ana.companion.introducing.rename(partner, "heron").standing is Standing.VERIFIED


def test_a_blocked_key_stays_blocked_when_its_partner_is_forgotten(ana: Person, noor: Person) -> None:
    introducing = ana.companion.introducing
    partner = ana.meets(noor, "wren")
    introducing.block(partner)
    assert introducing.partner("wren").blocked
    introducing.forget(partner)
    with pytest.raises(NotFound):
        introducing.partner("wren")
    with pytest.raises(NotPossible, match="blocked"):
        introducing.introduce(card_of(noor))
    introducing.unblock(partner)
    assert introducing.introduce(card_of(noor)).is_new


def test_changing_somebody_forgotten_is_said(ana: Person, noor: Person) -> None:
    partner = ana.meets(noor, "wren")
    ana.companion.introducing.forget(partner)
    with pytest.raises(NotFound):
        ana.companion.introducing.rename(partner, "heron")
    with pytest.raises(NotFound):
        ana.companion.introducing.verify(partner, WRONG)
