"""Where one is in a programme, in one sentence and in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.domain.programme_week import Stand
from carecompanion.tui.text import one_line
from carecompanion.words import say
from carecompanion.words.days import day_answered

if TYPE_CHECKING:
    from datetime import date

    from carecompanion.domain.programme_week import Going

PROGRAMME: Final = "programme "
"""What the key of a programme's row begins with, on Today and in Ongoing."""
_WAITS: Final = frozenset({Stand.PAUSED, Stand.OVER, Stand.ABSENT})


def where_in_words(going: Going, today: date) -> str:
    """``This week: Week 2, staying connected.``"""
    meeting = going.current or going.next
    return say(
        f"programme.where.{going.stand.value}",
        meeting="" if meeting is None else one_line(meeting.title),
        following="" if going.next is None else one_line(going.next.title),
        day="" if going.next_on is None else day_answered(going.next_on, today),
    )


def at_in_words(going: Going) -> str:
    """The title of the meeting one is at, or that comes; where there is none, why."""
    if going.stand in _WAITS:
        return say(f"programme.at.{going.stand.value}")
    meeting = going.current or going.next
    return "" if meeting is None else meeting.title
