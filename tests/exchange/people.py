"""Two people and a third, whose keys are known to everybody, and letters between them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from carecompanion.crypto.age import encrypt
from carecompanion.crypto.identity import PeerIdentity
from carecompanion.domain.ids import LetterId
from carecompanion.domain.letter import LetterKind, Manifest, Opened, Piece, Wishes
from carecompanion.exchange.letter import MAGIC, compose
from carecompanion.exchange.opening import open_letter
from carecompanion.exchange.seal import tag_from
from carecompanion.exchange.sealing import SealedLetter, seal_letter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ANA: Final = PeerIdentity(b"\x01" * 32)
NOOR: Final = PeerIdentity(b"\x02" * 32)
MALLORY: Final = PeerIdentity(b"\x04" * 32)
TODAY: Final = date(2026, 11, 21)
ID: Final = LetterId("a1" * 16)
OTHER_ID: Final = LetterId("b2" * 16)

VECTORS: Final = Path(__file__).parents[1] / "vectors"


def manifest(**changes: Any) -> Manifest:
    fields: dict[str, Any] = {
        "kind": LetterKind.LETTER,
        "id": ID,
        "thread": ID,
        "date": TODAY,
        "lang": "en",
        "from_name": "Ana",
        "to_name": "Noor",
        "ask": Wishes(),
    }
    return Manifest(**(fields | changes))


def sealed(
    pieces: Sequence[Piece] = (Piece("A small moment", "I stood by the door.\n"),),
    *,
    armored: bool = False,
    **changes: Any,
) -> SealedLetter:
    return seal_letter(*compose(manifest(**changes), pieces), ANA, NOOR.public, armored=armored)


def opened(
    data: bytes,
    identities: Sequence[PeerIdentity] = (NOOR,),
    *,
    today: date = TODAY,
    is_blocked: Callable[[bytes], bool] = lambda _key: False,
    seen: Callable[[bytes, str], bytes | None] = lambda _key, _id: None,
) -> Opened:
    return open_letter(data, identities, today=today, is_blocked=is_blocked, seen=seen)


def line(**changes: Any) -> dict[str, Any]:
    """A manifest as plain JSON values, with *changes*; a change to ``...`` takes the key out."""
    ask = {"keep": "keep", "reply": [], "no_advice": False, "onward": "no", "note": None}
    found: dict[str, Any] = {
        "v": 1, "crit": [], "kind": "letter", "id": ID, "thread": ID, "re": None,
        "from_name": "Ana", "to_name": "Noor", "date": "2026-11-21", "lang": "en",
        "items": [], "ask": ask, "pad": "",
    }  # fmt: skip
    return {key: value for key, value in (found | changes).items() if value is not ...}


def item(**changes: Any) -> dict[str, Any]:
    found: dict[str, Any] = {"at": 24, "len": 5, "title": "One", "on": None, "left_out": 0}
    return {key: value for key, value in (found | changes).items() if value is not ...}


HUMAN: Final = b"# A letter\n\nWords enough to point at.\n"


def inside(json_line: str | bytes | dict[str, Any], human: bytes = HUMAN) -> bytes:
    """A plaintext up to its seal, around any line for the app."""
    if isinstance(json_line, dict):
        json_line = json.dumps(json_line, separators=(",", ":"))
    if isinstance(json_line, str):
        json_line = json_line.encode()
    return MAGIC + b"\n\n" + human + b"\n--- below this line is for the app ---\n" + json_line


def forged(plaintext: bytes, sender: PeerIdentity = ANA, reader: PeerIdentity = NOOR) -> bytes:
    """*plaintext* correctly sealed by *sender* and encrypted: what a hostile peer can really send."""
    covered = plaintext + f"\nseal: {sender.recipient} ".encode()
    return encrypt(covered + tag_from(sender, reader.public, covered) + b"\n", reader.public)
