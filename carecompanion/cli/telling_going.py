"""Programmes one goes through in words, a line each; and one meeting with all it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.words import say
from carecompanion.words.days import day_answered

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from carecompanion.activities.gathering import Part
    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.programme_week import Going


def tell_going(sitting: Sitting, going: Going) -> None:
    """One: its id and title, and below it where one is."""
    sitting.tell.line(sitting.tell.dim(f"{going.id}  "), going.title, sitting.tell.dim(f"  ({going.pack})"))
    sitting.tell.line("  ", where_by_ear(going, sitting.today))


def tell_meeting(sitting: Sitting, going: Going, at: int, parts: Sequence[Part]) -> None:
    """Its title and day, what it works towards, what is done together, and each part with how to begin it."""
    tell, session = sitting.tell, going.sessions[at]
    tell.line(tell.strong(session.title))
    if not going.is_paused:
        tell.line(tell.dim(day_answered(going.day_of(at), sitting.today)))
    for words in going.outcomes_of(session):
        tell.line(tell.dim(say("cli_programmes.towards", hopes=words)))
    if session.together:
        tell.line()
        tell.line(session.together.strip())
    if parts:
        tell.line()
    for part in parts:
        tell.line("- ", *_part(sitting, part))


def where_by_ear(going: Going, today: date) -> str:
    """Where one is in it, in a sentence."""
    meeting = going.current or going.next
    return say(
        f"programme.where.{going.stand.value}",
        meeting="" if meeting is None else meeting.title,
        following="" if going.next is None else going.next.title,
        day="" if going.next_on is None else day_answered(going.next_on, today),
    )


def _part(sitting: Sitting, part: Part) -> tuple[str, ...]:
    if part.practice is not None:
        said = say("cli_programmes.walk", title=part.practice.practice.title, name=part.name)
        return (said, say("cli_programmes.is_open", run=part.run.id) if part.run is not None else "")
    if part.invitation is None:
        return (say("cli_programmes.absent", name=part.name),)
    prompt = part.invitation.prompt
    if prompt.is_gated:
        said = say("cli_programmes.gated", note=prompt.content_note, name=part.name)
    else:
        said = say("cli_programmes.write", words=part.invitation.words, name=part.name)
    if part.written is None:
        return (said,)
    return (said, say("cli_programmes.written", day=day_answered(part.written, sitting.today)))
