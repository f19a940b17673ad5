"""A letter: chosen reflections addressed to one partner, with the author's wishes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from carecompanion.domain.ids import EntryId, LetterId, PartnerId
    from carecompanion.domain.partner import Trust


class LetterKind(StrEnum):
    """What a letter is for."""

    LETTER = "letter"
    WITHDRAW = "withdraw"
    NEWCARD = "newcard"


class Keep(StrEnum):
    """How long the author would like a letter to be kept."""

    ONCE = "once"
    UNTIL = "until"
    KEEP = "keep"


class AgreementState(StrEnum):
    """What a letter about an agreement does: it proposes a version, agrees for now, or leaves something open."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    OPEN = "open"


HUMAN_AT = len(b"carecompanion-letter/1\n\n")
"""Where the human part of a letter begins: spans of pieces count from before it, in bytes."""

REPLY_WAYS = ("received", "four-part", "questions", "ideas")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the author asks of the reader. Asked, not enforced."""

    keep: Keep = Keep.KEEP
    until: date | None = None
    reply: tuple[str, ...] = ()
    no_advice: bool = False
    onward: str = "no"  # no | ask
    note: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of a letter: byte span in the whole plaintext, title, day or month, how much was left out."""

    at: int
    length: int
    title: str = field(repr=False)
    on: str | None
    left_out: int = 0
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece to be sent, before it has a place: already the copy, masked, never the entry itself."""

    title: str = field(repr=False)
    body: str = field(repr=False)
    on: str | None = None
    left_out: int = 0
    of: str | None = None
    entry: EntryId | None = None


@dataclass(frozen=True, slots=True)
class Mask:
    """One thing to be left out of a copy: the words as they stand, and the role that replaces them (None: a gap)."""

    find: str = field(repr=False)
    role: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Found:
    """Something in a copy that may name somebody: ``kind`` is name, mail or phone; ``count`` how often it stands."""

    kind: str
    text: str = field(repr=False)
    count: int


@dataclass(frozen=True, slots=True)
class CircleName:
    """The circle a letter goes to; ``id`` is 32 lower-case hex digits and the same for every member."""

    id: str
    name: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class About:
    """The agreement a letter is about: its text is the letter's first piece; ``version`` counts from 1."""

    id: str
    version: int
    state: AgreementState
    review: date | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """The line of a letter that is for the app. Ids are 32 lower-case hex digits."""

    kind: LetterKind
    id: LetterId
    thread: LetterId
    date: date
    lang: str
    from_name: str | None = field(default=None, repr=False)
    to_name: str | None = field(default=None, repr=False)
    re: LetterId | None = None
    re_item: int | None = None
    guide: str | None = None
    note: str | None = field(default=None, repr=False)
    items: tuple[Item, ...] = ()
    ask: Wishes = field(default_factory=Wishes)
    circle: CircleName | None = None
    about: About | None = None
    card: str | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A letter whose seal held and whose inside is well formed: what it says, and who sealed it (raw key)."""

    manifest: Manifest
    human: str = field(repr=False)
    sender: bytes
    recipient: bytes
    digest: bytes
    plaintext: bytes = field(repr=False)


class Direction(StrEnum):
    """Which way a stored letter went."""

    CAME = "came"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class StoredLetter:
    """A letter in the vault. ``waiting`` is True for a stranger's letter, neither accepted nor refused.

    ``asked_back``: whoever wrote it has asked for it back.
    """

    id: LetterId
    direction: Direction
    partner: PartnerId | None
    partner_key: bytes
    partner_name: str = field(repr=False)
    moment: datetime
    manifest: Manifest
    human: str = field(repr=False)
    trust: Trust
    unread: bool = False
    waiting: bool = False
    kept_for_safety: bool = False
    digest: bytes = b""
    file_name: str = ""
    asked_back: bool = False


@dataclass(frozen=True, slots=True)
class LetterLine:
    """What a list shows of a letter; ``place`` is where it stands in the order of letters."""

    id: LetterId
    thread: LetterId
    direction: Direction
    partner_name: str = field(repr=False)
    day: date
    title: str = field(repr=False)
    trust: Trust
    unread: bool
    waiting: bool
    has_note: bool
    pieces: int
    left_out: int
    place: int = 0
    partner: PartnerId | None = None
    kind: LetterKind = LetterKind.LETTER
    re: LetterId | None = None
    keep: Keep = Keep.KEEP
    until: date | None = None
    circle: CircleName | None = None
    about: About | None = None
    kept_for_safety: bool = False
    asked_back: bool = False
