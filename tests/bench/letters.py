"""Sealing and opening a letter of ten kilobytes, beside the encryption library alone."""

from __future__ import annotations

import os
from datetime import date

import pyrage

from carecompanion.crypto.identity import new_identity
from carecompanion.domain.letter import LetterKind, Manifest, Piece
from carecompanion.exchange.letter import compose
from carecompanion.exchange.names import new_letter_id
from carecompanion.exchange.opening import open_letter
from carecompanion.exchange.sealing import seal_letter
from tests.bench.figures import Figure, by_turns, median

DAY = date(2026, 11, 20)


def measure(rounds: int) -> list[Figure]:
    """Seal, open."""
    ana, noor = new_identity(os.urandom), new_identity(os.urandom)
    letter_id = new_letter_id(os.urandom)
    manifest = Manifest(LetterKind.LETTER, letter_id, letter_id, DAY, "en")
    manifest, human = compose(manifest, (Piece("After the meeting", "A few words more. " * 560),))
    sealed = seal_letter(manifest, human, ana, noor.public)
    theirs = pyrage.x25519.Recipient.from_str(noor.recipient)
    own = pyrage.x25519.Identity.from_str(noor.secret_text)
    raw = pyrage.encrypt(sealed.plaintext, [theirs])

    seal = by_turns(
        lambda: seal_letter(manifest, human, ana, noor.public),
        lambda: pyrage.encrypt(sealed.plaintext, [theirs]),
        rounds,
    )
    opened = by_turns(
        lambda: open_letter(
            sealed.data, (noor,), today=DAY, is_blocked=lambda _key: False, seen=lambda _key, _letter: None
        ),
        lambda: pyrage.decrypt(raw, [own]),
        rounds,
    )
    return [
        Figure(
            f"{what} a letter of {len(human) // 1024} KiB",
            median(ours),
            median(reference),
            "pyrage alone",
            "≤ 5 ms",
        )
        for what, (ours, reference) in (("seal", seal), ("open", opened))
    ]
