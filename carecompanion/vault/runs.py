"""Runs: walks through practices, each with the practice as it was when the walk began."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.domain.ids import RunId
from carecompanion.domain.run_plain import plain_run, run_from_plain
from carecompanion.errors import BadInput, JournalDamaged, NotFound
from carecompanion.vault.prefix import id_by_prefix
from carecompanion.vault.values import from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from carecompanion.domain.run import Run
    from carecompanion.vault.database import Database


class RunStore:
    """Runs by id; keeping one again replaces it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, run: Run) -> Run:
        """Keep *run* as it is now. Raises BadInput, DiskFull, VaultBusy."""
        record = {
            "id": run.id,
            "pack": run.pack,
            "practice": run.practice,
            "started": run.started.isoformat(),
            "updated": int(run.updated.timestamp() * 1_000_000),
            "ended": None if run.ended is None else run.ended.isoformat(),
            "body": to_json(plain_run(run)),
        }
        with self._database.writing():
            self._database.change(
                f"INSERT OR REPLACE INTO runs ({', '.join(record)}) VALUES ({', '.join('?' * len(record))})",
                tuple(record.values()),
            )
        return run

    def change(self, run: RunId, change: Callable[[Run], Run]) -> Run:
        """Make of the run of this id, as it stands now, what *change* says. Raises NotFound."""
        with self._database.writing():
            before = self.get(run)
            after = change(before)
            return before if after == before else self.keep(after)

    def open(self) -> tuple[Run, ...]:
        """Those that are being walked, the one touched last first."""
        rows = self._database.rows("SELECT body FROM runs WHERE ended IS NULL ORDER BY updated DESC, id")
        return tuple(_run(row[0]) for row in rows)

    def all(self) -> tuple[Run, ...]:
        """Every run, open ones first, each group by when it was touched last."""
        rows = self._database.rows("SELECT body FROM runs ORDER BY ended IS NOT NULL, updated DESC, id")
        return tuple(_run(row[0]) for row in rows)

    def get(self, run: RunId) -> Run:
        """The run of this id. Raises NotFound."""
        row = self._database.row("SELECT body FROM runs WHERE id = ?", (run,))
        if row is None:
            raise NotFound(run, "runs")
        return _run(row[0])

    def has(self, run: RunId) -> bool:
        """Is there a run of this id?"""
        return self._database.row("SELECT 1 FROM runs WHERE id = ?", (run,)) is not None

    def find(self, prefix: str) -> RunId:
        """The id that begins with *prefix*. Raises NotFound, Ambiguous."""
        return RunId(id_by_prefix(self._database, "runs", prefix))

    def remove(self, run: RunId) -> None:
        """Let a run go; what was written in it stays."""
        with self._database.writing():
            self._database.change("DELETE FROM runs WHERE id = ?", (run,))


def _run(body: str) -> Run:
    try:
        return run_from_plain(from_json(body))
    except BadInput as error:
        raise JournalDamaged from error
