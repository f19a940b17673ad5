"""From a file that came to a letter that may be shown: the first failure ends it, with nothing shown."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from carecompanion.crypto.age import decrypt_first
from carecompanion.domain.letter import Keep, Opened
from carecompanion.domain.text import has_bad
from carecompanion.errors import ExchangeError
from carecompanion.exchange.letter import MAGIC, check_magic, parse, take_seal
from carecompanion.exchange.manifest import check_new_card
from carecompanion.exchange.seal import is_sealed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from carecompanion.crypto.identity import PeerIdentity


def open_letter(
    data: bytes,
    identities: Sequence[PeerIdentity],
    *,
    today: date,
    is_blocked: Callable[[bytes], bool],
    seen: Callable[[bytes, str], bytes | None],
) -> Opened:
    """Open *data* (binary or armored) with one of *identities*, the present one first.

    *is_blocked* takes the sender's raw key; *seen* takes it and a letter's id, and gives the SHA-256 of the
    plaintext that came before, or None. Order: size, armor, header, decryption, magic, seal, block, text,
    JSON, schema, spans, own, replay, expiry. Raises ExchangeError, and nothing else; ``about`` holds the id
    for E_REPLAY and E_CONFLICT.
    """
    place, plaintext = decrypt_first(data, [identity.secret for identity in identities])
    me = identities[place]
    check_magic(plaintext)
    seal = take_seal(plaintext)
    if not is_sealed(me, seal.sender, seal.data, seal.tag):
        raise ExchangeError("E_SEAL")
    if is_blocked(seal.sender):
        raise ExchangeError("E_BLOCKED")
    manifest, human = parse(plaintext)
    check_new_card(manifest, seal.sender)
    digest = hashlib.sha256(plaintext).digest()
    opened = Opened(manifest, human, seal.sender, me.public, digest, plaintext)
    _check_own(opened, identities)
    _check_replay(opened, seen(seal.sender, manifest.id))
    _check_expiry(opened, today)
    return opened


def read_loose(data: bytes, identities: Sequence[PeerIdentity]) -> str:
    """The text of a plain age file that is no letter of ours, to be kept as a loose note nobody vouches for.

    Raises ExchangeError as decryption does; E_TEXT for what is not text; E_SHAPE for a letter, which is
    opened.
    """
    _, plaintext = decrypt_first(data, [identity.secret for identity in identities])
    if plaintext.startswith(MAGIC.split(b"/")[0]):
        raise ExchangeError("E_SHAPE")
    try:
        text = plaintext.decode().replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise ExchangeError("E_TEXT") from None
    if has_bad(text):
        raise ExchangeError("E_TEXT")
    return text


def _check_own(opened: Opened, identities: Sequence[PeerIdentity]) -> None:
    if opened.sender in {identity.public for identity in identities}:
        raise ExchangeError("E_OWN", about=opened.manifest.id)


def _check_replay(opened: Opened, before: bytes | None) -> None:
    if before is not None:
        code = "E_REPLAY" if before == opened.digest else "E_CONFLICT"
        raise ExchangeError(code, about=opened.manifest.id)


def _check_expiry(opened: Opened, today: date) -> None:
    ask = opened.manifest.ask
    if ask.keep is Keep.UNTIL and ask.until is not None and ask.until < today:
        raise ExchangeError("E_EXPIRED")
