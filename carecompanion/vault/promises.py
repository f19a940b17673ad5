"""Commitments in the vault. An outcome is never lost by a change of the entry that it was promised in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.domain.answer import Commitment
from carecompanion.domain.ids import CommitmentId, EntryId
from carecompanion.domain.promise import Outcome, Promised
from carecompanion.errors import JournalDamaged, NotFound
from carecompanion.vault.prefix import id_by_prefix
from carecompanion.vault.values import day as kept_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from carecompanion.vault.database import Database, Row

_COLUMNS: Final = (
    "id, made, entry, field, words, look_again, who_may_ask, owner_role, authority, outcome, settled, note"
)
KEEP_PROMISE: Final = (
    f"INSERT INTO commitments ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
    f"ON CONFLICT (id) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in _COLUMNS.split(', ')[1:])}"
)
_SELECT: Final = f"SELECT {_COLUMNS} FROM commitments"
_BY_DAY: Final = "ORDER BY look_again IS NULL, look_again, made, rowid"


class PromiseStore:
    """Commitments by id; those of an entry by their field."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, promised: Promised) -> None:
        """Keep *promised*, new or in the place of the one with its id. Raises BadInput for unkeepable text."""
        with self._database.writing():
            self._database.change(KEEP_PROMISE, promise_values(promised))

    def has(self, promise: CommitmentId) -> bool:
        """Is there one of this id?"""
        return self._database.row("SELECT 1 FROM commitments WHERE id = ?", (promise,)) is not None

    def get(self, promise: CommitmentId) -> Promised:
        """The one of exactly this id. Raises NotFound."""
        row = self._database.row(f"{_SELECT} WHERE id = ?", (promise,))
        if row is None:
            raise NotFound(promise, "commitments")
        return _promised(row)

    def find(self, prefix: str) -> CommitmentId:
        """The id that begins with *prefix*. Raises NotFound, Ambiguous."""
        return CommitmentId(id_by_prefix(self._database, "commitments", prefix))

    def open(self) -> tuple[Promised, ...]:
        """Those that wait to be looked at, by their day; those without one come last."""
        return self._some(f"WHERE outcome IS NULL {_BY_DAY}")

    def to_look_at(self, today: date) -> tuple[Promised, ...]:
        """Open ones whose day has come, oldest first."""
        return self._some(f"WHERE outcome IS NULL AND look_again <= ? {_BY_DAY}", today.isoformat())

    def settled(self, limit: int) -> tuple[Promised, ...]:
        """Those that ended, the last one first."""
        return self._some("WHERE outcome IS NOT NULL ORDER BY settled DESC, rowid DESC LIMIT ?", limit)

    def of_entry(self, entry: EntryId) -> tuple[Promised, ...]:
        """Those promised in *entry*, open and ended."""
        return self._some("WHERE entry = ? ORDER BY field", entry)

    def remove(self, promise: CommitmentId) -> None:
        """Let one go for good; one that is gone already is no error."""
        with self._database.writing():
            self._database.change("DELETE FROM commitments WHERE id = ?", (promise,))

    def unlink_missing(self) -> None:
        """Those whose entry is not here stand by themselves."""
        with self._database.writing():
            self._database.change(
                "UPDATE commitments SET entry = NULL WHERE entry IS NOT NULL"
                " AND NOT EXISTS (SELECT 1 FROM entries WHERE entries.id = commitments.entry)"
            )

    def iterate(self) -> Iterator[Promised]:
        """All of them, by the day they were made, in flat memory."""
        for row in self._database.stream(f"{_SELECT} ORDER BY made, rowid"):
            yield _promised(row)

    def _some(self, where: str, *values: object) -> tuple[Promised, ...]:
        return tuple(_promised(row) for row in self._database.rows(f"{_SELECT} {where}", values))


def promise_values(promised: Promised) -> tuple[object, ...]:
    """The values of :data:`KEEP_PROMISE`."""
    said = promised.commitment
    return (
        promised.id,
        promised.made.isoformat(),
        promised.entry,
        promised.field_id,
        said.words,
        said.look_again.isoformat() if said.look_again else None,
        said.who_may_ask,
        said.owner_role,
        said.authority,
        promised.outcome.value if promised.outcome else None,
        promised.settled.isoformat() if promised.settled else None,
        promised.note,
    )


def _promised(row: Row) -> Promised:
    name, made, entry, field, words, look_again, who, owner, authority, outcome, settled, note = row
    try:
        return Promised(
            id=CommitmentId(name),
            made=kept_day(made),
            commitment=Commitment(words, kept_day(look_again) if look_again else None, who, owner, authority),
            entry=None if entry is None else EntryId(entry),
            field_id=field,
            outcome=Outcome(outcome) if outcome else None,
            settled=kept_day(settled) if settled else None,
            note=note,
        )
    except ValueError as error:
        raise JournalDamaged from error
