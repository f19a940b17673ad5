"""Facilitators whose packs tests read: keys made of one byte, and packs put together and signed by hand."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, Final

from carecompanion.crypto.signify import public_of
from carecompanion.packs.carepack import build, read_carepack
from carecompanion.packs.envelope import enclose
from tests.packs.sources import SPANISH, WHOLE

RUTH, MALLORY, LATER_RUTH = bytes([3]) * 32, bytes([9]) * 32, bytes([4]) * 32
"""Secrets. Ruth's is the facilitator of tests/vectors/exchange-vectors.json."""

RUTH_KEY, MALLORY_KEY, LATER_KEY = public_of(RUTH), public_of(MALLORY), public_of(LATER_RUTH)
DAY: Final = date(2026, 11, 2)

WEAK_KEYS: Final = (bytes(32), b"\x01" + bytes(31), bytes.fromhex("ec" + "ff" * 30 + "7f"))
"""Keys under which nobody's signature may pass: of order 4, 1 and 2."""

TEXT: Final = {"en": ["Enough for today."]}


def carepack(**more: Any) -> bytes:
    """The whole pack with its Spanish words, as Ruth builds it; *more* goes to the build."""
    given: dict[str, Any] = {"secret": RUTH, "signer_name": "Ruth K.", "serial": 1, "published": DAY} | more
    return build({"pack.toml": WHOLE, "es.toml": SPANISH}, **given)


def table(**changes: Any) -> dict[str, Any]:
    """The JSON of a small pack with *changes* at its top; a change to ``...`` takes the key out."""
    small: dict[str, Any] = {
        "v": 1,
        "crit": [],
        "id": "small",
        "serial": 1,
        "published": "2026-11-02",
        "signer_name": "Ruth K.",
        "language": "en",
        "langs": ["en"],
        "title": {"en": ["Small"]},
        "licence": "CC-BY-4.0",
        "leaving": TEXT,
        "sources": [{"title": {"en": ["A talk"]}}],
        "prompts": [{"id": "one", "ask": {"en": ["Where were you?"]}}],
    }
    return {key: value for key, value in (small | changes).items() if value is not ...}


def signed(inside: dict[str, Any] | str, secret: bytes = RUTH) -> bytes:
    """A pack of *inside* (a table, or JSON as text) with a true signature of *secret*."""
    text = inside if isinstance(inside, str) else json.dumps(inside, ensure_ascii=False, indent=1) + "\n"
    return enclose(text, secret)


def inside(data: bytes) -> dict[str, Any]:
    """The JSON of a built pack."""
    found: dict[str, Any] = json.loads(data.split(b"\n", 4)[4])
    return found


def resigned(data: bytes, secret: bytes = RUTH) -> bytes:
    """*data* with its words under a true signature, whatever was done to them."""
    return enclose(data.split(b"\n", 4)[4].decode(), secret)


__all__ = [
    "DAY", "LATER_KEY", "LATER_RUTH", "MALLORY", "MALLORY_KEY", "RUTH", "RUTH_KEY", "TEXT", "WEAK_KEYS",
    "carepack", "inside", "read_carepack", "resigned", "signed", "table",
]  # fmt: skip
