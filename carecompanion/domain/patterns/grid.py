"""Areas by stages: each stands where the newest answer that says something of it has it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final

from carecompanion.domain.field import Column, ColumnKind, Table
from carecompanion.domain.patterns.multiples import named_rows
from carecompanion.domain.plot import Grid, GridRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from carecompanion.domain.patterns.seen import Seen
    from carecompanion.domain.values import Row

OWNERS: Final = ("owner", "owner_role", "owner-role")
"""What a column may be called that names the role that holds the next act."""


@dataclass(slots=True)
class _Area:
    label: str = field(repr=False)
    stage: str = ""
    stage_label: str = ""
    day: date | None = None
    words: str = field(default="", repr=False)
    owner: str = field(default="", repr=False)
    has_next: bool = False


def grid_of(title: str, newest_first: Iterable[Seen]) -> Grid:
    """Where each area stands, without a reading. Reads on only until every area that is asked for has its stage.

    A stage that is asked no more keeps its words and has no place among the stages of now.
    """
    areas: dict[str, _Area] = {}
    stages: dict[str, str] = {}
    is_named = False
    for one in newest_first:
        table = one.asked.field.shape
        column = stage_column(table) if isinstance(table, Table) else None
        if column is None or not isinstance(table, Table):
            continue
        if not stages:
            stages = {option.id: option.label for option in column.options}
            areas = {row.id: _Area(row.label) for row in table.rows}
            is_named = bool(areas)
        for key, label, row in named_rows(one):
            if label:
                _learn(areas.setdefault(key, _Area(label)), row, table, column)
        if is_named and all(area.stage and area.has_next for area in areas.values()):
            break
    places = list(stages)
    rows = tuple(
        GridRow(
            area.label,
            places.index(area.stage) if area.stage in stages else None,
            stages.get(area.stage, area.stage_label),
            area.day,
            area.words,
            area.owner,
        )
        for area in areas.values()
    )
    return Grid(title, tuple(stages.values()), rows, reading="")


def stage_column(table: Table) -> Column | None:
    """The column that says how far an area is, if there is one."""
    found = (column for column in table.columns if column.stage and column.kind is ColumnKind.CHOICE)
    return next(found, None)


def _learn(area: _Area, row: Row, table: Table, column: Column) -> None:
    if not area.stage and (stage := row.cells.get(column.id)) and isinstance(stage, str):
        area.stage = stage
        area.stage_label = next((one.label for one in column.options if one.id == stage), stage)
    if area.has_next:
        return
    for other in table.columns:
        said = row.cells.get(other.id, "")
        if not isinstance(said, str) or not said.strip():
            continue
        if other.kind is ColumnKind.DATE and area.day is None:
            area.day = _day(said)
        elif other.kind is ColumnKind.LINE and other.id in OWNERS:
            area.owner = said
        elif other.kind is ColumnKind.LINE and not area.words:
            area.words = said
    area.has_next = bool(area.day or area.words or area.owner)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def next_of(grid: Grid, today: date) -> GridRow | None:
    """The row whose next act comes first from *today* on; None where none has a day ahead."""
    ahead = [(row.next_day, at) for at, row in enumerate(grid.rows) if row.next_day and row.next_day >= today]
    return grid.rows[min(ahead)[1]] if ahead else None
