"""What the plots of Patterns show, as values: counted and laid out, never averaged, never judged. Gaps stay gaps.

A mark keeps the ends it was given with: where a pack changed them later, older marks are drawn by their own.
Every plot has a ``reading``, one or two sentences that say the same by ear.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from carecompanion.domain.answer import Mark


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that can be looked at: a field (or several of one prompt) that has answers. ``key`` names it.

    ``tab`` is ``connection`` (two-sided), ``scales``, ``flow``, ``worksheets`` (grids, counts, pairs, choices)
    or ``words`` (tags). ``shape`` says which plot it becomes: strip, multiples, mirror, grid, shares, pairs, chosen,
    tags.
    ``options`` are (id, label) of what it was marked for, where it is marked by a choice.
    """

    key: str
    tab: str
    title: str
    options: tuple[tuple[str, str], ...] = ()
    shape: str = ""


@dataclass(frozen=True, slots=True)
class Ends:
    """A two-sided scale's ends as they were when marks were given."""

    low_label: str
    middle: str
    high_label: str
    reach: int


@dataclass(frozen=True, slots=True)
class StripRow:
    """One check-in (its marks, at most one a side), or a week without one (no marks)."""

    day: date
    marks: tuple[Mark, ...] = ()
    note: str = field(default="", repr=False)
    moment: int | None = None
    """The entry's place in the journal."""


@dataclass(frozen=True, slots=True)
class StripPart:
    """Rows that share their ends, oldest first."""

    ends: Ends
    rows: tuple[StripRow, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """A two-sided scale over some weeks for one option (or for all where there is none)."""

    title: str
    weeks: int
    parts: tuple[StripPart, ...]
    reading: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Level:
    """A one-sided mark with the numbers at its ends."""

    value: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class ScaleLine:
    """One scale over the weeks: the latest mark of each week, None where there is none.

    A scale whose ends were changed is two lines: marks stay beside the ends they were given with.
    """

    key: str
    label: str
    low_label: str
    high_label: str
    levels: tuple[Level | None, ...]
    latest: Level | None
    reading: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Multiples:
    """The scales of one prompt, one under another. ``starts`` are the first days of the weeks (or months)."""

    title: str
    starts: tuple[date, ...]
    lines: tuple[ScaleLine, ...]
    reading: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class MirrorRow:
    """Care given to and received from one source in the month, as sizes that were marked; nothing is owed."""

    source: str = field(repr=False)
    given: int = 0
    received: int = 0


@dataclass(frozen=True, slots=True)
class Fill:
    """A source that refills or empties; ``size`` is the largest that was marked (1–3)."""

    source: str = field(repr=False)
    size: int
    is_person: bool


@dataclass(frozen=True, slots=True)
class Mirror:
    """One month of flow: rows by name, no totals, no order by size."""

    month: date
    rows: tuple[MirrorRow, ...]
    refills: tuple[Fill, ...]
    empties: tuple[Fill, ...]
    reading: str = field(repr=False)
    fills_reading: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class GridRow:
    """One area: ``at`` is the stage it stands in (a place in the grid's stages), None while nothing is said.

    ``stage`` is that stage in words; a stage that is asked no more has words and no place.
    """

    label: str
    at: int | None = None
    stage: str = ""
    next_day: date | None = None
    next_words: str = field(default="", repr=False)
    owner: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Grid:
    """Areas by stages, as the newest answers have them."""

    title: str
    stages: tuple[str, ...]
    rows: tuple[GridRow, ...]
    reading: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Share:
    """One group's part of a row. None where a number is hidden, so that nobody can be picked out."""

    group: str = field(repr=False)
    n: int | None
    percent: int | None


@dataclass(frozen=True, slots=True)
class ShareRow:
    """One row of counts by groups."""

    label: str
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Shares:
    """The newest counts, small cells hidden. ``is_hiding`` says whether any is.

    ``everyone`` is the row that the others stand beside, where one was counted (the row ``workforce``); a group that
    was not counted in a row has no share there.
    """

    title: str
    day: date
    rows: tuple[ShareRow, ...]
    is_hiding: bool
    reading: str = field(repr=False)
    everyone: ShareRow | None = None


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two marks that belong together: before and after, said and done, seen and seeing. Their ends are their own."""

    day: date
    label: str = field(repr=False)
    first: Level | None
    second: Level | None
    low_label: str = ""
    high_label: str = ""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Such pairs, oldest first. ``relation`` is before-after, said-done or seen-seeing."""

    title: str
    relation: str
    first_label: str
    second_label: str
    rows: tuple[PairRow, ...]
    reading: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class OptionRow:
    """One option of a choice, and on which of the weeks it was chosen."""

    label: str
    weeks: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A choice over the weeks: where it was chosen, never how often."""

    title: str
    starts: tuple[date, ...]
    rows: tuple[OptionRow, ...]
    reading: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class TagMonths:
    """The writer's own tags by month: where one was used, never how often."""

    months: tuple[date, ...]
    rows: tuple[tuple[str, tuple[bool, ...]], ...] = field(repr=False)
    reading: str = field(repr=False)


Plot = Strip | Multiples | Mirror | Grid | Shares | Pairs | Chosen | TagMonths
