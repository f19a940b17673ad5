"""A program that was written from the specification reads our letters and writes letters that we read."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from carecompanion.crypto.identity import PeerIdentity
from carecompanion.exchange.card import card_token, read_cards
from carecompanion.exchange.letter import body
from carecompanion.exchange.padding import padded_length
from tests.exchange import another_program as other
from tests.exchange.freeze_vectors import FILE, SOURCES
from tests.exchange.people import ANA, ID, MALLORY, NOOR, OTHER_ID, VECTORS, opened, sealed

FROZEN = json.loads(FILE.read_text(encoding="utf-8"))
KNOWN = json.loads((VECTORS / "exchange-vectors.json").read_text(encoding="utf-8"))


def their_letter(name: str) -> other.Letter:
    vector = FROZEN[name]
    prefix, secret = other.from_bech32(vector["reader"])
    assert prefix == "age-secret-key-"
    plaintext = other.from_age(base64.b64decode(vector["file"]), secret)
    assert plaintext.decode() == vector["plaintext"]
    assert len(plaintext) == other.padded_length(len(plaintext))
    letter = other.read(plaintext, secret)
    assert other.to_bech32("age", letter.sender) == vector["sender"]
    return letter


@pytest.mark.parametrize("name", FROZEN)
def test_it_reads_every_frozen_letter(name: str) -> None:
    letter = their_letter(name)
    source, pieces, _, _ = SOURCES[name]
    assert (letter.manifest["kind"], letter.manifest["id"]) == (source.kind.value, source.id)
    assert [words.strip() for words in letter.bodies] == [
        piece.body.replace("\n--- below", "\n --- below").strip() for piece in pieces
    ]
    assert all(words in letter.human for words in letter.bodies)


def test_what_it_finds_in_the_letters_of_each_kind() -> None:
    assert their_letter("withdraw").manifest["re"] == their_letter("letter").manifest["id"]
    kind, key, name = other.card(their_letter("newcard").manifest["card"])
    assert (kind, key, name) == (1, MALLORY.public, "Ana")
    proposed, agreed, left_open = (
        their_letter(name) for name in ("agreement", "agreement-agreed", "agreement-open")
    )
    assert [one.manifest["about"]["state"] for one in (proposed, agreed, left_open)] == [
        "proposed",
        "agreed",
        "open",
    ]
    for one in (agreed, left_open):
        assert one.manifest["about"] | {"state": "proposed"} == proposed.manifest["about"]
        assert one.bodies[0] == proposed.bodies[0], "the whole text, again"
        assert one.manifest["circle"] == proposed.manifest["circle"]
    assert left_open.bodies[1] == "How we leave.\n"
    assert their_letter("circle").manifest["to_name"] is None


def manifest(**changes: Any) -> dict[str, Any]:
    ask = {"keep": "keep", "reply": ["received"], "no_advice": True, "onward": "no", "note": None}
    found = {
        "v": 1, "crit": [], "kind": "letter", "id": ID, "thread": ID, "re": None, "from_name": "Noor",
        "to_name": None, "date": "2026-11-21", "lang": "en", "items": [], "ask": ask, "pad": "",
    }  # fmt: skip
    return found | changes


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"items": [{"at": 24 + 12, "len": 5, "title": "One", "on": None, "left_out": 0}], "weather": "rain"},
        {"kind": "withdraw", "re": OTHER_ID, "thread": OTHER_ID},
        {"kind": "newcard", "card": card_token(MALLORY.public, "Noor")},
        {"pad": "." * 3000},
    ],
)
def test_we_read_what_it_writes(changes: dict[str, Any]) -> None:
    human = "# A letter\n\nWords\n"
    plaintext = other.write(human, manifest(**changes), NOOR.secret, ANA.public)
    came = opened(other.to_age(plaintext, ANA.public, bytes(range(64))), [ANA])
    assert (came.plaintext, came.human, came.sender) == (plaintext, human, NOOR.public)
    assert came.manifest.kind.value == manifest(**changes)["kind"]
    assert [body(came.plaintext, one) for one in came.manifest.items] in ([], ["Words"])


def test_both_mean_the_same_by_keys_cards_numbers_and_lengths() -> None:
    for who, secret in (("ana", b"\x01" * 32), ("noor", b"\x02" * 32)):
        text = json.dumps(KNOWN)
        assert other.to_bech32("age", other.public_of(secret)) in text, who
    (known,) = read_cards(card_token(ANA.public, "Ana"))
    assert other.card(card_token(ANA.public, "Ana")) == (1, known.key, known.name)
    from carecompanion.crypto.identity import fingerprint, safety_numbers

    numbers = safety_numbers(fingerprint(1, NOOR.public))
    assert tuple(int(number) for number in numbers) == other.safety(NOOR.public)
    for length in (0, 1, 4096, 4097, 10_000, 65_536, 65_537, 1_000_000, 2_000_001):
        assert other.padded_length(length) == padded_length(length)


def test_it_reads_a_letter_of_today_and_checks_its_seal() -> None:
    for secret in (bytes(range(32)), b"\x07" * 32):
        reader = PeerIdentity(secret)
        from carecompanion.exchange.sealing import seal_letter

        came = opened(sealed().data)
        made = seal_letter(came.manifest, came.human, ANA, reader.public)
        letter = other.read(other.from_age(made.data, secret), secret)
        assert (letter.sender, letter.human) == (ANA.public, came.human)
        forged = made.plaintext.replace(b"door", b"gate")
        with pytest.raises(AssertionError):
            other.read(forged, secret)
