"""The outside of a built pack: two lines of signature, two that name the kind and the signer, and the words."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, field
from typing import Final

from carecompanion.crypto import signify
from carecompanion.crypto.identity import is_weak_ed25519
from carecompanion.domain.text import has_bad
from carecompanion.errors import ExchangeError

PACK_BYTES: Final = 1024 * 1024

_MAGIC: Final = b"carecompanion-pack/1\n"
_ANY_MAGIC: Final = re.compile(rb"carecompanion-pack/[0-9]{1,9}\n")
_NAME: Final = b"carecompanion-pack/"
_SIGNER: Final = b"signer: "
_COMMENT_BYTES: Final = 1024


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a built pack holds, its signer's *key* (raw, 32 bytes), and the SHA-256 of all that is signed."""

    key: bytes
    digest: bytes
    text: str = field(repr=False)


def enclose(text: str, secret: bytes) -> bytes:
    """*text* as a built pack signed with *secret* (32 bytes)."""
    key = base64.b64encode(signify.public_of(secret))
    return signify.sign(secret, _MAGIC + _SIGNER + key + b"\n" + text.encode())


def disclose(data: bytes, *, is_kept: bool = False) -> Envelope:
    """What is in *data*, after its signature was found true; *is_kept*: it was found so before, when it came.

    Order: size, two lines and magic, signer, weak keys, key number, signature, characters. Raises ExchangeError
    E_TOO_BIG, E_NOT_OURS, E_NEWER, E_SIG, E_KEY_WEAK, E_TEXT.
    """
    if len(data) > PACK_BYTES:
        raise ExchangeError("E_TOO_BIG")
    lines = data.split(b"\n", 4)
    comment, line = lines[0], lines[1] if len(lines) > 1 else b""
    message = data[len(comment) + len(line) + 2 :]
    magic = _ANY_MAGIC.match(message)
    if not comment.startswith(signify.COMMENT) or len(comment) > _COMMENT_BYTES or magic is None:
        # What names itself so and does not begin so was changed on the way: by mail, by an editor, by line ends.
        is_ours = _NAME in data[: 4 * _COMMENT_BYTES].replace(b"\0", b"")
        raise ExchangeError("E_SIG" if is_ours else "E_NOT_OURS")
    if magic[0] != _MAGIC:
        raise ExchangeError("E_NEWER")
    key = _signer(lines)
    if is_weak_ed25519(key):
        raise ExchangeError("E_KEY_WEAK")
    if not is_kept and not signify.verify(key, line, message):
        raise ExchangeError("E_SIG")
    return Envelope(key, hashlib.sha256(message).digest(), _text(lines[4]))


def _signer(lines: list[bytes]) -> bytes:
    if len(lines) < 5 or not lines[3].startswith(_SIGNER):
        raise ExchangeError("E_SIG")
    key = signify.decoded(lines[3][len(_SIGNER) :], signify.KEY_BYTES)
    if key is None:
        raise ExchangeError("E_SIG")
    return key


def _text(inside: bytes) -> str:
    try:
        text = inside.decode()
    except UnicodeDecodeError:
        raise ExchangeError("E_TEXT") from None
    if has_bad(text):
        raise ExchangeError("E_TEXT")
    return text
