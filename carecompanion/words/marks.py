"""Marks on scales, in words: what a line under a plot says, so that no plot has to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS: Final = {
    "none": "no mark",
    "middle": "in the middle",
    "towards": "{by} towards {end}",
    "also": "also {mark}",
    "joined": "{first} · {second}",
    "of": "{number} of {high}",
    "between": "{number}, from {low} to {high}",
    "ends": "{low} – {high}",
}


def _say(key: str, **values: object) -> str:
    from carecompanion.words import say

    return say(f"marks.{key}", **values)


def on_scale(number: int | None, low: int, high: int) -> str:
    """``7 of 10``; where the scale does not begin at 0 or 1, both ends are said."""
    if number is None:
        return _say("none")
    if low in (0, 1):
        return _say("of", number=number, high=high)
    return _say("between", number=number, low=low, high=high)


def towards(by: int, end: str) -> str:
    """``3 towards rescuing``; 0 is in the middle."""
    return _say("towards", by=by, end=end) if by else _say("middle")


def on_both_sides(marks: Sequence[tuple[int, str]]) -> str:
    """``3 towards rescuing · also 2 towards retreating`` for marks as (by, the end it leans to), first mark first."""
    if not marks:
        return _say("none")
    first, *others = [towards(by, end) for by, end in marks]
    for other in others:
        first = _say("joined", first=first, second=_say("also", mark=other))
    return first


def ends(low: str, high: str) -> str:
    """``running low – plenty``."""
    return _say("ends", low=low, high=high)
