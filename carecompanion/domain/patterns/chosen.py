"""Choices and tags over time: where one was made, never how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.domain.field import Choice
from carecompanion.domain.plot import Chosen, OptionRow, TagMonths

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from carecompanion.domain.patterns.seen import Asked, Seen
    from carecompanion.domain.patterns.spans import Span


def chosen_of(title: str, asked: Sequence[Asked], seen: Iterable[Seen], span: Span) -> Chosen:
    """The options as they were worded when they were chosen, by weeks (or months); without a reading.

    *asked* newest first: an option that is asked now has its row, also where it was not chosen.
    """
    rows: dict[str, list[bool]] = {}
    if asked and isinstance(shape := asked[0].field.shape, Choice):
        rows = {option.label: [False] * len(span.starts) for option in shape.options}
    for one in sorted(seen, key=lambda one: one.moment):
        shape, place = one.asked.field.shape, span.place(one.day)
        if not isinstance(shape, Choice) or place < 0 or not isinstance(one.value, tuple):
            continue
        labels = {option.id: option.label for option in shape.options}
        for name in one.value:
            if isinstance(name, str):
                row = rows.setdefault(labels.get(name, name), [False] * len(span.starts))
                row[place] = True
    found = tuple(OptionRow(label, tuple(weeks)) for label, weeks in rows.items())
    return Chosen(title, span.starts, found, reading="")


def tag_months_of(used: Iterable[tuple[str, int]], span: Span) -> TagMonths:
    """The tags that were *used* (tag, which of the months), by name; without a reading."""
    rows: dict[str, list[bool]] = {}
    for tag, month in used:
        rows.setdefault(tag, [False] * len(span.starts))[month] = True
    found = tuple((tag, tuple(rows[tag])) for tag in sorted(rows))
    return TagMonths(span.starts, found, reading="")
