"""One's own key, its text forms, and the words by which two people check that they hold each other's."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from carecompanion.crypto import bech32
from carecompanion.crypto.weak import is_weak_ed25519, is_weak_x25519
from carecompanion.errors import ExchangeError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "FACILITATOR",
    "PEER",
    "PeerIdentity",
    "check_typed_words",
    "fingerprint",
    "identity_from_text",
    "is_weak_ed25519",
    "is_weak_x25519",
    "key_from_recipient",
    "new_identity",
    "recipient_text",
    "safety_numbers",
    "safety_words",
]

PEER: Final = 1
FACILITATOR: Final = 2

_KEY_LENGTH: Final = 32
_RECIPIENT: Final = "age"
_SECRET_HRP: Final = "age-secret-key-"  # noqa: S105 - a prefix, not a secret
_WORDS: Final = 8
_TYPED: Final = 4


@dataclass(frozen=True, slots=True)
class PeerIdentity:
    """A peer's own key: 32 secret bytes, never in ``repr``. Source: age v1 (C2SP), X25519 (RFC 7748)."""

    secret: bytes = field(repr=False)

    @property
    def public(self) -> bytes:
        """The raw 32-byte public key."""
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

        return X25519PrivateKey.from_private_bytes(self.secret).public_key().public_bytes_raw()

    @property
    def recipient(self) -> str:
        """The public key as ``age1…``."""
        return recipient_text(self.public)

    @property
    def secret_text(self) -> str:
        """The secret as ``AGE-SECRET-KEY-1…``, which the stock ``age`` reads."""
        return bech32.encode(_SECRET_HRP, self.secret).upper()


def new_identity(randomness: Callable[[int], bytes]) -> PeerIdentity:
    """A fresh identity from 32 bytes of *randomness*."""
    return PeerIdentity(randomness(_KEY_LENGTH))


def identity_from_text(text: str) -> PeerIdentity:
    """The identity behind ``AGE-SECRET-KEY-1…``. Raises ExchangeError E_CARD when it is anything else."""
    return PeerIdentity(_key_in(text, _SECRET_HRP))


def recipient_text(key: bytes) -> str:
    """A raw X25519 public key as ``age1…``."""
    return bech32.encode(_RECIPIENT, key)


def key_from_recipient(text: str) -> bytes:
    """The raw key behind ``age1…``; no plugin's, no hybrid. Raises ExchangeError E_CARD or E_KEY_WEAK."""
    key = _key_in(text, _RECIPIENT)
    if is_weak_x25519(key):
        raise ExchangeError("E_KEY_WEAK")
    return key


def _key_in(text: str, hrp: str) -> bytes:
    try:
        found, key = bech32.decode(text)
    except bech32.NotBech32:
        raise ExchangeError("E_CARD") from None
    if found != hrp or len(key) != _KEY_LENGTH:
        raise ExchangeError("E_CARD")
    return key


def fingerprint(kind: int, key: bytes) -> bytes:
    """The 32-byte fingerprint of *key*; *kind* is PEER or FACILITATOR. It does not cover the name."""
    return hashlib.sha256(b"carecompanion/fingerprint/1\x00" + bytes([kind]) + key).digest()


def safety_words(fingerprint: bytes) -> tuple[str, ...]:
    """The eight words for *fingerprint*: its first 80 bits, ten for each word."""
    words = _words()
    return tuple(words[index] for index in _indices(fingerprint))


def safety_numbers(fingerprint: bytes) -> tuple[str, ...]:
    """The same as eight numbers of four digits, 0001 to 1024, for those who share no English."""
    return tuple(f"{index + 1:04d}" for index in _indices(fingerprint))


def check_typed_words(fingerprint: bytes, typed: str) -> bool:
    """Is *typed* the eight words (at least the first four letters of each), or the eight numbers?

    Blind to case and to what stands between them; the order counts. All eight or nothing.
    """
    if re.search(r"\d", typed):
        return re.sub(r"\D+", "", typed) == "".join(safety_numbers(fingerprint)) and not re.search(
            r"[^\W\d_]", typed
        )
    pieces = re.findall(r"[^\W\d_]+", typed.lower())
    if len(pieces) == 1 and len(pieces[0]) == _WORDS * _TYPED:
        pieces = [pieces[0][at : at + _TYPED] for at in range(0, _WORDS * _TYPED, _TYPED)]
    words = safety_words(fingerprint)
    return len(pieces) == len(words) and all(
        len(piece) >= _TYPED and word.startswith(piece) for piece, word in zip(pieces, words, strict=True)
    )


def _indices(fingerprint: bytes) -> tuple[int, ...]:
    bits = int.from_bytes(fingerprint[:10], "big")
    return tuple(bits >> (10 * (_WORDS - 1 - place)) & 1023 for place in range(_WORDS))


@cache
def _words() -> tuple[str, ...]:
    return tuple(
        files("carecompanion.crypto").joinpath("safety-words.txt").read_text(encoding="ascii").split()
    )
