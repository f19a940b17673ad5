"""Programmes in one row of Today: this week's meeting, or the one that comes soon. Nothing where time rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.domain.programme_week import WEEK, Stand
from carecompanion.tui.programme.where import PROGRAMME
from carecompanion.tui.widgets.nearby import NearbyThing
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from carecompanion.domain.practice import Session
    from carecompanion.domain.programme_week import Going


def programmes_nearby(going: Sequence[Going], today: date) -> tuple[NearbyThing, ...]:
    """One row for all of them: the meetings of this week, else those that come within a week."""
    now = [(one, one.current) for one in going if one.stand is Stand.NOW]
    soon = [(one, one.next) for one in going if one.next_on is not None and (one.next_on - today).days < WEEK]
    for kind, near in (("week", now), ("soon", soon)):
        if near:
            return (NearbyThing(say(f"today.nearby.{kind}"), _titles(near), _opens(near)),)
    return ()


def _titles(near: Sequence[tuple[Going, Session | None]]) -> str:
    return " · ".join(meeting.title for _, meeting in near if meeting is not None)


def _opens(near: Sequence[tuple[Going, Session | None]]) -> str:
    """Several open the place where all of them stand."""
    return f"{PROGRAMME}{near[0][0].id}" if len(near) == 1 else PROGRAMME.strip()
