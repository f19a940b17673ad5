"""Replying: an answer by the guide its author asked for. Every part may stay empty, and so may the whole."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from carecompanion.activities.drafting import new_draft
from carecompanion.activities.letter_draft import LetterDraft
from carecompanion.domain.answer import is_empty
from carecompanion.domain.field import Field, FieldKind
from carecompanion.domain.ids import PackId, PromptId
from carecompanion.domain.letter import REPLY_WAYS, Direction, LetterKind, Piece
from carecompanion.domain.prompt import PromptSnapshot, Wording
from carecompanion.domain.unsent import Unsent
from carecompanion.errors import NotFound, NotPossible
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from carecompanion.activities.introducing import Introducing
    from carecompanion.activities.world import World
    from carecompanion.domain.entry import Draft
    from carecompanion.domain.letter import StoredLetter
    from carecompanion.domain.partner import Partner
    from carecompanion.domain.practice import Guide
    from carecompanion.domain.unsent import Copied
    from carecompanion.domain.witness import Lean
    from carecompanion.vault.vault import Vault

RECEIVED: Final = "received"
FREELY: Final = "ideas"
"""The way of answering that has no guide: in one's own words, ideas among them."""

_HOUSE: Final = "house"
_NO_HINTS: Final = "replies.no_hints"


@cache
def guides() -> dict[str, Guide]:
    """The guides of the house by id."""
    from carecompanion.packs.builtin import builtin_pack

    return {guide.id: guide for guide in builtin_pack(_HOUSE).guides}


class Replying:
    """From a letter that came to a reply in the making, which is a draft like any other until it has left."""

    def __init__(self, vault: Vault, world: World, introducing: Introducing) -> None:
        self._vault = vault
        self._world = world
        self._introducing = introducing

    def ways(self, letter: StoredLetter) -> tuple[str, ...]:
        """The ways of answering that its author asked for, in their order; empty where no reply is asked for.

        Ideas are not among them where no advice is wished for.
        """
        ask = letter.manifest.ask
        return tuple(
            way
            for way in REPLY_WAYS
            if way in ask.reply
            and not (way == FREELY and ask.no_advice)
            and (way == FREELY or way in guides())
        )

    def begin(self, letter: StoredLetter, way: str | None = None) -> Draft:
        """The reply to *letter* that waits unfinished, or a new one by *way* (else the fullest that was asked for).

        Where no reply was asked for one may answer all the same, in one's own words. Raises NotPossible for a letter
        that nobody can answer, NotFound for a way that is none.
        """
        self._reader_of_reply(letter)
        asked = (one for one in ("four-part", "questions", RECEIVED, FREELY) if one in self.ways(letter))
        chosen = way if way is not None else next(asked, FREELY)
        prompt = _prompt_of(chosen)
        waiting = next(
            (one for one in self._vault.drafts.all() if one.letter and one.letter.re == letter.id), None
        )
        if waiting is not None and waiting.letter is not None and way in (None, _way_of(waiting.letter)):
            return waiting
        unsent = Unsent(to=letter.partner, re=letter.id, guide=None if chosen == FREELY else chosen)
        return new_draft(self._world, prompt, unsent)

    def by(self, draft: Draft, way: str) -> Draft:
        """*draft* by another way of answering. Its parts go on by their places; what has none, in one's own words.

        Raises NotFound for a way that is none.
        """
        prompt = _prompt_of(way)
        before = draft.prompt.fields if draft.prompt else ()
        after = prompt.fields if prompt else ()
        written = [draft.answers.get(field.id) for field in before]
        answers = {
            field.id: value
            for field, value in zip(after, written, strict=False)
            if value is not None and not is_empty(value)
        }
        left = [str(value) for value in written[len(after) :] if value is not None and not is_empty(value)]
        text = "\n\n".join(part for part in (draft.text.rstrip("\n"), *left) if part.strip())
        unsent = replace(draft.letter or Unsent(), guide=None if way == FREELY else way)
        return replace(
            draft, prompt=prompt, answers=answers, text=text if left else draft.text, letter=unsent
        )

    def letter_of(self, draft: Draft) -> LetterDraft:
        """The letter *draft* is to become. Raises NotPossible where nothing was written, or its partner is gone."""
        unsent = draft.letter
        if unsent is None or unsent.re is None:
            raise NotPossible(say("replying.no_reply"), say("replying.no_reply_hint"))
        letter = self._vault.letters.get(unsent.re)
        return LetterDraft(
            to=self._reader_of_reply(letter),
            pieces=tuple(_copied(piece, unsent.copies) for piece in _pieces(draft)),
            masks=unsent.masks,
            wishes=unsent.wishes,
            note=unsent.note,
            re=letter.id,
            guide=unsent.guide,
            lang=letter.manifest.lang,
            unsent=draft.id,
        )

    def received(self, draft: Draft) -> Draft:
        """*draft* as the shortest whole reply there is, whatever was written in it so far."""
        unsent = draft.letter or Unsent()
        return replace(draft, text="", answers={}, prompt=None, letter=replace(unsent, guide=RECEIVED))

    def lean(self, draft: Draft, text: str) -> Lean | None:
        """Where *text*, one part of a reply, may lean away from what its reader asked for; None where hints rest."""
        unsent = draft.letter
        if unsent is None or unsent.re is None or not self.are_hints_wanted:
            return None
        from carecompanion.domain.witness import lean_of

        letter = self._vault.letters.get(unsent.re)
        return lean_of(
            text, letter.manifest.lang, no_advice=letter.manifest.ask.no_advice, guide=unsent.guide
        )

    @property
    def are_hints_wanted(self) -> bool:
        """May a soft note stand under a reply?"""
        return not self._vault.preferences.get(_NO_HINTS, "")

    def want_hints(self, *, wanted: bool) -> None:
        """Let the soft notes rest for good, or bring them back."""
        self._vault.preferences.set(_NO_HINTS, "" if wanted else "yes")

    def _reader_of_reply(self, letter: StoredLetter) -> Partner:
        """Who wrote *letter*, and would get its answer. Raises NotPossible where nobody can answer it."""
        if letter.direction is not Direction.CAME or letter.manifest.kind is not LetterKind.LETTER:
            raise NotPossible(say("replying.not_answerable"), say("replying.not_answerable_hint"))
        return self._introducing.still_here(letter.partner)


def _prompt_of(way: str) -> PromptSnapshot | None:
    """What *way* asks, part by part; None for one's own words. Raises NotFound for a way that is none."""
    if way == FREELY:
        return None
    if way not in guides():
        raise NotFound(way, "guides", tuple(guides()))
    return _snapshot(guides()[way])


def _way_of(unsent: Unsent) -> str:
    return unsent.guide or FREELY


def _pieces(draft: Draft) -> tuple[Piece, ...]:
    """What was written, part by part, under what each part asked."""
    labels = {field.id: field.label for field in draft.prompt.fields} if draft.prompt else {}
    written = {name: str(value) for name, value in draft.answers.items() if not is_empty(value)}
    pieces = [Piece(title=label, body=written[name]) for name, label in labels.items() if name in written]
    if draft.text.strip():
        pieces.append(Piece(title=say("replying.freely"), body=draft.text))
    if not pieces and draft.letter is not None and draft.letter.guide == RECEIVED:
        pieces.append(Piece(title=say("replying.received"), body=say("replying.received_words")))
    if not pieces:
        raise NotPossible(say("replying.nothing"), say("replying.nothing_hint"))
    return tuple(pieces)


def _copied(piece: Piece, copies: Iterable[Copied]) -> Piece:
    """The copy that is to leave, where there is one of what the part says now."""
    body = next((copy.body for copy in copies if copy.of == piece.body), piece.body)
    return replace(piece, body=body)


def _snapshot(guide: Guide) -> PromptSnapshot:
    """A guide as something that is answered field by field."""
    from carecompanion.packs.builtin import builtin_pack

    house = builtin_pack(_HOUSE)
    return PromptSnapshot(
        pack=PackId(house.id),
        serial=house.serial,
        id=PromptId(guide.id),
        lang=house.language,
        signer=house.signer,
        signer_name=house.signer_name,
        licence=house.licence,
        ask=guide.title,
        wording=Wording.PLAIN,
        fields=tuple(
            Field(id=f"part-{number}", kind=FieldKind.TEXT, label=label)
            for number, label in enumerate(guide.boxes, 1)
        ),
        pack_title=house.title,
    )
