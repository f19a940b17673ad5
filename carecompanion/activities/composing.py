"""Composing: from chosen entries to the exact words that will leave, and one sealed file for one person."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from carecompanion.activities.letter_draft import LetterDraft
from carecompanion.activities.posting import Composed
from carecompanion.activities.titling import is_title_chosen
from carecompanion.domain.letter import AgreementState, CircleName, LetterKind, Manifest, Piece
from carecompanion.domain.signer import own_id
from carecompanion.domain.unsent import Unsent
from carecompanion.errors import NotPossible, Usage
from carecompanion.words import say
from carecompanion.words.days import day_in_full

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from carecompanion.activities.introducing import Introducing
    from carecompanion.activities.posting import Posting, Sent
    from carecompanion.activities.world import World
    from carecompanion.domain.entry import Draft, Entry
    from carecompanion.domain.ids import EntryId, LetterId
    from carecompanion.domain.letter import Found
    from carecompanion.domain.partner import Partner
    from carecompanion.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Preview:
    """The exact text that will leave, and what in it may still name somebody."""

    human: str = field(repr=False)
    found: tuple[Found, ...] = field(repr=False)
    left_out: int
    words: int
    pieces: int


class Composing:
    """Choose, mask, look, seal, write the file. The entries themselves never change."""

    def __init__(self, vault: Vault, world: World, introducing: Introducing, posting: Posting) -> None:
        self._vault = vault
        self._world = world
        self._introducing = introducing
        self._posting = posting

    def pieces(
        self, entries: Sequence[Entry], excerpts: Mapping[EntryId, tuple[int, int]] | None = None
    ) -> tuple[Piece, ...]:
        """Copies of *entries* (or of the excerpts ``from:to`` in characters of their text) ready to be masked.

        Raises NotPossible for an entry marked private, Usage for an excerpt outside its text.
        """
        from carecompanion.interchange.plain import text_of

        made = []
        for entry in entries:
            if entry.private:
                raise NotPossible(say("composing.private", id=entry.id), say("composing.private_hint"))
            body = text_of(entry)
            if excerpts and entry.id in excerpts:
                start, end = excerpts[entry.id]
                if not 0 <= start < end <= len(body):
                    raise Usage(say("composing.excerpt", length=len(body)))
                body = body[start:end]
            made.append(
                Piece(
                    title=_heading(entry),
                    body=body,
                    on=entry.created.date().isoformat(),
                    # Under a title of its own the question it answers does not leave either.
                    of=f"{own_id(entry.prompt.pack)}/{entry.prompt.id}"
                    if entry.prompt and not is_title_chosen(entry)
                    else None,
                    entry=entry.id,
                )
            )
        return tuple(made)

    def letter_of(self, draft: Draft) -> LetterDraft:
        """The letter that *draft*, chosen and masked so far, is to become.

        Raises NotFound where an entry or its reader is gone, and as :meth:`pieces`.
        """
        unsent = draft.letter or Unsent()
        pieces = []
        for chosen in unsent.chosen:
            entry = self._vault.entries.get(chosen.entry)
            is_part = chosen.start is not None and chosen.end is not None
            span = {entry.id: (chosen.start or 0, chosen.end or 0)} if is_part else None
            (piece,) = self.pieces((entry,), span)
            pieces.append(piece if chosen.body is None else replace(piece, body=chosen.body))
        return LetterDraft(
            to=None if unsent.to is None else self._introducing.partner(unsent.to),
            pieces=tuple(pieces),
            masks=unsent.masks,
            wishes=unsent.wishes,
            note=unsent.note,
            circle=None if unsent.circle is None else self._vault.circles.find(unsent.circle),
            unsent=draft.id,
        )

    def preview(self, draft: LetterDraft, *, also: Sequence[str] = ()) -> Preview:
        """The human part as it would leave, with names, addresses and numbers that remain in pieces and notes.

        Partners, what is masked, and what is in *also* are found however they are capitalised: ``ana`` is a common
        word to a mask for ``Ana``, so it is left to the eye.
        """
        from carecompanion.exchange.masking import names_in

        manifest, human = self._compose(draft)
        pieces = draft.masked_pieces()
        bodies = "\n\n".join(f"{piece.title}\n{piece.body}" for piece in pieces)
        # Over what is no entry stand our own words: the part of a guide, the number of a version.
        written = "\n\n".join(
            piece.body if piece.entry is None else f"{piece.title}\n{piece.body}" for piece in pieces
        )
        notes = "\n\n".join(note for note in (manifest.note, manifest.ask.note) if note)
        known = [partner.handle for partner in self._introducing.partners()]
        known += [person.handle for person in self._vault.people.all()]
        known += [*also, *(mask.find for mask in draft.masks)]
        return Preview(
            human=human,
            found=names_in(f"{notes}\n\n{written}", known),
            left_out=sum(item.left_out for item in manifest.items),
            words=len(bodies.split()),
            pieces=len(draft.pieces),
        )

    def copy(self, draft: LetterDraft) -> tuple[Manifest, tuple[Piece, ...]]:
        """What of *draft* leaves, for whoever gives it another form: note and wishes in the manifest, and the pieces.

        All of it is masked. Raises as :meth:`preview` does, and NotPossible for an entry that is private by now.
        """
        self._refuse_private(draft)
        return self._compose(draft)[0], draft.masked_pieces()

    def send(
        self,
        draft: LetterDraft,
        where: Path | None = None,
        *,
        armored: bool = False,
        expected: str | None = None,
    ) -> Sent:
        """Seal for one person, write the file, remember what left. *where* is a folder or a file.

        *expected* is the preview that was agreed to: if the words would differ, nothing leaves. Raises NotPossible,
        FileExists, CouldNotWrite, DiskFull, Usage.
        """
        (sent,) = self.send_all(draft, where, armored=armored, expected=expected)
        return sent

    def send_all(
        self,
        draft: LetterDraft,
        where: Path | None = None,
        *,
        armored: bool = False,
        expected: str | None = None,
    ) -> tuple[Sent, ...]:
        """As :meth:`send`, one file for each reader: the partner, or everyone in the circle. All leave, or none.

        What changed since it was chosen is asked of the vault: raises NotPossible for an entry that is private by
        now, and for a circle that was left, or that somebody in *draft* was taken off.
        """
        self._refuse_private(draft)
        self._refuse_other_circle(draft)
        readers = self.readers(draft)
        if not readers:
            raise NotPossible(say("composing.nobody"), say("composing.nobody_hint"))
        for reader in readers:
            self._posting.refuse(reader)
        manifest, human = self._compose(draft)
        if expected is not None and human != expected:
            raise NotPossible(say("composing.changed"), say("composing.changed_hint"))
        letters = [Composed(readers[0], manifest, human)]
        letters += [Composed(reader, self._own_id(manifest), human) for reader in readers[1:]]

        def also() -> None:
            if draft.unsent is not None:
                self._vault.drafts.discard(draft.unsent)
            # Whoever writes to a circle is in it.
            known = None if draft.circle is None else self._vault.circles.get(draft.circle.id)
            if draft.circle is not None and (known is None or known.left_on is not None):
                self._vault.circles.keep(draft.circle)

        return self._posting.post(letters, where, armored=armored, also=also)

    def readers(self, draft: LetterDraft) -> tuple[Partner, ...]:
        """Who gets a file of this letter."""
        if draft.to is not None:
            return (draft.to,)
        if draft.circle is None:
            return ()
        here = {partner.id: partner for partner in self._introducing.partners()}
        return tuple(here[member] for member in draft.circle.members if member in here)

    # inside

    def _refuse_private(self, draft: LetterDraft) -> None:
        entries = [piece.entry for piece in draft.pieces if piece.entry is not None]
        for entry in entries:
            if self._vault.entries.is_private(entry):
                raise NotPossible(say("composing.private", id=entry), say("composing.private_hint"))

    def _refuse_other_circle(self, draft: LetterDraft) -> None:
        known = None if draft.circle is None else self._vault.circles.get(draft.circle.id)
        if draft.circle is None or known is None:
            return
        if known.left_on is not None:
            # An answer to its agreement is how one comes back into it.
            is_here = draft.about is not None and draft.about.state is not AgreementState.PROPOSED
        else:
            is_here = draft.to is not None or set(draft.circle.members) <= set(known.members)
        if not is_here:
            raise NotPossible(say("composing.other_circle"), say("composing.other_circle_hint"))

    def _thread(self, draft: LetterDraft) -> LetterId | None:
        return None if draft.re is None else self._vault.letters.get(draft.re).manifest.thread

    def _own_id(self, manifest: Manifest) -> Manifest:
        """The same letter to one reader more: threads are per pair."""
        from carecompanion.exchange.names import new_letter_id

        letter_id = new_letter_id(self._world.randomness)
        return replace(manifest, id=letter_id, thread=letter_id)

    def _compose(self, draft: LetterDraft) -> tuple[Manifest, str]:
        from carecompanion.exchange.letter import compose
        from carecompanion.exchange.names import new_letter_id

        if not draft.pieces:
            raise NotPossible(say("composing.nothing"), say("composing.nothing_hint"))
        if draft.wishes.no_advice and "ideas" in draft.wishes.reply:
            raise Usage(say("composing.advice_and_ideas"))
        today = self._world.now().date()
        letter_id = new_letter_id(self._world.randomness)
        manifest = Manifest(
            kind=LetterKind.LETTER,
            id=letter_id,
            thread=self._thread(draft) or letter_id,
            date=today,
            lang=draft.lang,
            from_name=self._introducing.my_name(),
            # The name on their own card, never what they are called here.
            to_name=None if draft.to is None else draft.to.claimed_name or None,
            re=draft.re,
            guide=draft.guide,
            note=draft.masked_note(draft.note),
            ask=replace(draft.wishes, note=draft.masked_note(draft.wishes.note)),
            circle=None if draft.circle is None else CircleName(draft.circle.id, draft.circle.name),
            about=draft.about,
        )
        return compose(manifest, draft.masked_pieces())


def _heading(entry: Entry) -> str:
    """What stands over a piece: a title of its own; else the question it answers; else its day.

    A title that was taken from the first words would say the same thing twice; and where it was cut within a name,
    no mask would find what is left of it.
    """
    if is_title_chosen(entry):
        return entry.title
    return entry.prompt.ask if entry.prompt else day_in_full(entry.created.date())
