"""Composing: from chosen entries to the exact words that will leave, and one sealed file for one person."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from carecompanion.activities.titling import is_title_chosen
from carecompanion.domain.letter import (
    Direction,
    LetterKind,
    Manifest,
    Mask,
    Piece,
    StoredLetter,
    Wishes,
)
from carecompanion.domain.partner import Standing, Trust
from carecompanion.errors import CareError, NotPossible, Usage
from carecompanion.words import say
from carecompanion.words.days import day_in_full

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from carecompanion.activities.introducing import Introducing
    from carecompanion.activities.world import World
    from carecompanion.domain.entry import Entry
    from carecompanion.domain.ids import EntryId, LetterId
    from carecompanion.domain.letter import Found
    from carecompanion.domain.partner import Partner
    from carecompanion.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """What is to become a letter: to whom (None while nobody is chosen), which pieces, masks, and wishes."""

    to: Partner | None
    pieces: tuple[Piece, ...]
    masks: tuple[Mask, ...] = ()
    wishes: Wishes = field(default_factory=Wishes)
    note: str | None = field(default=None, repr=False)
    re: LetterId | None = None
    thread: LetterId | None = None
    guide: str | None = None
    lang: str = "en"


@dataclass(frozen=True, slots=True)
class Preview:
    """The exact text that will leave, and what in it may still name somebody."""

    human: str = field(repr=False)
    found: tuple[Found, ...] = field(repr=False)
    left_out: int
    words: int
    pieces: int


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter that left: where its file is, and what the vault remembers of it."""

    path: Path
    letter: StoredLetter


class Composing:
    """Choose, mask, look, seal, write the file. The entries themselves never change."""

    def __init__(self, vault: Vault, world: World, introducing: Introducing) -> None:
        self._vault = vault
        self._world = world
        self._introducing = introducing

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
                    of=f"{entry.prompt.pack}/{entry.prompt.id}" if entry.prompt else None,
                    entry=entry.id,
                )
            )
        return tuple(made)

    def preview(self, draft: LetterDraft, *, also: Sequence[str] = ()) -> Preview:
        """The human part as it would leave, with names, addresses and numbers that remain in pieces and notes.

        Partners, what is masked, and what is in *also* are found however they are capitalised: ``ana`` is a common
        word to a mask for ``Ana``, so it is left to the eye.
        """
        from carecompanion.exchange.masking import names_in

        manifest, human = self._compose(draft)
        pieces = self._masked(draft)
        bodies = "\n\n".join(f"{piece.title}\n{piece.body}" for piece in pieces)
        notes = "\n\n".join(note for note in (manifest.note, manifest.ask.note) if note)
        known = [partner.handle for partner in self._introducing.partners()]
        known += [*also, *(mask.find for mask in draft.masks)]
        return Preview(
            human=human,
            found=names_in(f"{notes}\n\n{bodies}", known),
            left_out=sum(item.left_out for item in manifest.items),
            words=len(bodies.split()),
            pieces=len(draft.pieces),
        )

    def send(
        self,
        draft: LetterDraft,
        where: Path | None = None,
        *,
        armored: bool = False,
        expected: str | None = None,
    ) -> Sent:
        """Seal for one person, write the file, and remember what left. *where* is a folder or a file.

        *expected* is the preview that was agreed to: if the words would differ, nothing leaves. Raises FileExists,
        CouldNotWrite, DiskFull, Usage.
        """
        from carecompanion.exchange.names import neutral_file_name
        from carecompanion.exchange.sealing import seal_letter
        from carecompanion.settings.atomic import make_private_folder, write_new

        if draft.to is None:
            raise NotPossible(say("composing.nobody"), say("composing.nobody_hint"))
        # Asked of the vault: they may have been blocked, here or in another window, since they were chosen.
        if self._vault.partners.is_blocked(draft.to.key):
            raise NotPossible(say("composing.blocked"), say("composing.blocked_hint"))
        manifest, human = self._compose(draft)
        if expected is not None and human != expected:
            raise NotPossible(say("composing.changed"), say("composing.changed_hint"))
        sealed = seal_letter(manifest, human, self._introducing.identity(), draft.to.key, armored=armored)
        folder = where or self._world.paths.letters_out
        if where is None:
            make_private_folder(folder)
        path = folder / neutral_file_name(self._world.randomness) if folder.is_dir() else folder
        write_new(path, sealed.data)
        stored = StoredLetter(
            id=manifest.id,
            direction=Direction.LEFT,
            partner=draft.to.id,
            partner_key=draft.to.key,
            partner_name=draft.to.handle,
            moment=self._world.now(),
            manifest=manifest,
            human=human,
            trust=Trust.VERIFIED if draft.to.standing is Standing.VERIFIED else Trust.INTRODUCED,
            digest=sealed.digest,
            file_name=path.name,
        )
        try:
            self._vault.letters.left(stored)
        except CareError:
            # What is not remembered has not left.
            path.unlink(missing_ok=True)
            raise
        return Sent(path, stored)

    # inside

    def _note(self, note: str | None, draft: LetterDraft) -> str | None:
        """A note with the masks of its letter: a role stands everywhere in it, or it hides nothing."""
        from carecompanion.exchange.masking import mask

        return None if note is None else mask(note, draft.masks)[0]

    def idle_masks(self, draft: LetterDraft) -> tuple[str, ...]:
        """What of *draft*'s masks stands nowhere in it: mistyped, perhaps, and hiding nothing."""
        from carecompanion.exchange.masking import mask

        texts = [draft.note or "", *(text for piece in draft.pieces for text in (piece.title, piece.body))]
        return tuple(one.find for one in draft.masks if not any(mask(text, [one])[1] for text in texts))

    def _thread(self, draft: LetterDraft) -> LetterId | None:
        if draft.re is None or draft.thread is not None:
            return draft.thread
        return self._vault.letters.get(draft.re).manifest.thread

    def _masked(self, draft: LetterDraft) -> tuple[Piece, ...]:
        from carecompanion.exchange.masking import mask

        made = []
        for piece in draft.pieces:
            body, left_out = mask(piece.body, draft.masks)
            title, _ = mask(piece.title, draft.masks)
            made.append(replace(piece, title=title, body=body, left_out=piece.left_out + left_out))
        return tuple(made)

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
            to_name=None if draft.to is None else draft.to.handle,
            re=draft.re,
            guide=draft.guide,
            note=self._note(draft.note, draft),
            ask=replace(draft.wishes, note=self._note(draft.wishes.note, draft)),
        )
        return compose(manifest, self._masked(draft))


def _heading(entry: Entry) -> str:
    """What stands over a piece: a title of its own; else the question it answers; else its day.

    A title that was taken from the first words would say the same thing twice; and where it was cut within a name,
    no mask would find what is left of it.
    """
    if is_title_chosen(entry):
        return entry.title
    return entry.prompt.ask if entry.prompt else day_in_full(entry.created.date())
