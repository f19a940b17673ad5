"""From a composed letter to the file that leaves."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from carecompanion.crypto.age import check_size, encrypt
from carecompanion.crypto.armor import without_armor
from carecompanion.crypto.header import check_header
from carecompanion.errors import ExchangeError
from carecompanion.exchange.letter import parse, render, take_seal
from carecompanion.exchange.manifest import check_new_card
from carecompanion.exchange.seal import tag_from

if TYPE_CHECKING:
    from carecompanion.crypto.identity import PeerIdentity
    from carecompanion.domain.letter import Manifest


@dataclass(frozen=True, slots=True)
class SealedLetter:
    """A letter ready to leave: the file's bytes, what is inside, and the SHA-256 of that."""

    data: bytes = field(repr=False)
    plaintext: bytes = field(repr=False)
    digest: bytes


def seal_letter(
    manifest: Manifest, human: str, me: PeerIdentity, recipient_key: bytes, *, armored: bool = False
) -> SealedLetter:
    """Seal and encrypt what compose gave, for one raw *recipient_key*.

    The reader's checks run on the result: what a reader would refuse is never sent. Raises ExchangeError
    E_KEY_WEAK, E_TOO_BIG, E_TEXT, E_SHAPE.
    """
    covered = render(manifest, human, me.recipient)
    plaintext = covered + tag_from(me, recipient_key, covered) + b"\n"
    sealed = take_seal(plaintext)
    if parse(plaintext) != (manifest, human) or sealed.data != covered:
        raise ExchangeError("E_SHAPE")
    check_new_card(manifest, me.public)
    data = encrypt(plaintext, recipient_key, armored)
    check_size(data)
    check_header(without_armor(data))
    return SealedLetter(data, plaintext, hashlib.sha256(plaintext).digest())
