"""An agreement that travels by letters: its versions, who agrees for now, what stays open. Derived, never kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from carecompanion.domain.letter import HUMAN_AT, AgreementState, Direction

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from carecompanion.domain.letter import StoredLetter


class Where(StrEnum):
    """How far a version has come: some have not answered, everyone agrees for now, or something stays open."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Voice:
    """One member's answer to a version: ``name`` is None for oneself; ``open_words`` is what stays open for them."""

    name: str | None = field(repr=False)
    state: AgreementState
    day: date
    open_words: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Version:
    """One text under one number, and the latest answer of each who answered; the first voice proposed it."""

    number: int
    text: str = field(repr=False)
    review: date | None
    voices: tuple[Voice, ...]

    def where(self, members: Sequence[str]) -> Where:
        """How far it has come among *members* (handles) and oneself."""
        states = {voice.name: voice.state for voice in self.voices}
        if AgreementState.OPEN in states.values():
            return Where.OPEN
        return Where.AGREED if states.keys() >= {None, *members} else Where.PROPOSED


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement of a circle: ``id`` is 32 hex digits; versions by number, then as they came."""

    id: str
    versions: tuple[Version, ...]

    @property
    def newest(self) -> Version:
        """The version that counts now: the highest number; of two texts under it the one that came last."""
        return self.versions[-1]

    def standing(self, members: Sequence[str]) -> Version | None:
        """The newest version on which everyone agrees for now."""
        agreed = (one for one in reversed(self.versions) if one.where(members) is Where.AGREED)
        return next(agreed, None)


def agreements_in(letters: Iterable[StoredLetter]) -> tuple[Agreement, ...]:
    """The agreements that *letters* are about, in order of first mention; *letters* in the order they came and left.

    Two texts under one number are two versions. Who answers a text that nobody here proposed stands as its first
    voice: the proposal may still be on its way.
    """
    texts: dict[str, dict[tuple[int, str], list[Voice]]] = {}
    reviews: dict[tuple[str, int, str], date | None] = {}
    for letter in letters:
        about, parts = letter.manifest.about, pieces_of(letter)
        if about is None or not parts:
            continue
        name = None if letter.direction is Direction.LEFT else letter.partner_name
        open_words = parts[1] if about.state is AgreementState.OPEN and len(parts) > 1 else ""
        voice = Voice(name, about.state, letter.manifest.date, open_words)
        voices = texts.setdefault(about.id, {}).setdefault((about.version, parts[0]), [])
        _take_in(voices, voice)
        key = about.id, about.version, parts[0]
        if about.state is AgreementState.PROPOSED or key not in reviews:
            reviews[key] = about.review
    return tuple(
        Agreement(
            name,
            tuple(
                Version(number, text, reviews[name, number, text], tuple(voices))
                for (number, text), voices in sorted(found.items(), key=lambda one: one[0][0])
            ),
        )
        for name, found in texts.items()
    )


def pieces_of(letter: StoredLetter) -> tuple[str, ...]:
    """The words of each piece of a letter."""
    plain = letter.human.encode()
    spans = ((item.at - HUMAN_AT, item.length) for item in letter.manifest.items)
    return tuple(plain[at : at + length].decode() for at, length in spans)


def _take_in(voices: list[Voice], voice: Voice) -> None:
    """One voice for each; the answer of the later day stands, and who proposed stays first."""
    for at, before in enumerate(voices):
        if before.name == voice.name:
            if voice.day >= before.day:
                voices[at] = voice
            return
    if voice.state is AgreementState.PROPOSED:
        voices.insert(0, voice)
    else:
        voices.append(voice)
