"""What stands beside the entries of an export and can be taken in: people, maps, flows, commitments, runs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from carecompanion.domain.map_plain import known_from_plain, map_from_plain
from carecompanion.domain.plain import refuse_bad
from carecompanion.domain.promise_plain import flow_from_plain, promised_from_plain
from carecompanion.domain.run_plain import run_from_plain
from carecompanion.errors import BadInput, CareError, WrongShape
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from carecompanion.domain.care_map import CareMap
    from carecompanion.domain.flow import Flow
    from carecompanion.domain.map_plain import PlainPlace
    from carecompanion.domain.person import Person
    from carecompanion.domain.promise import Promised
    from carecompanion.domain.run import Run
    from carecompanion.interchange.json_pieces import Item

Beside: TypeAlias = (
    "tuple[Person, str | None] | tuple[CareMap, tuple[PlainPlace, ...]] | Flow | Promised | Run"
)
"""A person with their partner's handle, a map with its places, a flow, a commitment or a run."""

_ID: Final = re.compile(r"[0-9a-z]{1,64}")
_READERS: Final[dict[str, Callable[[object], Beside]]] = {
    "people": known_from_plain,
    "maps": map_from_plain,
    "flows": flow_from_plain,
    "commitments": promised_from_plain,
    "runs": run_from_plain,
}
BESIDES: Final = tuple(_READERS)
"""The arrays that can be taken in."""


def beside_of(item: Item) -> Beside | CareError:
    """The value of one item of such an array, or why it does not fit."""
    if item.is_flawed or not item.is_listed:
        return BadInput(say("interchange.flawed"), say("interchange.flawed_hint"))
    try:
        refuse_bad(item.plain)
        value = _READERS[item.key](item.plain)
        name = item.plain.get("id") if item.key != "flows" else None
        if name is not None and not _ID.fullmatch(name):
            raise WrongShape("range", place="id")
    except CareError as error:
        return error
    return value
