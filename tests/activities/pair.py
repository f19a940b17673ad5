"""Two people who write to each other: letters as bytes, from one journal to the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from carecompanion.activities.letter_draft import LetterDraft
from carecompanion.domain.letter import Wishes

if TYPE_CHECKING:
    from carecompanion.domain.letter import StoredLetter
    from carecompanion.domain.partner import Partner
    from tests.activities.people import Person


def acquainted(ana: Person, noor: Person) -> tuple[Partner, Partner]:
    """Each has the other's card: (noor as ana knows her, ana as noor knows her)."""
    ana.companion.introducing.set_my_name("Ana")
    noor.companion.introducing.set_my_name("Noor")
    return ana.meets(noor, "noor"), noor.meets(ana, "ana")


def wrote(
    writer: Person, to: Partner, text: str = "I stood by the door.", wishes: Wishes | None = None
) -> tuple[StoredLetter, bytes]:
    """A letter that left: as its writer keeps it, and its file."""
    entry = writer.companion.writing.write(text)
    pieces = writer.companion.composing.pieces([entry])
    return left(writer, LetterDraft(to, pieces, wishes=wishes or Wishes()))


def left(writer: Person, draft: LetterDraft) -> tuple[StoredLetter, bytes]:
    """The one letter of *draft*, and its file."""
    (sent,) = writer.companion.composing.send_all(draft)
    return sent.letter, sent.path.read_bytes()


def came(reader: Person, data: bytes) -> StoredLetter:
    """The letter in *data*, opened."""
    return reader.companion.corresponding.open_bytes(data)


def answered(reader: Person, letter: StoredLetter, words: str, way: str | None = None) -> bytes:
    """A reply to *letter*, with *words* in its first part."""
    replying = reader.companion.replying
    draft = replying.begin(letter, way)
    if draft.prompt is None:
        draft = replace(draft, text=words)
    else:
        draft = replace(draft, answers={draft.prompt.fields[0].id: words})
    return left(reader, replying.letter_of(reader.companion.writing.keep(draft)))[1]
