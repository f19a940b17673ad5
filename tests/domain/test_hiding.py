"""Small counts stay hidden: whoever knows every sum, and that people are counted one by one, cannot tell them."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

from hypothesis import example, given, settings
from hypothesis import strategies as some

from carecompanion.domain.field import Counts, Field, FieldKind, Option
from carecompanion.domain.patterns.hiding import LEAST, hidden_of, parted, shown_of
from carecompanion.domain.patterns.seen import Asked, Seen
from carecompanion.domain.patterns.shares import shares_of
from carecompanion.domain.values import Count
from tests.vault.samples import NOW

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from carecompanion.domain.patterns.hiding import Cell
    from carecompanion.domain.plot import Shares

Table = dict["Cell", int]
Sum = dict["Cell", int]
"""Cells that are added (1) and taken away (-1): somebody knows what it comes to."""

ROWS: Final = ("left", "top", "workforce")
NUMBERS: Final = some.integers(0, 12)


@some.composite
def tables(draw: some.DrawFn, rows: int = 3, groups: int = 3) -> Table:
    """Whole tables of small numbers."""
    names = [f"g{number}" for number in range(draw(some.integers(1, groups)))]
    here = ROWS[: draw(some.integers(1, rows))]
    return {(row, group): draw(NUMBERS) for row in here for group in names}


def known_sums(table: Mapping[Cell, int], hidden: frozenset[Cell]) -> list[Sum]:
    """Rows and columns of which something is shown: a percentage, or a row of everyone, tells what they come to."""
    rows, groups = ({cell[at] for cell in table} for at in (0, 1))
    lines = [{cell for cell in table if cell[0] == row} for row in rows]
    lines += [{cell for cell in table if cell[1] == group} for group in groups]
    return [dict.fromkeys(line & hidden, 1) for line in lines if line - hidden]


def told(table: Mapping[Cell, int], hidden: frozenset[Cell], sums: Sequence[Sum]) -> set[Cell]:
    """The hidden cells that can be computed: no other whole numbers of people give the same sums."""
    order = sorted(hidden)
    free: set[Cell] = set()
    for steps in product((-1, 0, 1), repeat=len(order)):
        moved = {cell: step for cell, step in zip(order, steps, strict=True) if step}
        if set(moved) <= free or any(table[cell] + step < 0 for cell, step in moved.items()):
            continue
        if all(sum(sign * moved.get(cell, 0) for cell, sign in one.items()) == 0 for one in sums):
            free |= set(moved)
    return set(order) - free


@given(tables())
@settings(max_examples=60, deadline=None)
def test_no_hidden_count_can_be_computed_from_rows_and_columns(table: Table) -> None:
    hidden = hidden_of(table)
    assert {cell for cell, n in table.items() if n < LEAST} <= hidden
    assert told(table, hidden, known_sums(table, hidden)) == set()


@given(tables(rows=2))
@settings(max_examples=60, deadline=None)
def test_not_with_a_row_that_is_everyone_either(table: Table) -> None:
    groups = sorted({group for _, group in table})
    others = sorted({row for row, _ in table})
    everyone = {("workforce", group): sum(table[row, group] for row in others) for group in groups}
    whole = table | everyone
    hidden = hidden_of(whole)
    sums: list[Sum] = [
        {("workforce", group): -1} | {(row, group): 1 for row in others if (row, group) in hidden}
        for group in groups
        if ("workforce", group) in hidden or any((row, group) in hidden for row in others)
    ]
    # Of each column it is known that its rows come to everyone; of a row, what it comes to, where a part is shown.
    columns = [{cell: sign for cell, sign in one.items() if cell in hidden} for one in sums]
    rows = [
        one for one in known_sums(whole, hidden) if len({cell[0] for cell in one}) == 1 and len(groups) > 1
    ]
    if hidden != frozenset(whole):
        assert told(whole, hidden, [*columns, *rows]) == set()


@given(tables(groups=2), some.integers(0, 9))
@settings(max_examples=60, deadline=None)
def test_a_group_that_is_the_whole_gives_nothing_away(table: Table, rest: int) -> None:
    rows = sorted({row for row, _ in table})
    sums = {(row, "All"): rest + sum(n for (of, _), n in table.items() if of == row) for row in rows}
    shares = shown(table | sums)
    assert not any(share.group == "All" for row in shares.rows for share in row.shares)
    for row, name in zip(shares.rows, [one for one in ROWS if one in rows], strict=True):
        for share in row.shares:
            if share.n and share.percent is not None and 0 < rest < LEAST:
                # A few who are in no group cannot be told from the percentages.
                assert share.percent == round(
                    100 * share.n / sum(n for (of, _), n in table.items() if of == name)
                )


@given(tables(groups=2), some.sampled_from((0, 0, 2, 7)))
@example({("left", "g0"): 5, ("left", "g1"): 0, ("top", "g0"): 5, ("top", "g1"): 0}, 0)
@settings(max_examples=60, deadline=None)
def test_nothing_hidden_is_computed_where_wholes_are_shown(table: Table, rest: int) -> None:
    rows, groups = sorted({row for row, _ in table}), sorted({group for _, group in table})
    wholes = {(row, "all"): rest + sum(table[row, group] for group in groups) for row in rows}
    seen = shown_of(table | wholes)
    hidden = frozenset(cell for cell in table if seen[cell] is None)
    if rest and rest < LEAST:
        assert all(seen[row, "all"] is None for row in rows)
    shown_wholes = [row for row in rows if seen[row, "all"] is not None]
    sums: list[Sum] = []
    if rest == 0:
        sums = [{(row, group): 1 for group in groups if (row, group) in hidden} for row in shown_wholes]
    for group in groups:
        column = {(row, group) for row in rows}
        if column - hidden and len(rows) > 1:
            sums.append(dict.fromkeys(column & hidden, 1))
    assert told(table, hidden, sums) == set()


@given(tables())
@settings(max_examples=60, deadline=None)
def test_what_is_shown_holds_no_hidden_number(table: Table) -> None:
    shares = shown(table)
    parts, _ = parted(table)
    hidden = hidden_of(parts)
    assert shares.is_hiding == bool(hidden)
    for row, name in zip(shares.rows, dict.fromkeys(row for row, _ in parts), strict=True):
        for share in row.shares:
            is_hidden = (name, share.group) in hidden
            assert (share.n is None and share.percent is None) == is_hidden
            assert is_hidden or share.n == table[name, share.group]


def shown(table: Mapping[Cell, int]) -> Shares:
    field = Field(
        "people", FieldKind.COUNTS, "How many", shape=Counts(tuple(Option(row, row) for row in ROWS))
    )
    value = tuple(Count(row, group, n) for (row, group), n in table.items())
    return shares_of("Counts", Seen(Asked(1, "p", "q", field, {}), 1, NOW.date(), value))


def test_a_small_count_takes_a_neighbour_with_it_and_the_rest_is_shown() -> None:
    table = {
        ("left", "A"): 31, ("left", "B"): 3, ("left", "C"): 40,
        ("top", "A"): 20, ("top", "B"): 9, ("top", "C"): 30,
        ("workforce", "A"): 200, ("workforce", "B"): 100, ("workforce", "C"): 300,
    }  # fmt: skip
    assert hidden_of(table) == {("left", "B"), ("left", "A"), ("top", "B"), ("top", "A")}


def test_nothing_is_hidden_where_every_count_is_five_or_more() -> None:
    shares = shown({("left", "A"): 5, ("left", "B"): 15, ("workforce", "A"): 60, ("workforce", "B"): 140})
    assert not shares.is_hiding
    assert [(share.n, share.percent) for share in shares.rows[0].shares] == [(5, 25), (15, 75)]
    assert shares.everyone is shares.rows[-1]


def test_where_a_nobody_would_be_told_by_the_rest_the_whole_row_is_hidden() -> None:
    # 50 are 100%: then the others are nobody, and that would be known.
    table = {("left", "A"): 50, ("left", "B"): 0, ("left", "C"): 0}
    assert hidden_of(table) == frozenset(table)
