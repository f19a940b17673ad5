"""Letters as they come and go over a year: straight into the journal, without a file in between."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from carecompanion.activities.letter_draft import LetterDraft
from carecompanion.domain.ids import LetterId
from carecompanion.domain.letter import About, AgreementState, CircleName, LetterKind, Manifest, Piece, Wishes
from carecompanion.exchange.card import card_token
from carecompanion.exchange.letter import compose
from carecompanion.exchange.sealing import seal_letter
from tests.tui.screens.post import ANA, FINCH, MORNING, WREN, is_me, meet

if TYPE_CHECKING:
    from carecompanion.crypto.identity import PeerIdentity
    from carecompanion.domain.circle import Circle
    from carecompanion.domain.letter import StoredLetter
    from carecompanion.domain.partner import Partner
    from tests.tui.screens.sitting import Sitting

NINE: Final = CircleName("9" * 32, "circle of nine")
CODE: Final = "a" * 32
CARE: Final = "## What care means to us here\n\nWe say when we are late.\n\nNobody fixes anybody."


def sealed(
    sender: PeerIdentity,
    number: int = 1,
    *,
    title: str = "On the morning after",
    body: str = MORNING,
    more: tuple[Piece, ...] = (),
    day: date = date(2026, 11, 19),
    name: str = "Wren",
    armored: bool = False,
    **changes: Any,
) -> bytes:
    """A letter of *sender*'s to Ana, as it is in its file."""
    letter_id = LetterId(f"{number:032x}")
    fields: dict[str, Any] = {
        "kind": LetterKind.LETTER,
        "id": letter_id,
        "thread": letter_id,
        "date": day,
        "lang": "en",
        "from_name": name,
        "to_name": "Ana",
        "ask": Wishes(),
    }
    fields |= changes
    has_pieces = fields["kind"] is LetterKind.LETTER
    manifest, human = compose(Manifest(**fields), (Piece(title, body), *more) if has_pieces else ())
    return seal_letter(manifest, human, sender, ANA.public, armored=armored).data


async def comes(here: Sitting, sender: PeerIdentity, number: int = 1, **changes: Any) -> StoredLetter:
    """It arrives."""
    letter: StoredLetter = await here.do(
        here.companion.corresponding.open_bytes, sealed(sender, number, **changes)
    )
    return letter


async def leaves(
    here: Sitting,
    to: Partner,
    *,
    title: str = "Where hope passed",
    body: str = "By the bus stop.",
    **other: Any,
) -> StoredLetter:
    """A letter of Ana's leaves for *to*."""
    draft = LetterDraft(to, (Piece(title, body),), **other)
    sent = await here.do(here.companion.composing.send, draft)
    letter: StoredLetter = sent.letter
    return letter


def answering(letter: StoredLetter) -> dict[str, Any]:
    """What makes a letter an answer to *letter*."""
    return {"re": letter.id, "thread": letter.manifest.thread}


def new_card(who: PeerIdentity, name: str = "Wren") -> dict[str, Any]:
    """What makes a letter hand over a new card of *who*."""
    return {"kind": LetterKind.NEWCARD, "card": card_token(who.public, name)}


def asks_back(letter: StoredLetter) -> dict[str, Any]:
    """What makes a letter ask for *letter* back."""
    return {"kind": LetterKind.WITHDRAW, **answering(letter)}


def proposes(
    version: int = 1, *, state: AgreementState = AgreementState.PROPOSED, review: date | None = None
) -> dict[str, Any]:
    """What makes a letter speak about the agreement of the circle of nine."""
    about = About(CODE, version, state, review)
    return {"circle": NINE, "about": about, "title": f"Our agreement, version {version}", "body": CARE}


async def acquainted(here: Sitting) -> tuple[Partner, Partner]:
    """Ana, who knows wren and finch."""
    await is_me(here, ANA, "Ana")
    return await meet(here, WREN, "wren", is_checked=True), await meet(here, FINCH, "finch")


async def in_circle(here: Sitting, *members: Partner, **changes: Any) -> Circle:
    """The circle of nine, known by a letter of wren's that proposes an agreement."""
    letter = await comes(here, WREN, 90, **(proposes() | changes))
    await here.do(here.companion.corresponding.read, letter)
    circle: Circle = await here.do(here.companion.circling.join, letter)
    for member in members:
        circle = await here.do(here.companion.circling.add, circle, member)
    return circle
