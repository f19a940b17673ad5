"""Entries in the vault: kept, found, changed, let go. Lists are newest first and read only what they show."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Final

from carecompanion.domain.entry import Entry, EntryLine, Filters
from carecompanion.domain.ids import EntryId
from carecompanion.domain.moment import first_moment, moment_of
from carecompanion.errors import BadInput, NotFound
from carecompanion.vault.answered import answered_at, forget_unanswered, mark_answers
from carecompanion.vault.entry_pages import asked, asked_of_search
from carecompanion.vault.entry_rows import CONTENT, LINE, WHOLE, entry_of, line_of, row_of
from carecompanion.vault.prefix import id_by_prefix
from carecompanion.vault.search_words import index_query
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from carecompanion.vault.database import Database
    from carecompanion.vault.entry_pages import Asked

LAST: Final = "@last"
PAGE: Final = 200
_CHUNK: Final = 500
_SECOND: Final = 1_000_000
_DAY: Final = 86_400 * _SECOND
_INSERT: Final = (
    f"INSERT INTO entries (moment, added, {', '.join(CONTENT)}) "
    f"VALUES (?, ?, {', '.join('?' * len(CONTENT))})"
)
_UPDATE: Final = f"UPDATE entries SET moment = ?, {', '.join(f'{name} = ?' for name in CONTENT)} WHERE id = ?"
_LINE: Final = ", ".join(f"e.{name}" for name in LINE.split(", "))
_WHOLE: Final = ", ".join(f"e.{name}" for name in WHOLE.split(", "))
_EVERYTHING: Final = Filters()


class EntryStore:
    """The journal's entries. An entry's place, ``moment``, is its local wall-clock time made unique."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # keeping -----------------------------------------------------------------------------------------------------

    def add(self, entry: Entry) -> Entry:
        """Keep a new entry. Raises BadInput for unkeepable text or a taken id, DiskFull, VaultBusy."""
        row = row_of(entry)
        with self._database.writing():
            if self.has(entry.id):
                raise BadInput(say("vault.taken_id"), say("vault.taken_id_hint"))
            self._insert(entry, row)
        return entry

    def restore(self, entry: Entry) -> Entry:
        """Keep again what :meth:`remove` returned."""
        return self.add(entry)

    def add_many(
        self, entries: Iterable[Entry], on_progress: Callable[[int], None] | None = None
    ) -> tuple[int, int]:
        """Keep many, some hundreds at a time; an id that is here already adds nothing. Returns (added, skipped).

        *on_progress* hears how many were looked at, and may raise to stop: what was kept stays, and taking the same
        entries in again adds the rest.
        """
        added = skipped = 0
        waiting = iter(entries)
        while chunk := [(entry, row_of(entry)) for entry in islice(waiting, _CHUNK)]:
            with self._database.writing():
                fresh = 0
                for entry, row in chunk:
                    if not self.has(entry.id):
                        self._insert(entry, row)
                        fresh += 1
            added, skipped = added + fresh, skipped + len(chunk) - fresh
            if on_progress is not None:
                on_progress(added + skipped)
        return added, skipped

    def replace(self, entry: Entry) -> None:
        """Keep *entry* in the place of the one with its id. Raises NotFound, BadInput."""
        row = row_of(entry)
        with self._database.writing():
            old = self._database.row("SELECT moment, created FROM entries WHERE id = ?", (entry.id,))
            if old is None:
                raise NotFound(entry.id)
            moment = old[0] if old[1] == entry.created.isoformat() else self._free_moment(entry)
            self._database.change(_UPDATE, (moment, *row, entry.id))
            self._database.change("DELETE FROM entry_tags WHERE moment = ?", (moment,))
            self._database.change("DELETE FROM entry_people WHERE moment = ?", (moment,))
            self._mark(entry, moment)

    def change(self, entry_id: EntryId, how: Callable[[Entry], Entry]) -> Entry:
        """Keep *how* of the entry of this id as it stands now: what another process changed meanwhile is not undone.

        Raises NotFound, BadInput, and whatever *how* does.
        """
        with self._database.writing():
            changed = how(self.get(entry_id))
            self.replace(changed)
        return changed

    def remove(self, entry_id: EntryId) -> Entry:
        """Let an entry go from tables, index and free pages; it is returned for as long as it can be undone."""
        with self._database.writing():
            entry = self.get(entry_id)
            moment = self._database.number("SELECT moment FROM entries WHERE id = ?", (entry_id,))
            answered = answered_at(self._database, moment)
            self._database.change("DELETE FROM entries WHERE id = ?", (entry_id,))
            forget_unanswered(self._database, answered)
        return entry

    # finding one -------------------------------------------------------------------------------------------------

    def get(self, entry_id: EntryId) -> Entry:
        """The entry of exactly this id. Raises NotFound."""
        row = self._database.row(f"SELECT {WHOLE} FROM entries WHERE id = ?", (entry_id,))
        if row is None:
            raise NotFound(entry_id)
        return entry_of(row)

    def has(self, entry_id: EntryId) -> bool:
        """Is there an entry of this id?"""
        return self._database.row("SELECT 1 FROM entries WHERE id = ?", (entry_id,)) is not None

    def is_private(self, entry_id: EntryId) -> bool:
        """Is there an entry of this id that is marked private?"""
        sql = "SELECT 1 FROM entries WHERE id = ? AND private = 1"
        return self._database.row(sql, (entry_id,)) is not None

    def find(self, prefix: str) -> EntryId:
        """The id that begins with *prefix*; ``@last`` is the one kept last. Raises NotFound, Ambiguous."""
        if prefix == LAST:
            row = self._database.row("SELECT id FROM entries ORDER BY added DESC LIMIT 1")
            if row is None:
                raise NotFound(LAST, "entries")
            return EntryId(row[0])
        return EntryId(id_by_prefix(self._database, "entries", prefix))

    # lists -------------------------------------------------------------------------------------------------------

    def page(
        self, filters: Filters = _EVERYTHING, *, before: int | None = None, limit: int = PAGE
    ) -> tuple[EntryLine, ...]:
        """Lines newest first, older than the moment *before*; the last line's moment asks for the next page."""
        return self._lines(_before(asked(filters), before), limit)

    def page_newer(self, filters: Filters, *, after: int, limit: int = PAGE) -> tuple[EntryLine, ...]:
        """The *limit* lines next newer than the moment *after*, newest first."""
        wanted = asked(filters).bounded("> ?", after)
        return self._lines(wanted, limit, order="ASC")[::-1]

    def search(
        self,
        query: str,
        filters: Filters = _EVERYTHING,
        *,
        before: int | None = None,
        after: int | None = None,
        limit: int = PAGE,
        ranked: bool = False,
        offset: int = 0,
        as_typed: bool = False,
    ) -> tuple[EntryLine, ...]:
        """Lines of what *query* finds (see :mod:`search_words`), newest first, or best first when *ranked*.

        Newest first pages by *before*, or up from *after*; best first by *offset*. Nothing typed is an error of
        syntax. Raises BadInput for a query beyond bounds, Interrupted when stopped.
        """
        spelled = index_query(query, as_typed=as_typed)
        if spelled is None:
            return ()
        wanted = _before(asked_of_search(filters, spelled), before)
        if after is not None:
            return self._lines(wanted.bounded("> ?", after), limit, order="ASC")[::-1]
        if not ranked:
            return self._lines(wanted, limit, offset=offset)
        sql = f"SELECT {_LINE} FROM {wanted.tables}{wanted.where} ORDER BY f.rank LIMIT ? OFFSET ?"
        return tuple(line_of(row) for row in self._database.rows(sql, (*wanted.values, limit, offset)))

    def iterate(self, filters: Filters = _EVERYTHING) -> Iterator[Entry]:
        """Whole entries, oldest first, in flat memory; others may write meanwhile."""
        wanted, after = asked(filters), -1
        while True:
            here = wanted.bounded("> ?", after)
            sql = f"SELECT {here.moment}, {_WHOLE} FROM {here.tables}{here.where} ORDER BY {here.moment} LIMIT ?"
            rows = self._database.rows(sql, (*here.values, PAGE))
            for row in rows:
                yield entry_of(row[1:])
            if len(rows) < PAGE:
                return
            after = rows[-1][0]

    def count(self, filters: Filters = _EVERYTHING) -> int:
        """How many entries there are."""
        wanted = asked(filters)
        return self._database.number(f"SELECT count(*) FROM {wanted.tables}{wanted.where}", wanted.values)

    def days(self, year: int, month: int) -> tuple[int, ...]:
        """The days of that month with writing on them."""
        # One look into the table per day, however much was written on it.
        rows = self._database.rows(
            """WITH RECURSIVE days (day, start) AS (
                SELECT 1, ? UNION ALL SELECT day + 1, start + ? FROM days WHERE day < ?
            ) SELECT day FROM days
            WHERE EXISTS (SELECT 1 FROM entries WHERE moment >= start AND moment < start + ?)""",
            (first_moment(date(year, month, 1)), _DAY, monthrange(year, month)[1], _DAY),
        )
        return tuple(row[0] for row in rows)

    def tags(self) -> tuple[str, ...]:
        """Every tag in use, by name."""
        return self._distinct("entry_tags", "tag")

    def people(self) -> tuple[str, ...]:
        """Every handle named in an entry, by name."""
        return self._distinct("entry_people", "handle")

    def packs(self) -> tuple[str, ...]:
        """Every pack that was answered, by id."""
        return tuple(name for name in self._distinct("entries", "pack") if name)

    # the inside --------------------------------------------------------------------------------------------------

    def _insert(self, entry: Entry, row: tuple[object, ...]) -> None:
        moment = self._free_moment(entry)
        number = self._database.number("SELECT max(added) FROM entries") + 1
        self._database.change(_INSERT, (moment, number, *row))
        self._mark(entry, moment)

    def _mark(self, entry: Entry, moment: int) -> None:
        self._database.change_many(
            "INSERT OR IGNORE INTO entry_tags (tag, moment) VALUES (?, ?)",
            ((tag, moment) for tag in entry.tags),
        )
        self._database.change_many(
            "INSERT OR IGNORE INTO entry_people (handle, moment) VALUES (?, ?)",
            ((handle, moment) for handle in entry.people),
        )
        mark_answers(self._database, entry, moment)

    def _free_moment(self, entry: Entry) -> int:
        # The first free place from the entry's time on; many at one time (an import of bare days) fill up a second.
        moment = moment_of(entry.created)
        while self._database.row("SELECT 1 FROM entries WHERE moment = ?", (moment,)) is not None:
            last = self._database.number(
                "SELECT max(moment) FROM entries WHERE moment >= ? AND moment < ?", (moment, moment + _SECOND)
            )
            moment = last + 1
        return moment

    def _lines(
        self, wanted: Asked, limit: int, *, order: str = "DESC", offset: int = 0
    ) -> tuple[EntryLine, ...]:
        sql = f"SELECT {_LINE} FROM {wanted.tables}{wanted.where} ORDER BY {wanted.moment} {order} LIMIT ? OFFSET ?"
        return tuple(line_of(row) for row in self._database.rows(sql, (*wanted.values, limit, offset)))

    def _distinct(self, table: str, column: str) -> tuple[str, ...]:
        # One step per distinct value, however many entries there are.
        sql = f"""WITH RECURSIVE found (name) AS (
            SELECT min({column}) FROM {table}
            UNION ALL
            SELECT (SELECT min({column}) FROM {table} WHERE {column} > name) FROM found WHERE name IS NOT NULL
        ) SELECT name FROM found WHERE name IS NOT NULL"""
        return tuple(row[0] for row in self._database.rows(sql))


def _before(wanted: Asked, before: int | None) -> Asked:
    return wanted if before is None else wanted.bounded("< ?", before)
