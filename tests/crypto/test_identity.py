"""Keys, their text forms, and the words two people compare; every value agrees with the shared vectors."""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from carecompanion.crypto.identity import (
    FACILITATOR,
    PEER,
    PeerIdentity,
    check_typed_words,
    fingerprint,
    identity_from_text,
    is_weak_ed25519,
    is_weak_x25519,
    key_from_recipient,
    new_identity,
    recipient_text,
    safety_numbers,
    safety_words,
)
from carecompanion.errors import ExchangeError

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "exchange-vectors.json").read_text())
ANA = PeerIdentity(b"\x01" * 32)
NOOR = PeerIdentity(b"\x02" * 32)
P = 2**255 - 19


@pytest.mark.parametrize(("name", "identity"), [("ana", ANA), ("noor", NOOR)])
def test_the_text_forms_of_a_key_agree_with_the_vectors(name: str, identity: PeerIdentity) -> None:
    assert identity.secret_text == VECTORS[name]["identity"]
    assert identity.recipient == VECTORS[name]["recipient"]
    assert identity_from_text(identity.secret_text) == identity
    assert key_from_recipient(identity.recipient) == identity.public


def test_fingerprint_and_words_agree_with_the_vectors() -> None:
    facilitator = Ed25519PrivateKey.from_private_bytes(b"\x03" * 32).public_key().public_bytes_raw()
    for name, kind, key in (("ana", PEER, ANA.public), ("facilitator", FACILITATOR, facilitator)):
        print_ = fingerprint(kind, key)
        assert print_.hex() == VECTORS[name]["fingerprint"]
        assert " ".join(safety_words(print_)) == VECTORS[name]["words"]


def test_the_word_list_is_the_one_that_was_frozen() -> None:
    raw = files("carecompanion.crypto").joinpath("safety-words.txt").read_bytes()
    assert (
        hashlib.sha256(raw).hexdigest() == "5fb2cdd701c62025302dd8403accf569216f065c6d34f5e8f1564fb81dfa442c"
    )
    words = raw.decode("ascii").split()
    assert len(words) == len({word[:4] for word in words}) == 1024
    assert all(4 <= len(word) <= 9 for word in words)


def test_a_new_identity_takes_all_its_randomness_and_hides_it() -> None:
    asked: list[int] = []

    def randomness(count: int) -> bytes:
        asked.append(count)
        return b"\x07" * count

    identity = new_identity(randomness)
    assert asked == [32]
    assert "07" not in repr(identity)
    assert repr(identity) == "PeerIdentity()"


def test_the_numbers_are_the_words_counted_from_one() -> None:
    words = files("carecompanion.crypto").joinpath("safety-words.txt").read_text().split()
    print_ = fingerprint(PEER, ANA.public)
    assert tuple(words[int(number) - 1] for number in safety_numbers(print_)) == safety_words(print_)
    assert all(len(number) == 4 for number in safety_numbers(print_))
    assert safety_numbers(bytes(32)) == ("0001",) * 8
    assert safety_numbers(b"\xff" * 32) == ("1024",) * 8


@pytest.mark.parametrize(
    "typed",
    [
        "brig niec figu armb repe abid anat spec",
        "BRIGHT, niece; figure - armband\nrepeal abiding anatomy specked",
        "bright niec figur armba repeal abidi anato specke",
        "brigniecfiguarmbrepeabidanatspec",
    ],
)
def test_four_letters_of_each_word_are_enough(typed: str) -> None:
    assert check_typed_words(fingerprint(PEER, ANA.public), typed)


def test_the_numbers_may_be_typed_instead() -> None:
    print_ = fingerprint(PEER, ANA.public)
    numbers = safety_numbers(print_)
    assert check_typed_words(print_, " ".join(numbers))
    assert check_typed_words(print_, "".join(numbers))
    assert not check_typed_words(print_, " ".join(numbers[:-1]))
    assert not check_typed_words(print_, " ".join(reversed(numbers)))


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "brig niec figu armb repe abid anat",
        "brig niec figu armb repe abid anat spec spec",
        "niec brig figu armb repe abid anat spec",
        "bri niec figu armb repe abid anat spec",
        "brigg niec figu armb repe abid anat spec",
        "brightest niece figure armband repeal abiding anatomy specked",
        "brig niec figu armb repe abid anat spek",
        "0001 0002 0003 0004 0005 0006 0007 0008",
    ],
)
def test_anything_less_than_all_eight_words_in_order_does_not_verify(typed: str) -> None:
    assert not check_typed_words(fingerprint(PEER, ANA.public), typed)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "age1",
        "AGE-SECRET-KEY-1QQQQ",
        VECTORS["ana"]["recipient"][:-1] + "q",
        VECTORS["ana"]["card"],
        "age1é",
    ],
)
def test_what_is_no_key_is_refused(text: str) -> None:
    for read in (identity_from_text, key_from_recipient):
        with pytest.raises(ExchangeError) as refused:
            read(text)
        assert refused.value.code == "E_CARD"


def test_a_secret_key_is_never_taken_for_a_recipient() -> None:
    with pytest.raises(ExchangeError):
        key_from_recipient(ANA.secret_text)
    with pytest.raises(ExchangeError):
        identity_from_text(ANA.recipient)


LOW_ORDER_U = [
    0,
    1,
    P - 1,
    325606250916557431795983626356110631294008115727848805560023387167927233504,
    39382357235489614581723060781553021112529911719440698176882885853963445705823,
]


def test_low_order_x25519_keys_are_weak_in_every_spelling() -> None:
    for u in LOW_ORDER_U:
        for spelling in {u, u + P} if u + P < 2**255 else {u}:
            for top in (0, 1 << 255):
                assert is_weak_x25519((spelling | top).to_bytes(32, "little"))


def test_a_second_spelling_of_a_sound_key_is_weak_too() -> None:
    twin = bytearray(ANA.public)
    twin[31] |= 0x80
    assert is_weak_x25519(bytes(twin))
    assert is_weak_x25519((9 + P).to_bytes(32, "little"))
    assert not is_weak_x25519(ANA.public)


def test_a_weak_recipient_is_refused_where_it_is_read() -> None:
    with pytest.raises(ExchangeError) as refused:
        key_from_recipient(recipient_text(bytes(32)))
    assert refused.value.code == "E_KEY_WEAK"


def test_the_fourteen_small_order_ed25519_encodings_are_weak() -> None:
    d = -121665 * pow(121666, -1, P) % P
    eighth = 2707385501144840649318225287225658788936804267575313519463743609750303402022
    # 8·P is the identity for a point P with this y: the doubling formula three times, on y alone.
    y = eighth
    for _ in range(3):
        x2 = (y * y - 1) * pow(d * y * y + 1, -1, P) % P
        y = (y * y + x2) * pow(1 - d * x2 * y * y, -1, P) % P
    assert y == 1
    encodings = {y | sign for y in (0, 1, P - 1, eighth, P - eighth, P, P + 1) for sign in (0, 1 << 255)}
    assert len(encodings) == 14
    assert all(is_weak_ed25519(encoding.to_bytes(32, "little")) for encoding in encodings)


def test_sound_ed25519_keys_are_not_weak() -> None:
    for seed in range(20):
        key = Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32).public_key().public_bytes_raw()
        assert not is_weak_ed25519(key)


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_key_of_another_length_is_weak(length: int) -> None:
    assert is_weak_x25519(b"\x09" * length)
    assert is_weak_ed25519(b"\x09" * length)
