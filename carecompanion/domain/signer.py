"""Who signs packs: a key, a name they claim, the name one gave them, and how sure one is."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

DRAFT: Final = "draft"
"""In the place of a signer: a folder of one's own, signed by nobody."""


class Trust(StrEnum):
    """How sure one is that the key is theirs: seen in a pack, or compared by words."""

    FIRST_USE = "first-use"
    CHECKED = "checked"


@dataclass(frozen=True, slots=True)
class Signer:
    """A facilitator's key (raw Ed25519, 32 bytes). ``has_power``: the reader's own note, never shown to anybody."""

    key: bytes
    claimed_name: str
    first_seen: date
    my_name: str = ""
    standing: Trust = Trust.FIRST_USE
    checked_on: date | None = None
    wrong_tries: int = 0
    has_power: bool = field(default=False, repr=False)
    followed: bytes | None = None  # the key that came after this one

    @property
    def name(self) -> str:
        """The name one gave them, else the one they claim."""
        return self.my_name or self.claimed_name


@dataclass(frozen=True, slots=True)
class SeenPack:
    """What is remembered of a signer's pack, also after it was removed. ``name`` is what it is called here."""

    signer: bytes
    id: str
    name: str
    serial: int
    digest: bytes  # SHA-256 of the file
    seen: date


@dataclass(frozen=True, slots=True)
class InstalledPack:
    """A pack in the vault, as its file came."""

    name: str
    id: str
    signer: bytes
    serial: int
    digest: bytes
    installed: date
    body: bytes = field(repr=False)
