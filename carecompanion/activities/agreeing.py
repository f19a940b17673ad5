"""Agreeing: a code of care that travels by letters. Agreed for now, looked at again, left at any time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from carecompanion.activities.letter_draft import LetterDraft
from carecompanion.domain.agreement import Where, agreements_in, pieces_of
from carecompanion.domain.letter import About, AgreementState, Direction, Piece
from carecompanion.domain.text import clean
from carecompanion.errors import NotPossible, Usage
from carecompanion.words import say

if TYPE_CHECKING:
    from datetime import date

    from carecompanion.activities.circling import Circling
    from carecompanion.activities.world import World
    from carecompanion.domain.agreement import Agreement, Version
    from carecompanion.domain.circle import Circle
    from carecompanion.domain.letter import StoredLetter
    from carecompanion.vault.vault import Vault

TEXT_BYTES: Final = 256 * 1024
NUMBER_AT_MOST: Final = 10**9
"""The highest number of a version that a letter can carry; from there on texts stand side by side under it."""


class Agreeing:
    """Agreements are read out of the letters about them; nothing else is kept, and nobody's silence is counted."""

    def __init__(self, vault: Vault, world: World, circling: Circling) -> None:
        self._vault = vault
        self._world = world
        self._circling = circling

    def code(self, circle: Circle) -> Agreement | None:
        """The agreement of *circle* that was last written about, with all its versions; None before the first."""
        letters = self._letters(circle)
        if not letters or letters[-1].manifest.about is None:
            return None
        newest = letters[-1].manifest.about.id
        return next((one for one in agreements_in(letters) if one.id == newest), None)

    def where(self, circle: Circle, version: Version) -> Where:
        """How far a version has come among those who are in *circle* now."""
        return version.where(self._handles(circle))

    def standing(self, circle: Circle) -> Version | None:
        """What everyone in *circle* agrees on for now."""
        code = self.code(circle)
        return None if code is None else code.standing(self._handles(circle))

    def to_look_at(self) -> tuple[tuple[Circle, Version], ...]:
        """Agreements whose day for looking again has come; a newer version that is under way says so too."""
        today = self._world.now().date()
        found = []
        for circle in self._circling.circles():
            version = self.standing(circle)
            if version is not None and version.review is not None and version.review <= today:
                found.append((circle, version))
        return tuple(found)

    def beginning(self, circle: Circle) -> str:
        """Words to start from: the newest version, or headings with a question under each."""
        code = self.code(circle)
        return say("agreeing.beginning") if code is None else code.newest.text

    def propose(self, circle: Circle, text: str, review: date | None = None) -> LetterDraft:
        """A letter to everyone in *circle* that proposes *text* as the next version.

        A text without the clause about leaving gets it at its end. Raises Usage where nothing is in it, too much, or
        *review* is past; NotPossible for a circle with nobody in it.
        """
        words = clean(text).strip("\n")
        if not words.strip():
            raise Usage(say("agreeing.empty"), say("agreeing.empty_hint"))
        if review is not None and review <= self._world.now().date():
            raise Usage(say("agreeing.past"), say("agreeing.past_hint"))
        words = with_leaving(words)
        if len(words.encode()) > TEXT_BYTES:
            raise Usage(say("agreeing.long"), say("agreeing.long_hint"))
        code = self.code(circle)
        about = About(
            id=code.id if code is not None else self._world.randomness(16).hex(),
            version=1 if code is None else min(code.newest.number + 1, NUMBER_AT_MOST),
            state=AgreementState.PROPOSED,
            review=review,
        )
        return self._draft(circle, about, (words,))

    def answer(self, letter: StoredLetter, *, open_words: str = "") -> LetterDraft:
        """An answer to the version in *letter* that came, to everyone in its circle: agreed for now, or not all of it.

        With *open_words* these stay open. Answering is being in the circle: one that is not known yet is joined when
        the answer leaves.
        Raises NotPossible for a letter that is about no agreement.
        """
        self._about(letter)
        return self._answer(self._circling.meant(letter), letter, open_words)

    def answer_newest(self, circle: Circle, *, open_words: str = "") -> LetterDraft:
        """The same for the newest version of *circle*'s agreement. Raises NotPossible before there is one."""
        code = self.code(circle)
        for letter in reversed(self._letters(circle)) if code is not None else ():
            about, text = self._about(letter)
            if code is not None and (about.id, about.version, text) == (
                code.id,
                code.newest.number,
                code.newest.text,
            ):
                return self._answer(circle, letter, open_words)
        raise NotPossible(say("agreeing.none_yet"), say("agreeing.none_yet_hint"))

    # inside

    def _about(self, letter: StoredLetter) -> tuple[About, str]:
        about, parts = letter.manifest.about, pieces_of(letter)
        if about is None or not parts:
            raise NotPossible(say("agreeing.no_agreement"), say("agreeing.no_agreement_hint"))
        return about, parts[0]

    def _answer(self, circle: Circle, letter: StoredLetter, open_words: str) -> LetterDraft:
        about, text = self._about(letter)
        stays_open = clean(open_words).strip()
        state = AgreementState.OPEN if stays_open else AgreementState.AGREED
        texts = (text, stays_open) if stays_open else (text,)
        return self._draft(circle, replace(about, state=state), texts)

    def _letters(self, circle: Circle) -> tuple[StoredLetter, ...]:
        """One's own letters about agreements of *circle* and its members', each under the handle they have now.

        Whoever had a letter to it knows the circle's number: who is not in it, or no longer, has no voice in it.
        """
        handles = {member.id: member.handle for member in self._circling.members(circle)}
        return tuple(
            replace(letter, partner_name=handles.get(letter.partner, "") if letter.partner else "")
            for letter in self._vault.letters.agreements(circle.id)
            if letter.direction is Direction.LEFT or letter.partner in handles
        )

    def _handles(self, circle: Circle) -> tuple[str, ...]:
        return tuple(partner.handle for partner in self._circling.members(circle))

    def _draft(self, circle: Circle, about: About, texts: tuple[str, ...]) -> LetterDraft:
        if not circle.members:
            raise NotPossible(say("agreeing.nobody"), say("agreeing.nobody_hint"))
        titles = (say("agreeing.title", version=about.version), say("agreeing.stays_open"))
        pieces = tuple(Piece(title=title, body=text) for title, text in zip(titles, texts, strict=False))
        return LetterDraft(to=None, pieces=pieces, circle=circle, about=about)


def with_leaving(text: str) -> str:
    """*text* with the clause that anyone may leave, where it is not in it yet."""
    clause = say("agreeing.leaving")
    if " ".join(clause.split()) in " ".join(text.split()):
        return text
    return f"{text}\n\n{say('agreeing.leaving_head')}\n\n{clause}"
