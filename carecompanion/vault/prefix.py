"""Short ids: one that begins as typed, as long as it is the only one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.errors import Ambiguous, NotFound

if TYPE_CHECKING:
    from carecompanion.vault.database import Database

_CANDIDATES: Final = 5
_LISTED: Final = ("entries", "drafts", "letters", "commitments", "runs")
"""The tables whose names one can look up; the error says where."""


def id_by_prefix(database: Database, table: str, prefix: str) -> str:
    """The id in *table* that is *prefix* or the only one to begin so. Raises NotFound, Ambiguous with candidates."""
    kind = table if table in _LISTED else ""
    start = prefix.strip().lower()
    if not start or not start.isalnum() or not start.isascii():
        raise NotFound(prefix, kind)
    rows = database.rows(
        f"SELECT id FROM {table} WHERE id >= ? AND id < ? ORDER BY id LIMIT ?",
        (start, start + "\x7f", _CANDIDATES),
    )
    if not rows:
        raise NotFound(prefix, kind)
    if len(rows) > 1 and rows[0][0] != start:
        raise Ambiguous(prefix, tuple(row[0] for row in rows))
    return str(rows[0][0])
