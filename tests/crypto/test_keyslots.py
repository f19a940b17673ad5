from __future__ import annotations

import json
import os
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carecompanion.crypto import keyslots
from carecompanion.crypto.keyslots import KeyFile, key_file_bytes, new_key_file, open_key_file, read_key_file
from carecompanion.crypto.passphrase import PRODUCT_LIMITS, KdfLimits, KdfParams
from carecompanion.errors import ExchangeError, KeysDamaged, TooNew, WrongPassphrase

QUICK = KdfLimits(64, (1, 16), (1, 16), 4 * 1024 * 1024, KdfParams(64, 1, 1))
ROOT = bytes(range(20))
SALT = bytes(range(16))


def made(typed: str = "pass", generation: int = 1) -> KeyFile:
    return new_key_file(ROOT, typed, db_salt=SALT, generation=generation, randomness=os.urandom, limits=QUICK)


def spelled(body: dict[str, Any]) -> bytes:
    """*body* as vault.json with a sum that fits: what a forger, not an accident, would write."""
    body = {key: value for key, value in body.items() if key != "sum"}
    return keyslots._canonical({**body, "sum": keyslots._sum(body)}) + b"\n"


def test_what_was_written_is_read_and_opens() -> None:
    keys = made()
    again = read_key_file(key_file_bytes(keys))
    assert again == keys
    assert open_key_file(again, "pass", QUICK) == ROOT
    with pytest.raises(WrongPassphrase):
        open_key_file(again, "Pass", QUICK)


def test_salt_and_nonce_are_fresh_each_time() -> None:
    one, two = made(), made()
    assert one.slots[0].salt != two.slots[0].salt
    assert one.slots[0].nonce != two.slots[0].nonce


def test_everything_around_the_wrapped_root_is_authenticated() -> None:
    keys = made()
    (slot,) = keys.slots
    for forged in (
        replace(keys, db_salt=bytes(16)),
        replace(keys, generation=2),
        replace(keys, jot="age1other"),
        replace(keys, slots=(replace(slot, kdf=KdfParams(65, 1, 1)),)),
        replace(keys, slots=(replace(slot, kdf=KdfParams(64, 2, 1)),)),
        replace(keys, slots=(replace(slot, salt=bytes(16)),)),
        replace(keys, slots=(replace(slot, nonce=bytes(12)),)),
        replace(keys, slots=(replace(slot, ct=bytes(36)),)),
    ):
        with pytest.raises(WrongPassphrase):
            open_key_file(forged, "pass", QUICK)


def test_any_of_several_slots_opens() -> None:
    one, two = made("one"), made("two")
    both = read_key_file(key_file_bytes(replace(one, slots=(*one.slots, *two.slots))))
    assert open_key_file(both, "one", QUICK) == open_key_file(both, "two", QUICK) == ROOT


@pytest.mark.parametrize(
    "cost",
    [
        KdfParams(64 * 1024 - 1, 3, 4),
        KdfParams(64 * 1024, 2, 4),
        KdfParams(64 * 1024, 17, 4),
        KdfParams(64 * 1024, 3, 0),
        KdfParams(64 * 1024, 3, 17),
        KdfParams(2 * 1024 * 1024, 3, 4),
        KdfParams(2**40, 3, 4),
        KdfParams(-1, 3, 4),
    ],
)
def test_a_cost_out_of_bounds_is_refused_before_any_work(
    monkeypatch: pytest.MonkeyPatch, cost: KdfParams
) -> None:
    def never(*_: object, **__: object) -> bytes:
        raise AssertionError

    monkeypatch.setattr("carecompanion.crypto.passphrase.Argon2id", never)
    keys = KeyFile(SALT, 1, "age1x", (keyslots.KeySlot(cost, bytes(16), bytes(12), bytes(36)),))
    with pytest.raises(ExchangeError) as refused:
        open_key_file(keys, "pass", PRODUCT_LIMITS)
    assert (refused.value.code, refused.value.exit_code) == ("E_COST", 6)


def test_a_later_version_is_named_as_such() -> None:
    body = json.loads(key_file_bytes(made()))
    with pytest.raises(TooNew):
        read_key_file(spelled({**body, "version": 2}))


@pytest.mark.parametrize(
    "change",
    [
        {"version": True},
        {"version": 0},
        {"version": "1"},
        {"format": "other"},
        {"db_salt": "00"},
        {"db_salt": "AA" * 16},
        {"db_salt": 5},
        {"generation": 0},
        {"generation": -1},
        {"generation": True},
        {"generation": 2**60},
        {"generation": 1.5},
        {"jot": 5},
        {"jot": "nope"},
        {"jot": "age1" + "x" * 200},
        {"slots": []},
        {"slots": {}},
        {"slots": [1]},
        {"slots": [{}]},
        {"extra": 1},
    ],
)
def test_a_forged_shape_is_damage(change: dict[str, Any]) -> None:
    body = json.loads(key_file_bytes(made()))
    with pytest.raises(KeysDamaged):
        read_key_file(spelled({**body, **change}))


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "other"},
        {"aead": "AES-128-GCM"},
        {"salt": ""},
        {"nonce": "zz" * 12},
        {"ct": "00"},
        {"kdf": None},
        {"kdf": {"alg": "scrypt", "v": 19, "m_kib": 64, "t": 1, "p": 1}},
        {"kdf": {"alg": "argon2id", "v": 16, "m_kib": 64, "t": 1, "p": 1}},
        {"kdf": {"alg": "argon2id", "v": 19, "m_kib": 64.0, "t": 1, "p": 1}},
        {"kdf": {"alg": "argon2id", "v": 19, "m_kib": True, "t": 1, "p": 1}},
        {"kdf": {"alg": "argon2id", "v": 19, "m_kib": 64, "t": 1}},
        {"more": 1},
    ],
)
def test_a_forged_slot_is_damage(change: dict[str, Any]) -> None:
    body = json.loads(key_file_bytes(made()))
    body["slots"][0].update(change)
    with pytest.raises(KeysDamaged):
        read_key_file(spelled(body))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 60_000,
        b"{" * 70_000,
        b'{"sum":1}',
        b'{"sum":"x"}',
        b"NaN",
    ],
)
def test_what_is_no_key_file_is_damage(data: bytes) -> None:
    with pytest.raises(KeysDamaged):
        read_key_file(data)


def test_another_spelling_of_the_same_values_is_not_ours() -> None:
    data = key_file_bytes(made())
    for other in (data.replace(b",", b", "), data.strip(), data + b"\n", b" " + data):
        with pytest.raises(KeysDamaged):
            read_key_file(other)


def without_sum(data: bytes, end: bytes = b"\n") -> bytes:
    """*data* as a program writes it that knows of no sum."""
    body = json.loads(data)
    del body["sum"]
    return keyslots._canonical(body) + end


@pytest.mark.parametrize("end", [b"\n", b""])
def test_a_key_file_without_a_sum_is_read_and_opens(end: bytes) -> None:
    keys = made()
    again = read_key_file(without_sum(key_file_bytes(keys), end))
    assert again == keys
    assert open_key_file(again, "pass", QUICK) == ROOT


def test_without_a_sum_only_canonical_bytes_are_read_and_the_tag_still_holds() -> None:
    data = without_sum(key_file_bytes(made()))
    for other in (
        data.replace(b":", b": ", 1),
        b" " + data,
        data + b"\n",
        data[:-2],
        data.replace(b"{", b'{"x":1,', 1),
    ):
        with pytest.raises(KeysDamaged):
            read_key_file(other)
    ct = json.loads(data)["slots"][0]["ct"]
    flipped = data.replace(ct.encode(), (("1" if ct[0] == "0" else "0") + ct[1:]).encode())
    with pytest.raises(WrongPassphrase):
        open_key_file(read_key_file(flipped), "pass", QUICK)


@given(st.binary(max_size=400) | st.recursive(st.none() | st.integers() | st.text(), st.lists, max_leaves=9).map(
    lambda value: json.dumps({"sum": "x", "slots": value}).encode()
))  # fmt: skip
@settings(max_examples=80, deadline=None)
def test_only_typed_errors_come_out(data: bytes) -> None:
    with pytest.raises((KeysDamaged, TooNew)):
        read_key_file(data)
