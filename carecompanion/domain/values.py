"""The value that answers a field: its shape by kind, what is accepted, and its plain form for files.

=============  ================================================  =============================================
kind           value                                             plain form (JSON)
=============  ================================================  =============================================
text, line     str                                               string
list           tuple[str, ...]                                   [string]
scale          int                                               int
two-sided      tuple[Mark, ...] (at most one a side)             [{side, by}]
choice(s)      tuple[str, ...] of option ids                     [id]
table          tuple[Row, ...]                                   [{row, cells: {column: value}}]
counts         tuple[Count, ...]                                 [{row, group, n}]
voices         tuple[Turn, ...]                                  [{voice, line}], voice by position
person         tuple[str, ...] of handles                        [handle]
flow           tuple[FlowMark, ...]                              [{source, direction, size}]
commitment     Commitment                                        {words, look_again, who_may_ask, …}
=============  ================================================  =============================================
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

ITEMS_AT_MOST = 2_000
"""The most lines, rows, marks or turns in one value."""

WORDS_AT_MOST = 2_000_000
"""The longest single text in a value, in characters."""

LOW, MIDDLE, HIGH = "low", "middle", "high"
SIDES = (LOW, MIDDLE, HIGH)


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on a two-sided scale: ``by`` steps towards ``side``; the middle is ``by`` 0."""

    side: str
    by: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its id or the writer's own words, and its cells by column id."""

    row: str = field(repr=False)
    cells: Mapping[str, str | int] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Count:
    """How many of one group in one row."""

    row: str
    group: str = field(repr=False)
    n: int


@dataclass(frozen=True, slots=True)
class Turn:
    """One line said by one voice (its position in the field's voices)."""

    voice: int
    line: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FlowMark:
    """Care or strength moving: a source, a direction, a size from 1 to 3."""

    source: str = field(repr=False)
    direction: str
    size: int


@dataclass(frozen=True, slots=True)
class Commitment:
    """Something promised: words, when to look again, who may ask."""

    words: str = field(repr=False)
    look_again: date | None = None
    who_may_ask: str = field(default="", repr=False)
    owner_role: str = field(default="", repr=False)
    authority: str = field(default="", repr=False)


Value = (
    str
    | int
    | tuple[str, ...]
    | tuple[Mark, ...]
    | tuple[Row, ...]
    | tuple[Count, ...]
    | tuple[Turn, ...]
    | tuple[FlowMark, ...]
    | Commitment
)
