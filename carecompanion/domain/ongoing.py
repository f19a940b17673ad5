"""How commitments are laid out: soon, when one can, by month, and those that wait for their own time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from carecompanion.domain.promise import Promised

SOON, WHEN_YOU_CAN, MONTH, WHEN_IT_COMES = "soon", "when_you_can", "month", "when_it_comes"
_SOON: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Group:
    """Commitments under one head; ``month`` is the first day of the month that a :data:`MONTH` group is."""

    head: str
    promises: tuple[Promised, ...]
    month: date | None = None


def groups_of(promises: Iterable[Promised], today: date) -> tuple[Group, ...]:
    """*promises* as they are laid out on *today*, by day within each group. A day gone by is nothing to answer for."""
    laid: dict[tuple[int, date | None], list[Promised]] = {}
    for promised in promises:
        laid.setdefault(_place(promised.commitment.look_again, today), []).append(promised)
    return tuple(
        Group(_HEADS[order], tuple(sorted(found, key=_by_day)), month)
        for (order, month), found in sorted(laid.items(), key=lambda one: (one[0][0], one[0][1] or date.min))
    )


_HEADS: Final = (SOON, WHEN_YOU_CAN, MONTH, WHEN_IT_COMES)


def _place(day: date | None, today: date) -> tuple[int, date | None]:
    if day is None:
        return 3, None
    if day < today:
        return 1, None
    if day - today <= _SOON:
        return 0, None
    return 2, day.replace(day=1)


def _by_day(promised: Promised) -> tuple[date, date]:
    return promised.commitment.look_again or date.max, promised.made
