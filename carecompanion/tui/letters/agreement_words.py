"""An agreement as it is read: what stands for now, the newest version with every answer, and what came before."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from carecompanion.domain.letter import AgreementState
from carecompanion.tui.letters.threads import long_day
from carecompanion.tui.widgets.prose import Part
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from carecompanion.activities.companion import Companion
    from carecompanion.domain.agreement import Version, Voice, Where
    from carecompanion.domain.circle import Circle


@dataclass(frozen=True, slots=True)
class Agreed:
    """The versions of a circle's agreement, newest first, with how far each has come; and the one that stands."""

    versions: tuple[tuple[Version, Where], ...] = ()
    standing: Version | None = None

    @property
    def is_answered(self) -> bool:
        """Have I said to the newest version that it may stand? Whoever proposes a version says so."""
        if not self.versions:
            return True
        mine = next((voice for voice in self.versions[0][0].voices if voice.name is None), None)
        return mine is not None and mine.state is not AgreementState.OPEN


def agreed_in(companion: Companion, circle: Circle) -> Agreed:
    """What *circle* agreed and agrees on. For the desk."""
    agreeing = companion.agreeing
    code = agreeing.code(circle)
    if code is None:
        return Agreed()
    versions = tuple((one, agreeing.where(circle, one)) for one in reversed(code.versions))
    return Agreed(versions, agreeing.standing(circle))


def agreement_parts(agreed: Agreed, today: date, *, propose_key: str) -> tuple[Part, ...]:
    """It, from what counts most to what is past. Nobody who has not answered is named."""
    if not agreed.versions:
        return (Part(say("circle.none", key=propose_key), "quiet"),)
    return tuple(_parts(agreed, today))


def _parts(agreed: Agreed, today: date) -> Iterator[Part]:
    (newest, where), *earlier = agreed.versions
    standing = agreed.standing
    if standing is not None:
        yield Part(say("circle.stands", version=standing.number), "says")
        yield Part(say("circle.stands_means"), "quiet", gap=0)
        yield from _review(standing, today)
        yield from _text(standing)
    if newest != standing:
        head = f"{say('circle.newest', version=newest.number)} · {say(f'circle.where.{where.value}')}"
        yield Part(head, "says", gap=2 if standing else 1)
        yield from _review(newest, today)
        yield from _voices(newest, today)
        if standing is None:
            yield from _text(newest)
        else:
            yield from _changes(standing, newest)
    elif newest.voices:
        yield from _voices(newest, today, gap=1)
    if earlier:
        yield Part(say("circle.before"), "says", gap=2)
        for at, (version, came_to) in enumerate(earlier):
            yield from _history(version, came_to, today)
            older = earlier[at + 1][0] if at + 1 < len(earlier) else None
            if older is not None:
                yield from _changes(older, version)
            elif version != standing:
                yield from _text(version)


def _text(version: Version) -> Iterator[Part]:
    """Its words, with what stands as a heading in them told apart."""
    lines: list[str] = []
    for line in [*version.text.splitlines(), "#"]:
        if line.startswith("#"):
            if "".join(lines).strip():
                yield Part("\n".join(lines).strip("\n"))
            lines = []
            if line.strip("# "):
                yield Part(line.lstrip("#").strip(), "says")
        else:
            lines.append(line)


def _review(version: Version, today: date) -> Iterator[Part]:
    if version.review is not None:
        has_come = version.review <= today
        day = long_day(version.review, today)
        yield Part(say("circle.review_now") if has_come else say("circle.review", day=day), "quiet", gap=0)


def _history(version: Version, where: Where, today: date) -> Iterator[Part]:
    said = say("circle.before_version", version=version.number, where=say(f"circle.where.{where.value}"))
    yield Part(said)
    yield from _voices(version, today)


def _voices(version: Version, today: date, *, gap: int = 0) -> Iterator[Part]:
    for at, voice in enumerate(version.voices):
        yield Part(_voice(voice, today), "quiet", gap=0 if at else gap)
        if voice.state is AgreementState.OPEN and voice.open_words:
            yield Part(voice.open_words, gap=0, lead="│ ")


def _voice(voice: Voice, today: date) -> str:
    whose = "mine" if voice.name is None else "theirs"
    key = f"circle.voice.{voice.state.value}.{whose}"
    return say(key, name=voice.name or "", day=long_day(voice.day, today))


def _changes(before: Version, after: Version) -> Iterator[Part]:
    yield Part(say("circle.changed", version=before.number), "quiet")
    changed = list(_changed_lines(before.text.splitlines(), after.text.splitlines()))
    if not changed:
        yield Part(say("circle.the_same"), gap=0)
    for sign, line in changed:
        yield Part(line, "body" if sign == "+" else "quiet", gap=0, lead=f"{sign} ")


def _changed_lines(before: list[str], after: list[str]) -> Iterator[tuple[str, str]]:
    for what, a, b, c, d in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if what != "equal":
            yield from (("-", line) for line in before[a:b] if line.strip())
            yield from (("+", line) for line in after[c:d] if line.strip())
