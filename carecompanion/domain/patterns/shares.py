"""Counts as shares: each group's part of a row, small ones hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.domain.field import Counts
from carecompanion.domain.patterns.hiding import hidden_of, parted
from carecompanion.domain.plot import Share, ShareRow, Shares
from carecompanion.domain.values import Count

if TYPE_CHECKING:
    from carecompanion.domain.patterns.seen import Seen

EVERYONE: Final = "workforce"
"""The id of the row that the others stand beside."""


def shares_of(title: str, one: Seen) -> Shares:
    """The counts of one answer, without a reading. Rows as they were asked, groups as they were written.

    A percentage is of the row's people; a group that is the whole of a row is no share of it.
    """
    shape = one.asked.field.shape
    values = one.value if isinstance(one.value, tuple) else ()
    parts, sums = parted({(count.row, count.group): count.n for count in values if isinstance(count, Count)})
    hidden = hidden_of(parts)
    labels = {row.id: row.label for row in shape.rows} if isinstance(shape, Counts) else {}
    rows: dict[str, ShareRow] = {}
    for row in dict.fromkeys((*labels, *(row for row, _ in parts))):
        counts = {group: n for (of, group), n in parts.items() if of == row}
        whole = sums.get(row, sum(counts.values()))
        shares = tuple(
            _share(group, None if (row, group) in hidden else n, whole) for group, n in counts.items()
        )
        if shares:
            rows[row] = ShareRow(labels.get(row, row), shares)
    return Shares(title, one.day, tuple(rows.values()), bool(hidden), reading="", everyone=rows.get(EVERYONE))


def _share(group: str, n: int | None, whole: int) -> Share:
    return Share(group, n, None if n is None or not whole else round(100 * n / whole))
