"""Every frozen hostile letter and card ends as it is written in expected.json, at a sane cost."""

from __future__ import annotations

import gzip
import json
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from carecompanion.errors import ExchangeError
from carecompanion.exchange.card import read_cards
from carecompanion.exchange.opening import open_letter
from tests.exchange.people import MALLORY, NOOR, TODAY
from tests.hostile.build_letters import CONFLICT, REPLAYED

if TYPE_CHECKING:
    from collections.abc import Callable

HERE: Final = Path(__file__).parent
MOST_MEMORY: Final = 64 * 1024 * 1024

LETTERS: Final = json.loads((HERE / "letters" / "expected.json").read_text())
CARDS: Final = json.loads((HERE / "cards" / "expected.json").read_text())


def frozen(kind: str, name: str) -> bytes:
    data = (HERE / kind / name).read_bytes()
    return gzip.decompress(data) if name.endswith(".gz") else data


def opening(data: bytes) -> str:
    import hashlib

    from carecompanion.crypto.age import decrypt

    def seen(_key: bytes, letter_id: str) -> bytes | None:
        if letter_id == REPLAYED:
            return hashlib.sha256(decrypt(data, [NOOR.secret])).digest()
        return b"other words" if letter_id == CONFLICT else None

    try:
        open_letter(data, [NOOR], today=TODAY, is_blocked=lambda key: key == MALLORY.public, seen=seen)
    except ExchangeError as refused:
        return refused.code
    return "opens"


def reading(data: bytes) -> str:
    try:
        return f"reads {len(read_cards(data))}"
    except ExchangeError as refused:
        return refused.code


def at_a_sane_cost(read: Callable[[bytes], str], data: bytes) -> str:
    """How *data* ends, which may not take much memory."""
    tracemalloc.start()
    try:
        end = read(data)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < MOST_MEMORY
    return end


@pytest.mark.parametrize("name", LETTERS)
def test_a_hostile_letter_ends_as_expected(name: str) -> None:
    assert at_a_sane_cost(opening, frozen("letters", name)) == LETTERS[name]


@pytest.mark.parametrize("name", CARDS)
def test_a_hostile_card_ends_as_expected(name: str) -> None:
    assert at_a_sane_cost(reading, frozen("cards", name)) == CARDS[name]


def test_every_frozen_file_has_its_expectation() -> None:
    for kind, expected in (("letters", LETTERS), ("cards", CARDS)):
        assert {file.name for file in (HERE / kind).iterdir()} == {*expected, "expected.json"}
