"""What is to become a letter, and what is masked in it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from carecompanion.domain.letter import Mask, Piece, Wishes

if TYPE_CHECKING:
    from carecompanion.domain.circle import Circle
    from carecompanion.domain.ids import DraftId, LetterId
    from carecompanion.domain.letter import About
    from carecompanion.domain.partner import Partner


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """What is to become a letter: which pieces, masks and wishes; to whom, one partner (None while nobody is chosen).

    With ``circle`` and nobody in ``to`` it is a letter to everyone in it; with both, to one of them about it.
    """

    to: Partner | None
    pieces: tuple[Piece, ...]
    masks: tuple[Mask, ...] = ()
    wishes: Wishes = field(default_factory=Wishes)
    note: str | None = field(default=None, repr=False)
    re: LetterId | None = None
    guide: str | None = None
    lang: str = "en"
    circle: Circle | None = None
    about: About | None = None
    unsent: DraftId | None = None
    """The draft it was made in, which goes when the letter has left."""

    def masked_pieces(self) -> tuple[Piece, ...]:
        """The pieces as they would leave, each with how much was left out of it."""
        from carecompanion.exchange.masking import mask

        made = []
        for piece in self.pieces:
            body, left_out = mask(piece.body, self.masks)
            title, _ = mask(piece.title, self.masks)
            made.append(replace(piece, title=title, body=body, left_out=piece.left_out + left_out))
        return tuple(made)

    def masked_note(self, note: str | None) -> str | None:
        """A note with the masks of its letter: a role stands everywhere in it, or it hides nothing."""
        from carecompanion.exchange.masking import mask

        return None if note is None else mask(note, self.masks)[0]

    def idle_masks(self) -> tuple[str, ...]:
        """What of the masks stands nowhere in it: mistyped, perhaps, and hiding nothing."""
        from carecompanion.exchange.masking import mask

        texts = [self.note or "", *(text for piece in self.pieces for text in (piece.title, piece.body))]
        return tuple(one.find for one in self.masks if not any(mask(text, [one])[1] for text in texts))
