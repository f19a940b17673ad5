"""What no program of ours would send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.domain.letter import LetterKind, Manifest, Piece

if TYPE_CHECKING:
    from tests.activities.people import Person


def sealed(writer: Person, reader: Person, kind: LetterKind = LetterKind.LETTER, **more: object) -> bytes:
    """A letter that no program of ours would make, rightly sealed."""
    from carecompanion.exchange.letter import compose
    from carecompanion.exchange.names import new_letter_id
    from carecompanion.exchange.sealing import seal_letter

    name = new_letter_id(writer.world.randomness)
    manifest = Manifest(kind=kind, id=name, thread=name, date=writer.clock.now.date(), lang="en", **more)  # type: ignore[arg-type]
    pieces = [Piece(title="Ours", body="Theirs alone.")] if kind is LetterKind.LETTER else []
    me = writer.companion.introducing.identity()
    return seal_letter(*compose(manifest, pieces), me, reader.companion.introducing.identity().public).data
