"""Programmes that somebody goes through: a few days each, and nothing of what was done in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.domain.ids import PackId, ProgrammeId
from carecompanion.domain.programme_week import Begun
from carecompanion.errors import JournalDamaged, NotFound
from carecompanion.vault.values import day as kept_day
from carecompanion.vault.values import from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from carecompanion.vault.database import Database, Row

_SELECT = "SELECT id, pack, signer, title, began, started, moves, paused, ended FROM programmes"


class ProgrammeStore:
    """Programmes by id; one that was left stays known to nobody but its own row."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, begun: Begun) -> Begun:
        """Keep *begun* as it is now. Raises BadInput, DiskFull, VaultBusy."""
        record = {
            "id": begun.id,
            "pack": begun.pack,
            "signer": begun.signer,
            "title": begun.title,
            "began": begun.began.isoformat(),
            "started": begun.starts.isoformat(),
            "moves": to_json(begun.moves),
            "paused": None if begun.paused is None else begun.paused.isoformat(),
            "ended": None if begun.ended is None else begun.ended.isoformat(),
        }
        self._database.keep_record("programmes", record, key="id")
        return begun

    def change(self, programme: ProgrammeId, change: Callable[[Begun], Begun]) -> Begun:
        """Make of the programme of this id, as it stands now, what *change* says. Raises NotFound."""
        with self._database.writing():
            before = self.get(programme)
            after = change(before)
            return before if after == before else self.keep(after)

    def going(self) -> tuple[Begun, ...]:
        """Those that were not left, the one begun first being first."""
        rows = self._database.rows(f"{_SELECT} WHERE ended IS NULL ORDER BY began, rowid")
        return tuple(_begun(row) for row in rows)

    def get(self, programme: ProgrammeId) -> Begun:
        """The programme of this id, also one that was left. Raises NotFound."""
        row = self._database.row(f"{_SELECT} WHERE id = ?", (programme,))
        if row is None:
            raise NotFound(programme, "programmes")
        return _begun(row)


def _begun(row: Row) -> Begun:
    name, pack, signer, title, began, starts, moves, paused, ended = row
    return Begun(
        id=ProgrammeId(name),
        pack=PackId(pack),
        signer=signer,
        title=title,
        began=kept_day(began),
        starts=kept_day(starts),
        moves=_moves(moves),
        paused=None if paused is None else kept_day(paused),
        ended=None if ended is None else kept_day(ended),
    )


def _moves(text: str) -> tuple[tuple[int, int], ...]:
    try:
        return tuple((int(day), int(by)) for day, by in from_json(text))
    except (TypeError, ValueError) as error:
        raise JournalDamaged from error
