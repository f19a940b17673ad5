"""The repudiable seal: it convinces the one reader it was made for, and can prove nothing to anybody else.

Source: HKDF (RFC 5869) and HMAC (RFC 2104) over the static X25519 secret (RFC 7748) that both sides share.
Whoever has a reader's own key could have made it too: that is the point.
"""

from __future__ import annotations

import base64
import hmac
from typing import TYPE_CHECKING, Final

from carecompanion.crypto.weak import is_weak_x25519
from carecompanion.errors import ExchangeError

if TYPE_CHECKING:
    from carecompanion.crypto.identity import PeerIdentity

TAG_LENGTH: Final = 43

_CONTEXT: Final = b"carecompanion/seal/1\x00"


def tag_from(me: PeerIdentity, recipient: bytes, data: bytes) -> bytes:
    """The tag by which *me* seals *data* for *recipient* (raw key): 43 ASCII bytes.

    Raises ExchangeError E_KEY_WEAK.
    """
    return _tag(_shared(me, recipient), me.public, recipient, data)


def is_sealed(me: PeerIdentity, sender: bytes, data: bytes, tag: bytes) -> bool:
    """Did *sender* (raw key), or I myself, seal *data* for me with *tag*? Raises ExchangeError E_KEY_WEAK."""
    return hmac.compare_digest(_tag(_shared(me, sender), sender, me.public, data), tag)


def _shared(me: PeerIdentity, other: bytes) -> bytes:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    if is_weak_x25519(other):
        raise ExchangeError("E_KEY_WEAK")
    return X25519PrivateKey.from_private_bytes(me.secret).exchange(X25519PublicKey.from_public_bytes(other))


def _tag(shared: bytes, sender: bytes, recipient: bytes, data: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    key = HKDF(SHA256(), length=32, salt=None, info=_CONTEXT + sender + recipient).derive(shared)
    return base64.urlsafe_b64encode(hmac.digest(key, data, "sha256")).rstrip(b"=")
