"""What a programme's screen says: where one is, a meeting's parts, what is done together, what it hopes for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from carecompanion.domain.programme_week import Stand
from carecompanion.tui.text import one_line
from carecompanion.tui.widgets.grouped_rows import GroupedRow
from carecompanion.tui.widgets.pairs import Pair
from carecompanion.tui.widgets.prose import Part as Said
from carecompanion.words import say
from carecompanion.words.days import day_answered, day_seen_from
from carecompanion.words.minutes import about_minutes, about_sitting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from carecompanion.activities.companion import Companion
    from carecompanion.activities.gathering import Part
    from carecompanion.domain.pack import Pack
    from carecompanion.domain.practice import Programme
    from carecompanion.domain.programme_week import Going
    from carecompanion.tui.glyphs import Glyphs

MARKS_AT_MOST: Final = 24
"""Meetings that an outcome's row of marks has room for; with more, only their names are said."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A programme as it stands: its pack, where that is here, and the parts of each meeting that was looked at."""

    going: Going
    pack: Pack | None
    at: int
    parts: tuple[Part, ...]


def seen(companion: Companion, going: Going, at: int | None) -> Seen | None:
    """*going* as it stands now, at the meeting *at* (the one that is now, where none is said). For the desk.

    None once it was left.
    """
    now = companion.gathering.now(going)
    if now is None:
        return None
    pack = next((one for one in companion.prompting.packs() if one.id == now.pack), None)
    place = now.opens_at if at is None else min(at, max(len(now.sessions) - 1, 0))
    parts = companion.gathering.parts(now, now.sessions[place]) if now.sessions else ()
    return Seen(now, pack, place, parts)


def day_of_meeting(going: Going, at: int, today: date) -> str:
    """``this week``, its day, or nothing while time rests."""
    if going.is_paused:
        return ""
    if going.stand is Stand.NOW and going.week == at:
        return say("programme.this_week")
    return day_seen_from(going.day_of(at), today)


def weeks_of(going: Going, today: date, glyphs: Glyphs) -> tuple[Pair, ...]:
    """Its meetings, one under another."""
    return tuple(
        Pair(
            key=str(at),
            title=session.title,
            below=day_of_meeting(going, at, today),
            mark=glyphs.mark if at == going.week and not going.is_over else glyphs.open,
        )
        for at, session in enumerate(going.sessions)
    )


def when_of(shown: Seen, today: date) -> str:
    """``Sat 28 November, this week, towards O1``."""
    going, session = shown.going, shown.going.sessions[shown.at]
    said = [] if going.is_paused else [day_answered(going.day_of(shown.at), today)]
    if going.is_paused:
        said.append(say("programme.rests"))
    elif going.stand is Stand.NOW and going.week == shown.at:
        said.append(say("programme.this_week"))
    elif going.week is None or shown.at > going.week:
        said.append(say("programme.to_come"))
    if session.outcomes:
        said.append(say("programme.towards", hopes=", ".join(session.outcomes)))
    return " · ".join(one_line(words) for words in said)


def row_of(part: Part, today: date) -> GroupedRow:
    """A part of a meeting in its list."""
    if part.is_absent:
        return GroupedRow(say("programme.absent", name=part.name), say("programme.elsewhere"))
    if part.practice is not None:
        right = say("programme.is_open") if part.run is not None else ""
        return GroupedRow(part.practice.practice.title, say("programme.walk"), right)
    words = ""
    if part.invitation is not None:
        is_gated = part.invitation.prompt.is_gated
        words = say("today.gated") if is_gated else part.invitation.words
    written = "" if part.written is None else say("programme.written", day=day_seen_from(part.written, today))
    return GroupedRow(words, say("programme.write"), written)


def about_part(part: Part) -> tuple[str, str]:
    """The words of the selected part in full, and a quiet line about it."""
    if part.practice is not None:
        practice, pack = part.practice.practice, part.practice.pack
        about = [say(f"running.who.{practice.who}")]
        about += [] if part.practice.minutes is None else [about_sitting(part.practice.minutes)]
        return practice.title, say("running.choose.about", about=", ".join(about), pack=one_line(pack.title))
    if part.invitation is None:
        return say("programme.absent", name=part.name), say("programme.absent_means")
    prompt, pack = part.invitation.prompt, part.invitation.pack
    words = prompt.content_note if prompt.is_gated else part.invitation.words
    about = [about_minutes(prompt.minutes)]
    return words, say("running.choose.about", about=", ".join(about), pack=one_line(pack.title))


def together_of(shown: Seen) -> tuple[Said, ...]:
    """What is done together in the meeting that is shown; where it can close, the pack's leaving line."""
    session = shown.going.sessions[shown.at]
    said = [Said(line, gap=0 if at == 0 else 1) for at, line in enumerate(_paragraphs(session.together))]
    if said:
        said.insert(0, Said(say("programme.together"), "quiet"))
    if session.closing and shown.pack is not None:
        said.append(Said(shown.pack.leaving, "quiet"))
    return tuple(said)


def about_programme(shown: Seen, glyphs: Glyphs) -> tuple[Said, ...]:
    """What it is about, what it hopes for, and where in it each hope is worked towards."""
    programme = shown.going.programme
    if programme is None:
        return ()
    said = [
        Said(say(f"programme.{key}", words=words.strip()))
        for key, words in (
            ("domain", programme.domain),
            ("community", programme.community),
            ("practice", programme.practice),
        )
        if words
    ]
    said += hopes_of(programme, glyphs, shown.going.week)
    pack = shown.pack
    if pack is not None:
        for words in (pack.care_note, pack.support_route, pack.leaving):
            if words:
                said.append(Said(words, "quiet"))
    return tuple(said)


def hopes_of(programme: Programme, glyphs: Glyphs, at: int | None = None) -> Iterator[Said]:
    """The arc by outcome: each hope in words, a row of its meetings (the one *at* marked), and their names."""
    if programme.outcomes:
        yield Said(say("programme.hopes"), "says", gap=2)
    for hope in programme.outcomes:
        places = [n for n, session in enumerate(programme.sessions) if hope.id in session.outcomes]
        yield Said(say("programme.hope", id=hope.id, words=hope.words))
        if len(programme.sessions) <= MARKS_AT_MOST:
            row = (
                (glyphs.mark if n == at else glyphs.open) if n in places else glyphs.empty
                for n in range(len(programme.sessions))
            )
            yield Said(" ".join(row), "mark", gap=0)
        titles = "; ".join(one_line(programme.sessions[n].title) for n in places)
        yield Said(titles or say("programme.no_meeting"), "quiet", gap=0)


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines() if line.strip()]
