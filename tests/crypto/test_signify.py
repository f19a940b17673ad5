"""Signatures in signify's forms: what the standard says they are, one spelling for each, none under a weak key."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.crypto.identity import FACILITATOR, fingerprint
from carecompanion.crypto.signify import (
    decoded,
    is_signed,
    keynum,
    pub_text,
    public_of,
    sign,
    signature_of,
    verify,
)

SECRET = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
KEY = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
MESSAGE = b"carecompanion-pack/1\nwords\n"
WEAK = (bytes(32), b"\x01" + bytes(31), bytes.fromhex("ec" + "ff" * 30 + "7f"))


def test_the_first_key_of_rfc_8032_has_the_public_key_it_has_there() -> None:
    assert public_of(SECRET) == KEY
    # Section 7.1, test 1: the signature of nothing.
    nothing = bytes.fromhex(
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
        "d25bf5f0595bbe24655141438e7a100b"
    )
    assert is_signed(KEY, b"", nothing)
    assert not is_signed(KEY, b"x", nothing)


def test_a_file_names_its_key_by_the_first_bytes_of_the_fingerprint() -> None:
    comment, line, message = sign(SECRET, MESSAGE).split(b"\n", 2)
    assert comment == b"untrusted comment: carecompanion prompt pack"
    assert base64.b64decode(line)[:10] == b"Ed" + fingerprint(FACILITATOR, KEY)[:8]
    assert message == MESSAGE
    assert verify(KEY, line, MESSAGE)
    assert pub_text(KEY).splitlines()[1] == base64.b64encode(b"Ed" + keynum(KEY) + KEY).decode()


@given(st.binary(max_size=80))
def test_no_other_line_passes_for_a_signature(line: bytes) -> None:
    assert not verify(KEY, line, MESSAGE)


@given(st.integers(0, 73), st.integers(1, 255))
def test_a_signature_with_one_byte_changed_passes_for_nothing(at: int, by: int) -> None:
    raw = bytearray(base64.b64decode(sign(SECRET, MESSAGE).split(b"\n")[1]))
    raw[at] ^= by
    assert not verify(KEY, base64.b64encode(bytes(raw)), MESSAGE)


@pytest.mark.parametrize("key", WEAK)
def test_nothing_is_signed_under_a_key_under_which_everything_could_be(key: bytes) -> None:
    for signature in (bytes(64), b"\x01" + bytes(63), key + bytes(32)):
        assert not is_signed(key, MESSAGE, signature)


@pytest.mark.parametrize("spelled", ["", "AA", "AA==\n", " AA==", "AB==", "AA=", "AAAA", "A-==", "ÀA=="])
def test_a_key_has_one_spelling(spelled: str) -> None:
    assert decoded(spelled.encode(), 1) is None
    assert decoded(b"AA==", 1) == b"\x00"


def test_no_secret_is_in_what_is_signed() -> None:
    data = sign(SECRET, MESSAGE)
    assert SECRET not in data
    assert base64.b64encode(SECRET) not in data
    assert len(signature_of(SECRET, MESSAGE)) == 64
