"""Two scales that are read together, mark beside mark; no difference is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.domain.field import Pair, Scale, Table
from carecompanion.domain.patterns.multiples import marks_of, named_rows, scale_of_column
from carecompanion.domain.plot import Level, PairRow, Pairs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from carecompanion.domain.patterns.multiples import Marked
    from carecompanion.domain.patterns.seen import Seen


def pairs_of(title: str, first_id: str, pair: Pair, labels: tuple[str, str], seen: Iterable[Seen]) -> Pairs:
    """Fields *first_id* and *pair*'s other, paired by their entry, oldest first; without a reading."""
    here = sorted(seen, key=lambda one: one.moment)
    notes = {one.moment: one.note for one in here if one.note}
    marked: dict[int, dict[str, Marked]] = {}
    for mark in marks_of(here):
        marked.setdefault(mark.moment, {})[mark.line] = mark
    rows = []
    for moment, marks in marked.items():
        first, second = marks.get(first_id), marks.get(pair.other)
        either = first or second
        if either is not None:
            rows.append(_row(either, notes.get(moment, ""), first, second))
    return Pairs(title, pair.relation, *labels, tuple(rows), reading="")


def pairs_in_table(
    title: str, first_id: str, pair: Pair, labels: tuple[str, str], seen: Iterable[Seen]
) -> Pairs:
    """Columns *first_id* and *pair*'s other, a pair for each row, oldest first; without a reading."""
    rows = []
    for one in sorted(seen, key=lambda one: one.moment):
        table = one.asked.field.shape
        scale = scale_of_column(table, first_id) if isinstance(table, Table) else None
        if scale is None or not isinstance(table, Table):
            continue
        other = scale_of_column(table, pair.other) or scale
        for _, label, row in named_rows(one):
            first, second = row.cells.get(first_id), row.cells.get(pair.other)
            if isinstance(first, int) or isinstance(second, int):
                ends = (scale.low_label, scale.high_label)
                rows.append(PairRow(one.day, label, _level(first, scale), _level(second, other), *ends))
    return Pairs(title, pair.relation, *labels, tuple(rows), reading="")


def _level(cell: object, scale: Scale) -> Level | None:
    return Level(cell, scale.low, scale.high) if isinstance(cell, int) else None


def _row(either: Marked, note: str, first: Marked | None, second: Marked | None) -> PairRow:
    scale = either.scale
    return PairRow(
        either.day,
        note,
        first.level if first else None,
        second.level if second else None,
        scale.low_label,
        scale.high_label,
    )
