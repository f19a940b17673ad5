"""A peer with whom letters are exchanged."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from carecompanion.domain.ids import PartnerId

HANDLE_BYTES = 48


class Standing(StrEnum):
    """How well a partner's key is known."""

    INTRODUCED = "introduced"
    VERIFIED = "verified"


class Trust(StrEnum):
    """The label on an accepted letter."""

    VERIFIED = "verified"
    INTRODUCED = "introduced"
    STRANGER = "stranger"


@dataclass(frozen=True, slots=True)
class Card:
    """A card as it was read: kind ``peer`` or ``facilitator``, a raw 32-byte key, the name its owner chose.

    ``has_app`` is False for a bare ``age1…``: its owner can read letters, and cannot reply sealed.
    """

    kind: str
    key: bytes
    name: str = field(repr=False)
    has_app: bool = True


@dataclass(frozen=True, slots=True)
class Partner:
    """A partner under the handle *we* gave them. ``key`` is the raw X25519 public key."""

    id: PartnerId
    handle: str = field(repr=False)
    key: bytes
    claimed_name: str = field(repr=False)
    standing: Standing
    met: date
    verified_on: date | None = None
    blocked: bool = False
    has_app: bool = True
    wrong_tries: int = 0

    @property
    def trust(self) -> Trust:
        """The label on a letter of their present key."""
        return Trust.VERIFIED if self.standing is Standing.VERIFIED else Trust.INTRODUCED
