"""Bech32: BIP-173's own vectors, and every way a text can fail to be one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.crypto.bech32 import CHARSET, NotBech32, decode, encode


@pytest.mark.parametrize(
    ("text", "hrp", "payload"),
    [
        ("A12UEL5L", "a", ""),
        (
            "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw",
            "abcdef",
            "00443214c74254b635cf84653a56d7c675be77df",
        ),
    ],
)
def test_the_vectors_of_bip_173_read_as_published(text: str, hrp: str, payload: str) -> None:
    assert decode(text) == (hrp, bytes.fromhex(payload))
    assert encode(hrp, bytes.fromhex(payload)) == text.lower()


@pytest.mark.parametrize(
    "text",
    [
        "", "1", "1qqqqqq", "age", "age1", "age1qqqqq", "li1dgmt3", "A1G7SGD8", "x1b4n0q5v", "a12UEL5L", "10a06t8",
        "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxv", "a\u212a12uel5l",
    ],
)  # fmt: skip
def test_what_is_not_bech32_is_refused(text: str) -> None:
    with pytest.raises(NotBech32):
        decode(text)


def test_padding_that_is_not_zero_is_refused() -> None:
    with pytest.raises(NotBech32):
        decode("abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7l" + "qqqqqq")


@given(st.binary(max_size=200))
def test_what_is_written_is_read_in_both_cases(payload: bytes) -> None:
    text = encode("carecard", payload)
    assert decode(text) == decode(text.upper()) == ("carecard", payload)


@given(st.binary(min_size=1, max_size=60), st.data())
def test_any_one_wrong_letter_is_noticed(payload: bytes, data: st.DataObject) -> None:
    text = encode("age", payload)
    at = data.draw(st.integers(4, len(text) - 1))
    letter = data.draw(st.sampled_from(CHARSET.replace(text[at], "")))
    with pytest.raises(NotBech32):
        decode(text[:at] + letter + text[at + 1 :])
