"""A care map in a sentence: where there is room, and who has said yes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.activities.phrases import names_in_words
from carecompanion.domain.care_map import ROLES
from carecompanion.domain.flow import DIRECTIONS
from carecompanion.domain.person import Consent
from carecompanion.domain.text import capitalised
from carecompanion.words import say
from carecompanion.words.numbers import in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carecompanion.domain.care_map import Grid
    from carecompanion.domain.flow import Flow

_NAMED_AT_MOST: Final = 3
_WORDS_UP_TO: Final = 12


def reading_of(grid: Grid) -> str:
    """``Sponsor has room. Six people stand here; three have said yes.``"""
    people = grid.people()
    if not people:
        return say("placing.nobody")
    said = [one for one in (_room(grid), _who(len(people))) if one]
    yes = sum(person.consent is Consent.YES for person in people)
    if yes:
        key = "all" if yes == len(people) > 1 else _few(yes)
        asked = say(f"placing.yes.{key}", count=_number(yes))
    elif all(person.consent is Consent.NOT_ASKED for person in people):
        asked = say("placing.yes.unasked")
    else:
        asked = say("placing.yes.none")
    return f"{' '.join(said)}; {asked}."


def flow_words(flows: Sequence[Flow]) -> str:
    """``given and received``: which ways care or strength went, never how much; empty where nothing moved."""
    ways = {flow.mark.direction for flow in flows}
    return names_in_words([say(f"placing.flow.{way}") for way in DIRECTIONS if way in ways])


def role_name(role: str) -> str:
    """What a role is called."""
    return say(f"placing.role.{role}") if role in ROLES else role


def _room(grid: Grid) -> str:
    gaps = [role_name(role) for role in grid.gaps()]
    if not gaps:
        return ""
    if len(gaps) > _NAMED_AT_MOST:
        return say("placing.room.many", count=_number(len(gaps)))
    *first, last = gaps
    if not first:
        return say("placing.room.one", role=capitalised(last))
    return say("placing.room.some", roles=capitalised(", ".join(first)), last=last)


def _who(count: int) -> str:
    return say(f"placing.stand.{_few(count)}", count=capitalised(_number(count)))


def _few(count: int) -> str:
    return "one" if count == 1 else "more"


def _number(count: int) -> str:
    return in_words(count, up_to=_WORDS_UP_TO)
