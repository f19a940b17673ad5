"""Spans of time as one says them: about ten minutes, a minute or so, until tomorrow. Never seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime

WORDS: Final = {
    "about.1": "about a minute",
    "about.2": "about two minutes",
    "about.3": "about three minutes",
    "about.4": "about four minutes",
    "about.5": "about five minutes",
    "about.6": "about six minutes",
    "about.7": "about seven minutes",
    "about.8": "about eight minutes",
    "about.9": "about nine minutes",
    "about.10": "about ten minutes",
    "about.11": "about eleven minutes",
    "about.12": "about twelve minutes",
    "about.15": "about a quarter of an hour",
    "about.20": "about twenty minutes",
    "about.25": "about twenty-five minutes",
    "about.30": "about half an hour",
    "about.35": "about thirty-five minutes",
    "about.40": "about forty minutes",
    "about.45": "about three quarters of an hour",
    "about.50": "about fifty minutes",
    "about.55": "about fifty-five minutes",
    "about.60": "about an hour",
    "about.many": "about {minutes} minutes",
    "sittings": "in several sittings",
    "left": "{about} left",
    "little_left": "a minute or so",
    "gone": "time has come round",
    "until.today": "today {time}",
    "until.tomorrow": "tomorrow {time}",
    "until.later": "{day}, {time}",
}

_MINUTE: Final = 60
_SITTING: Final = 60
_EXACT: Final = 12
_LITTLE: Final = 90
"""From so many seconds down it is a minute or so."""


def about_minutes(minutes: int) -> str:
    """``about ten minutes``."""
    from carecompanion.words import say

    if f"about.{minutes}" in WORDS:
        return say(f"minutes.about.{minutes}")
    return say("minutes.about.many", minutes=minutes)


def about_sitting(minutes: int) -> str:
    """The same for a whole practice; more than a sitting holds comes in several."""
    from carecompanion.words import say

    if minutes > _SITTING:
        return say("minutes.sittings")
    return about_minutes(minutes if minutes <= _EXACT else round(minutes / 5) * 5)


def time_left(seconds: int) -> str:
    """``about six minutes left``, ``a minute or so``, ``time has come round``: of *seconds* that are left."""
    from carecompanion.words import say

    if seconds <= 0:
        return say("minutes.gone")
    if seconds <= _LITTLE:
        return say("minutes.little_left")
    return say("minutes.left", about=about_minutes(round(seconds / _MINUTE)))


def until(moment: datetime, now: datetime) -> str:
    """``tomorrow 14:00``: the end of a wait, as seen from *now*."""
    from carecompanion.words import say
    from carecompanion.words.days import day_answered

    moment = moment.astimezone(now.tzinfo)  # by the clock on the wall where one is now
    days = (moment.date() - now.date()).days
    time = f"{moment:%H:%M}"
    if days in (0, 1):
        return say("minutes.until.tomorrow" if days else "minutes.until.today", time=time)
    return say("minutes.until.later", day=day_answered(moment.date(), now.date()), time=time)
