"""People with keys that everybody knows, their cards, and letters of theirs as files."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from textual import events

from carecompanion.crypto.identity import PeerIdentity, fingerprint, safety_words
from carecompanion.domain.ids import LetterId
from carecompanion.domain.letter import LetterKind, Manifest, Piece, Wishes
from carecompanion.domain.partner import Card
from carecompanion.exchange.card import card_block
from carecompanion.exchange.letter import compose
from carecompanion.exchange.sealing import seal_letter

if TYPE_CHECKING:
    from pathlib import Path

    from carecompanion.domain.partner import Partner
    from tests.tui.screens.sitting import Sitting

ANA: Final = PeerIdentity(b"\x01" * 32)
WREN: Final = PeerIdentity(b"\x02" * 32)
FINCH: Final = PeerIdentity(b"\x03" * 32)
NOBODY_WE_KNOW: Final = PeerIdentity(b"\x04" * 32)

MORNING: Final = (
    "I went in early to open the room and found the heating off again. Nobody had been told.\n\n"
    "I do not need this solved. I wanted someone to know it was cold."
)


def words_of(who: PeerIdentity) -> tuple[str, ...]:
    """The words *who* reads aloud."""
    return safety_words(fingerprint(1, who.public))


def block_of(who: PeerIdentity, name: str) -> str:
    """*who*'s card as it is copied."""
    return card_block(who.public, name)


async def is_me(here: Sitting, who: PeerIdentity, name: str) -> None:
    """The journal that is open belongs to *who*."""
    await here.do(here.companion._vault.identities.add, who.secret, date(2026, 10, 3))
    await here.do(here.companion.introducing.set_my_name, name)


async def meet(here: Sitting, who: PeerIdentity, handle: str, *, is_checked: bool = False) -> Partner:
    """Take in the card of *who*."""
    introducing = here.companion.introducing
    met = await here.do(introducing.introduce, Card("peer", who.public, handle.title()), handle)
    partner: Partner = met.partner
    if is_checked:
        partner = await here.do(introducing.verify, partner, " ".join(words_of(who)))
    return partner


def letter_file(
    folder: Path,
    sender: PeerIdentity,
    reader: PeerIdentity = ANA,
    *,
    number: int = 1,
    title: str = "On the morning after",
    body: str = MORNING,
    name: str = "Wren",
    **changes: Any,
) -> Path:
    """A letter by *sender*, sealed and written to a file."""
    letter_id = LetterId(f"{number:032x}")
    fields: dict[str, Any] = {
        "kind": LetterKind.LETTER,
        "id": letter_id,
        "thread": letter_id,
        "date": date(2026, 11, 19),
        "lang": "en",
        "from_name": name,
        "to_name": "Ana",
        "ask": Wishes(),
    }
    manifest, human = compose(Manifest(**(fields | changes)), (Piece(title, body, on="2026-11-18"),))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"letter {number}.letter.age"
    path.write_bytes(seal_letter(manifest, human, sender, reader.public).data)
    return path


async def paste(here: Sitting, text: str) -> None:
    """Paste into what has the focus, as a terminal does."""
    focused = here.screen.focused
    assert focused is not None
    focused.post_message(events.Paste(text))
    await here.settle()


def flowing(here: Sitting) -> str:
    """The screen as running text, without borders and line ends: for sentences that may wrap."""
    return " ".join(here.text().replace("│", " ").split())
