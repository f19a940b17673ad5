"""Ed25519 signatures in the forms of OpenBSD's ``signify``: its embedded files and its public keys.

Source: RFC 8032; signify(1). The key number is not random as signify makes it, but the first bytes of the key's
fingerprint, so that a file names its key and nothing else can.
"""

from __future__ import annotations

import base64
import binascii
from typing import Final

from carecompanion.crypto.identity import FACILITATOR, fingerprint, is_weak_ed25519

SECRET_BYTES: Final = 32
KEY_BYTES: Final = 32
SIGNATURE_BYTES: Final = 64
COMMENT: Final = b"untrusted comment: "

_ALGORITHM: Final = b"Ed"
_KEYNUM_BYTES: Final = 8
_SIGNED_KINDS: Final = (b"carecompanion-pack/1\n", b"carecompanion-rotate/1\n")


def public_of(secret: bytes) -> bytes:
    """The raw 32-byte public key of a 32-byte *secret* (the seed of RFC 8032)."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()


def keynum(key: bytes) -> bytes:
    """The eight bytes by which a signature says whose it is: the first of the facilitator's fingerprint."""
    return fingerprint(FACILITATOR, key)[:_KEYNUM_BYTES]


def signature_of(secret: bytes, message: bytes) -> bytes:
    """The bare 64-byte signature of *message*, which says of what kind it is in its first line.

    Raises ValueError for every other kind: nothing else is ever signed with a facilitator's key.
    """
    if not message.startswith(_SIGNED_KINDS):
        raise ValueError("a facilitator's key signs packs and rotations only")
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(secret).sign(message)


def is_signed(key: bytes, message: bytes, signature: bytes) -> bool:
    """Is *signature* (64 bytes) the owner of *key*'s, of exactly *message*? Never under a weak key."""
    if is_weak_ed25519(key) or len(signature) != SIGNATURE_BYTES:
        return False
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def sign(secret: bytes, message: bytes, comment: str = "carecompanion prompt pack") -> bytes:
    """*message* with the two lines before it that make it a file ``signify -V -e`` accepts."""
    line = _ALGORITHM + keynum(public_of(secret)) + signature_of(secret, message)
    return COMMENT + comment.encode() + b"\n" + base64.b64encode(line) + b"\n" + message


def verify(key: bytes, line: bytes, message: bytes) -> bool:
    """Is *line* (the second of an embedded file, without its line end) the signature of *message* by *key*?"""
    found = decoded(line, len(_ALGORITHM) + _KEYNUM_BYTES + SIGNATURE_BYTES)
    if found is None or not found.startswith(_ALGORITHM + keynum(key)):
        return False
    return is_signed(key, message, found[-SIGNATURE_BYTES:])


def pub_text(key: bytes, comment: str = "carecompanion facilitator public key") -> str:
    """The text of the ``.pub`` file for *key*, which ``signify -p`` reads."""
    line = base64.b64encode(_ALGORITHM + keynum(key) + key).decode()
    return f"{COMMENT.decode()}{comment}\n{line}\n"


def decoded(text: bytes, length: int) -> bytes | None:
    """The *length* bytes that *text* is the one spelling of in base64; None for anything else."""
    try:
        found = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return found if len(found) == length and base64.b64encode(found) == text else None
