"""Who signs packs: a key, a name they claim, the name one gave them, and how sure one is."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

DRAFT: Final = "draft"
"""In the place of a signer: a folder of one's own, signed by nobody."""

BESIDE: Final = "~"
"""Between a pack's id and its number, where another of that id was here before. No id has it."""

_SIGNS: Final = dict.fromkeys(map(ord, "()[]{}·•"), " ")


def own_id(name: str) -> str:
    """The id that a pack gives itself, of the *name* it has here (``id`` or ``id~2``)."""
    return name.partition(BESIDE)[0]


def without_signs(said: str) -> str:
    """*said* without the signs that set the parts of a provenance apart: only we say how sure one is."""
    return " ".join(said.translate(_SIGNS).split())


class Trust(StrEnum):
    """How sure one is that the key is theirs: seen in a pack, or compared by words."""

    FIRST_USE = "first-use"
    CHECKED = "checked"


class Arriving(StrEnum):
    """What a pack that arrives would be here."""

    NEW = "new"  # nothing of this id by this signer is here
    SAME = "same"  # it is installed already, to the byte
    UPDATE = "update"  # a later one of a pack that is installed
    BESIDE = "beside"  # another pack of that id is or was here: it goes beside it under a name of its own
    FOLLOWS = "follows"  # signed by a new key, for which the one before vouches


@dataclass(frozen=True, slots=True)
class Signer:
    """A facilitator's key (raw Ed25519, 32 bytes). ``has_power``: the reader's own note, never shown to anybody."""

    key: bytes
    claimed_name: str
    first_seen: date
    my_name: str = field(default="", repr=False)
    standing: Trust = Trust.FIRST_USE
    checked_on: date | None = None
    wrong_tries: int = 0
    has_power: bool = field(default=False, repr=False)
    followed: bytes | None = None  # the key that came after this one

    @property
    def name(self) -> str:
        """The name one gave them, else the one they claim, without the signs by which we say how sure one is."""
        return self.my_name or without_signs(self.claimed_name) or "?"


@dataclass(frozen=True, slots=True)
class SeenPack:
    """What is remembered of a signer's pack, also after it was removed. ``name`` is what it is called here."""

    signer: bytes
    id: str
    name: str
    serial: int
    digest: bytes  # SHA-256 of what is signed
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
