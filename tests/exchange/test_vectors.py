"""The frozen letters: they open for ever, and composing them again gives the same plaintext to the byte."""

from __future__ import annotations

import base64
import json

import pytest

from carecompanion.crypto.identity import identity_from_text
from carecompanion.exchange.letter import compose
from carecompanion.exchange.sealing import seal_letter
from tests.exchange.freeze_vectors import FILE, SOURCES
from tests.exchange.people import opened

VECTORS = json.loads(FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", VECTORS)
def test_a_frozen_letter_opens(name: str) -> None:
    vector = VECTORS[name]
    came = opened(base64.b64decode(vector["file"]), [identity_from_text(vector["reader"])])
    assert came.plaintext.decode() == vector["plaintext"]
    assert came.digest.hex() == vector["sha256"]


@pytest.mark.parametrize("name", SOURCES)
def test_a_frozen_letter_is_written_the_same_today(name: str) -> None:
    source, pieces, sender, reader = SOURCES[name]
    letter = seal_letter(*compose(source, pieces), sender, reader.public)
    assert letter.plaintext.decode() == VECTORS[name]["plaintext"]
    assert sender.recipient == VECTORS[name]["sender"]
