"""Makes tests/vectors/letters.json: ``python -m tests.exchange.freeze_vectors``.

The plaintexts follow from their sources alone; the encryption around them is random, so each file is frozen as it
was made once: another program may hold on to these. Running it again adds what is new and leaves every file whose
plaintext is still the same as it stands.
"""

from __future__ import annotations

import base64
import hashlib
import json
from datetime import date
from typing import TYPE_CHECKING, Final

from carecompanion.domain.letter import (
    About,
    AgreementState,
    CircleName,
    Keep,
    LetterKind,
    Manifest,
    Piece,
    Wishes,
)
from carecompanion.exchange.card import card_token
from carecompanion.exchange.letter import compose
from carecompanion.exchange.sealing import seal_letter
from tests.exchange.people import ANA, ID, MALLORY, NOOR, OTHER_ID, VECTORS, manifest

if TYPE_CHECKING:
    from carecompanion.crypto.identity import PeerIdentity

FILE: Final = VECTORS / "letters.json"

_ASK: Final = Wishes(
    Keep.UNTIL,
    date(2027, 3, 1),
    ("received", "questions"),
    no_advice=True,
    onward="ask",
    note="Slowly.\nThank you.",
)
_PIECES: Final = (
    Piece(
        "A small moment",
        "I stood by the door – and [… left out …].\n\n--- below this line is for the app ---\nماذا بعد؟ 👩\u200d👧\n",
        on="2026-11-18",
        left_out=1,
        of="imperfect-ally/small-moment",
    ),
    Piece("Later", "x" * 5000, on="2026-11"),
)
_TEXT: Final = Piece("Our code of care", "- We begin on time.\n- Passing is always fine.\n")
_CIRCLE: Final = CircleName("c4" * 16, "Tuesdays")
_TO_ALL: Final = {"from_name": "Noor", "to_name": None, "id": OTHER_ID, "thread": OTHER_ID, "circle": _CIRCLE}
_BACK: Final = {"from_name": "Noor", "to_name": "Ana", "id": OTHER_ID, "re": ID, "thread": ID}


def _about(state: AgreementState) -> About:
    return About("d5" * 16, 2, state, date(2027, 2, 1))


SOURCES: Final[dict[str, tuple[Manifest, tuple[Piece, ...], PeerIdentity, PeerIdentity]]] = {
    "letter": (manifest(note="a funeral", ask=_ASK), _PIECES, ANA, NOOR),
    "reply": (
        manifest(**_BACK, re_item=0, guide="four-part"),
        (Piece("What stayed with me", "“by the door”"),),
        NOOR,
        ANA,
    ),
    "agreement": (
        manifest(to_name=None, circle=_CIRCLE, about=_about(AgreementState.PROPOSED)),
        (_TEXT,),
        ANA,
        NOOR,
    ),
    "agreement-agreed": (
        manifest(**_TO_ALL, about=_about(AgreementState.AGREED)),
        (_TEXT,),
        NOOR,
        ANA,
    ),
    "agreement-open": (
        manifest(**_TO_ALL, about=_about(AgreementState.OPEN)),
        (_TEXT, Piece("What stays open", "How we leave.\n")),
        NOOR,
        ANA,
    ),
    "circle": (
        manifest(to_name=None, circle=_CIRCLE),
        (Piece("For all of us", "See you on Tuesday."),),
        ANA,
        NOOR,
    ),
    "withdraw": (
        manifest(kind=LetterKind.WITHDRAW, id=OTHER_ID, re=ID, thread=ID),
        (),
        ANA,
        NOOR,
    ),
    "newcard": (
        manifest(
            kind=LetterKind.NEWCARD, from_name=None, to_name=None, card=card_token(MALLORY.public, "Ana")
        ),
        (),
        ANA,
        NOOR,
    ),
}


def main() -> None:
    frozen = json.loads(FILE.read_text(encoding="utf-8"))
    vectors: dict[str, dict[str, str]] = {}
    for name, (source, pieces, sender, reader) in SOURCES.items():
        letter = seal_letter(*compose(source, pieces), sender, reader.public, armored=name == "reply")
        if frozen.get(name, {}).get("plaintext") == letter.plaintext.decode():
            vectors[name] = frozen[name]
            continue
        vectors[name] = {
            "sender": sender.recipient,
            "reader": reader.secret_text,
            "file": base64.b64encode(letter.data).decode("ascii"),
            "plaintext": letter.plaintext.decode(),
            "sha256": hashlib.sha256(letter.plaintext).hexdigest(),
        }
    FILE.write_text(json.dumps(vectors, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
