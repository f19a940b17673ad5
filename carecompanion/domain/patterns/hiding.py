"""Which counts stay hidden, so that nobody can be picked out: the small ones, and neighbours that guard them.

A count under :data:`LEAST` is hidden. Whoever sees the rest may know the sums of rows (a percentage tells them) and of
columns (one row may hold everyone). So each hidden count stands in a square of hidden counts, two rows by two groups,
in which one person more here and one less there leaves every sum as it is: from what is shown it cannot be told which.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import Final

LEAST: Final = 5

_WHOLES: Final = frozenset({"all", "total", "sum", "everyone", "everybody", "whole", "workforce", "staff"})

Cell = tuple[str, str]
"""A row's id and a group."""
Counted = Mapping[Cell, int]


def hidden_of(counted: Counted) -> frozenset[Cell]:
    """The cells of *counted* that are not to be shown; *counted* without wholes (see :func:`parted`)."""
    small = [cell for cell, n in counted.items() if n < LEAST]
    rows = list(dict.fromkeys(row for row, _ in counted))
    groups = list(dict.fromkeys(group for _, group in counted))
    hidden = set(small)
    for cell in small:
        guards = _guards(cell, counted, rows, groups, hidden)
        if guards is None:
            return frozenset(counted)
        hidden |= guards
    return frozenset(hidden)


def shown_of(counted: Counted) -> dict[Cell, int | None]:
    """*counted* as others may see it, None where a number is hidden; row by row, groups as they were written."""
    parts, _ = parted(counted)
    hidden = hidden_of(parts)
    rows = list(dict.fromkeys(row for row, _ in counted))
    is_telling = any(_is_telling(row, counted, parts) for row in rows)
    shown: dict[Cell, int | None] = {}
    for row, group in product(rows, dict.fromkeys(group for _, group in counted)):
        cell = (row, group)
        if cell in parts:
            shown[cell] = None if cell in hidden else parts[cell]
        elif cell in counted:
            shown[cell] = None if is_telling else counted[cell]
    return shown


def _is_telling(row: str, counted: Counted, parts: Counted) -> bool:
    """Would the whole of *row* tell of a few: as it is, or by what its parts leave?"""
    own = sum(n for (of, _), n in parts.items() if of == row)
    wholes = (n for (of, group), n in counted.items() if of == row and (of, group) not in parts)
    return any(n < LEAST or 0 < n - own < LEAST for n in wholes)


def parted(counted: Counted) -> tuple[dict[Cell, int], dict[str, int]]:
    """*counted* in parts, and what a row comes to where one of its groups is the whole ("all").

    A group that was not counted in a row counts as nobody there. Where a whole has a few more than its parts, those few
    could be picked out: then no row comes to more than its parts.
    """
    rows: dict[str, dict[str, int]] = {}
    for (row, group), n in counted.items():
        rows.setdefault(row, {})[group] = n
    wholes = _whole_groups(rows)
    groups = [group for group in dict.fromkeys(group for _, group in counted) if group not in wholes]
    parts = {(row, group): counts.get(group, 0) for row, counts in rows.items() for group in groups}
    sums: dict[str, int] = {}
    for row, counts in rows.items():
        whole = max((counts[group] for group in wholes if group in counts), default=0)
        rest = whole - sum(parts[row, group] for group in groups)
        if 0 < rest < LEAST:
            return parts, {}
        if rest >= LEAST:
            sums[row] = whole
    return parts, sums


def _whole_groups(rows: Mapping[str, Mapping[str, int]]) -> frozenset[str]:
    """The groups that are everybody: by their name, else the one that every row's others come to."""
    groups = dict.fromkeys(group for counts in rows.values() for group in counts)
    named = frozenset(group for group in groups if group.strip().casefold() in _WHOLES and len(groups) > 1)
    told = [counts for counts in rows.values() if len(counts) > 2]
    found = []
    for group in groups:
        tried = [2 * counts[group] == sum(counts.values()) for counts in told if group in counts]
        if len(tried) > 1 and all(tried) and any(counts[group] for counts in told if group in counts):
            found.append(group)
    # Where the others are nobody, a part comes to as much as the whole: two of them would tell the rest.
    return named or frozenset(found[-1:])


def _guards(
    cell: Cell, counted: Counted, rows: list[str], groups: list[str], hidden: set[Cell]
) -> set[Cell] | None:
    """The cells that guard *cell*, those that cost least: few that are not hidden yet, then small ones."""
    row, group = cell
    beside = [(row, other) for other in groups if other != group and (row, other) in counted]
    under = [(other, group) for other in rows if other != row and (other, group) in counted]
    possible: list[set[Cell]] = []
    for one, two in product(beside, under):
        across = (two[0], one[1])
        if across in counted and _moves(counted, cell, one, two, across):
            possible.append({one, two, across})
    if not (beside and under):
        # One row, or one group: there is only one sum to be kept.
        possible += [{other} for other in beside + under if counted[cell] or counted[other]]

    def cost(guards: set[Cell]) -> tuple[int, int]:
        fresh = guards - hidden
        return len(fresh), sum(counted[one] for one in fresh)

    return min(possible, key=cost) if possible else None


def _moves(counted: Counted, cell: Cell, beside: Cell, under: Cell, across: Cell) -> bool:
    """Can one person more here be one less there, all sums kept, and no count below nothing?"""
    return (counted[beside] > 0 and counted[under] > 0) or (counted[cell] > 0 and counted[across] > 0)
