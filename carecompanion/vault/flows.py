"""Flows in the vault: what moved on which day, from whom or what."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from carecompanion.domain.answer import FlowMark
from carecompanion.domain.flow import Flow
from carecompanion.domain.ids import EntryId
from carecompanion.vault.values import day as kept_day
from carecompanion.vault.values import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from carecompanion.vault.database import Database, Row

_SELECT: Final = "SELECT day, source, direction, size, entry, field FROM flows"
KEEP_FLOW: Final = (
    "INSERT INTO flows (day, entry, field, source, folded, direction, size) VALUES (?, ?, ?, ?, ?, ?, ?)"
)


class FlowStore:
    """Flows by day and by source."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, flows: Iterable[Flow]) -> None:
        """Keep new ones. Raises BadInput for unkeepable text."""
        with self._database.writing():
            self._database.change_many(KEEP_FLOW, (flow_values(flow) for flow in flows))

    def list(
        self, since: date | None = None, until: date | None = None, source: str = ""
    ) -> tuple[Flow, ...]:
        """Those of these days and this source, whatever its capitals; oldest first."""
        first, last = (since or date.min).isoformat(), (until or date.max).isoformat()
        where, values = "WHERE day BETWEEN ? AND ?", [first, last]
        if source:
            where, values = f"{where} AND folded = ?", [*values, folded(source)]
        rows = self._database.rows(f"{_SELECT} {where} ORDER BY day, id", values)
        return tuple(_flow(row) for row in rows)

    def of_entry(self, entry: EntryId) -> tuple[Flow, ...]:
        """Those told in *entry*."""
        rows = self._database.rows(f"{_SELECT} WHERE entry = ? ORDER BY id", (entry,))
        return tuple(_flow(row) for row in rows)

    def remove_of(self, entry: EntryId, field: str | None = None) -> None:
        """Let go of those told in *entry*, or in one *field* of it."""
        with self._database.writing():
            if field is None:
                self._database.change("DELETE FROM flows WHERE entry = ?", (entry,))
            else:
                self._database.change("DELETE FROM flows WHERE entry = ? AND field = ?", (entry, field))

    def unlink(self, entry: EntryId) -> tuple[int, ...]:
        """Those told in *entry* stand by themselves from now on; their numbers, for :meth:`link`."""
        with self._database.writing():
            rows = self._database.rows("SELECT id FROM flows WHERE entry = ?", (entry,))
            self._database.change("UPDATE flows SET entry = NULL WHERE entry = ?", (entry,))
        return tuple(int(row[0]) for row in rows)

    def link(self, entry: EntryId, numbers: Iterable[int]) -> None:
        """They were told in *entry* after all; one that belongs elsewhere now stays there."""
        with self._database.writing():
            self._database.change_many(
                "UPDATE flows SET entry = ? WHERE id = ? AND entry IS NULL",
                ((entry, number) for number in numbers),
            )

    def claim(self, flow: Flow, at_most: int) -> None:
        """Link so many that are as *flow* is, and stand by themselves since their entry went."""
        mark = flow.mark
        with self._database.writing():
            self._database.change(
                "UPDATE flows SET entry = ? WHERE id IN (SELECT id FROM flows WHERE entry IS NULL AND field = ?"
                " AND field <> '' AND day = ? AND folded = ? AND direction = ? AND size = ? ORDER BY id LIMIT ?)",
                (
                    *(flow.entry, flow.field_id, flow.day.isoformat(), folded(mark.source)),
                    *(mark.direction, mark.size, at_most),
                ),
            )

    def sources(self) -> tuple[str, ...]:
        """Every source by name, as it was last written."""
        rows = self._database.rows("SELECT source, max(id) FROM flows GROUP BY folded ORDER BY folded")
        return tuple(str(row[0]) for row in rows)

    def iterate(self) -> Iterator[Flow]:
        """All of them, oldest first, in flat memory."""
        for row in self._database.stream(f"{_SELECT} ORDER BY day, id"):
            yield _flow(row)


def flow_values(flow: Flow) -> tuple[object, ...]:
    """The values of :data:`KEEP_FLOW`."""
    mark = flow.mark
    return (
        flow.day.isoformat(),
        flow.entry,
        flow.field_id,
        mark.source,
        folded(mark.source),
        mark.direction,
        mark.size,
    )


def _flow(row: Row) -> Flow:
    day, source, direction, size, entry, field = row
    return Flow(
        kept_day(day),
        FlowMark(source, direction, size),
        entry=None if entry is None else EntryId(entry),
        field_id=field,
    )
