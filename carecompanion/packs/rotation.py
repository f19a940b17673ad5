"""A facilitator's new key, vouched for by the old one: it stands in the packs that the new key signs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from carecompanion.crypto.signify import is_signed, public_of, signature_of

_MAGIC: Final = b"carecompanion-rotate/1\n"


@dataclass(frozen=True, slots=True)
class Rotation:
    """What the holder of the *old* key (raw, 32 bytes) signed about the key that comes after it."""

    old: bytes
    signature: bytes  # 64 bytes


def make_rotation(old_secret: bytes, new_key: bytes) -> Rotation:
    """The old key's word that *new_key* (raw, 32 bytes) is the same person's."""
    return Rotation(public_of(old_secret), signature_of(old_secret, _MAGIC + new_key))


def check_rotation(rotation: Rotation, new_key: bytes) -> bool:
    """Did the old key vouch for exactly *new_key*? Never for itself, never under a weak key."""
    return rotation.old != new_key and is_signed(rotation.old, _MAGIC + new_key, rotation.signature)
