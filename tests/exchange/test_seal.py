"""The seal agrees with the vectors, and binds both people and every byte."""

from __future__ import annotations

import json

import pytest

from carecompanion.errors import ExchangeError
from carecompanion.exchange.names import neutral_file_name, new_letter_id
from carecompanion.exchange.padding import padded_length
from carecompanion.exchange.seal import TAG_LENGTH, is_sealed, tag_from
from tests.exchange.people import ANA, MALLORY, NOOR, VECTORS

KNOWN = json.loads((VECTORS / "exchange-vectors.json").read_text())


def test_seals_agree_with_the_vectors() -> None:
    assert tag_from(ANA, NOOR.public, b"abc").decode() == KNOWN["seal(ana->noor, b'abc')"]
    assert tag_from(NOOR, ANA.public, b"abc").decode() == KNOWN["seal(noor->ana, b'abc')"]


def test_only_the_reader_it_was_made_for_can_check_it() -> None:
    tag = tag_from(ANA, NOOR.public, b"abc")
    assert len(tag) == TAG_LENGTH
    assert is_sealed(NOOR, ANA.public, b"abc", tag)
    assert not is_sealed(MALLORY, ANA.public, b"abc", tag)
    assert not is_sealed(NOOR, MALLORY.public, b"abc", tag)
    assert not is_sealed(NOOR, ANA.public, b"abd", tag)
    assert not is_sealed(ANA, NOOR.public, b"abc", tag)


def test_the_reader_could_have_made_it_which_is_the_point() -> None:
    # Noor, with nothing but her own key, can make what Ana would have made: so it is proof to nobody else.
    from carecompanion.exchange.seal import _shared, _tag

    made_by_noor = _tag(_shared(NOOR, ANA.public), ANA.public, NOOR.public, b"abc")
    assert made_by_noor == tag_from(ANA, NOOR.public, b"abc")


def test_no_seal_is_made_or_checked_with_a_weak_key() -> None:
    for weak in (bytes(32), (1).to_bytes(32, "little"), b"\xff" * 32):
        with pytest.raises(ExchangeError) as refused:
            tag_from(ANA, weak, b"abc")
        assert refused.value.code == "E_KEY_WEAK"
        with pytest.raises(ExchangeError):
            is_sealed(ANA, weak, b"abc", b"")


@pytest.mark.parametrize(
    ("length", "padded"), [(int(length), padded) for length, padded in KNOWN["padme"].items()]
)
def test_padding_agrees_with_the_vectors(length: int, padded: int) -> None:
    assert padded_length(length) == padded


def test_padding_is_never_more_than_an_eighth() -> None:
    for length in range(4096, 300_000, 37):
        assert length <= padded_length(length) <= length * 1.12
        assert padded_length(padded_length(length)) == padded_length(length)


def test_file_names_say_nothing_and_ids_are_long() -> None:
    assert neutral_file_name(bytes) == "00000000.letter.age"
    assert neutral_file_name(lambda count: b"\xff" * count) == "zzzzzzzz.letter.age"
    assert new_letter_id(lambda count: bytes(range(count))) == "000102030405060708090a0b0c0d0e0f"
