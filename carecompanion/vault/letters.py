"""Letters that came and left. What was seen once is remembered after it is let go, so that nothing revives it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.domain.ids import LetterId, PartnerId
from carecompanion.errors import ExchangeError, NotFound
from carecompanion.vault.letter_rows import LINE, WHOLE, letter_of, line_of, record_of
from carecompanion.vault.prefix import id_by_prefix
from carecompanion.vault.values import when

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime, timedelta

    from carecompanion.domain.ids import CircleId
    from carecompanion.domain.letter import Direction, LetterLine, StoredLetter
    from carecompanion.domain.partner import Partner
    from carecompanion.vault.database import Database

PAGE: Final = 200
_NEWEST_FIRST: Final = "ORDER BY place DESC LIMIT ?"
_NOT_WAITING: Final = "place NOT IN (SELECT place FROM letters WHERE waiting = 1)"
_GOING: Final = "until <= ? AND waiting = 0 AND kept_for_safety = 0"
"""What came to be kept until a day that is here; the reader's own wish to keep it comes before the writer's."""


class LetterStore:
    """Letters by id, in the order they came and left."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def came(self, stored: StoredLetter) -> None:
        """Keep a letter that came, and remember it as seen.

        Raises ExchangeError E_REPLAY or E_CONFLICT where this sender's id was seen before, E_CONFLICT where the id
        is another letter's.
        """
        with self._database.writing():
            known = self.seen(stored.partner_key, stored.id)
            if known is not None:
                raise ExchangeError("E_REPLAY" if known == stored.digest else "E_CONFLICT")
            self._keep(stored)
            self._database.change(
                "INSERT INTO letters_seen (sender, id, digest) VALUES (?, ?, ?)",
                (stored.partner_key, stored.id, stored.digest),
            )

    def left(self, stored: StoredLetter) -> None:
        """Keep a letter that left. Raises ExchangeError E_CONFLICT where its id is another letter's."""
        with self._database.writing():
            self._keep(stored)

    # lists

    def lines(
        self,
        partner: PartnerId | None = None,
        *,
        circle: CircleId | None = None,
        before: int | None = None,
        limit: int = PAGE,
    ) -> tuple[LetterLine, ...]:
        """Letters newest first, all, a partner's or a circle's, without those that wait; *before* is a line's place."""
        conditions, values = ["waiting = 0"], list[object]()
        for column, value in (("partner =", partner), ("circle =", circle), ("place <", before)):
            if value is not None:
                conditions.append(f"{column} ?")
                values.append(value)
        return self._lines(f"WHERE {' AND '.join(conditions)} {_NEWEST_FIRST}", (*values, limit))

    def newest(self) -> tuple[LetterLine, ...]:
        """The newest letter with each partner, newest first."""
        return self._lines(f"WHERE place IN ({_newest_by('partner')}) {_NEWEST_FIRST}", (-1,))

    def newest_in_circles(self) -> tuple[LetterLine, ...]:
        """The newest letter of each circle, newest first."""
        return self._lines(f"WHERE place IN ({_newest_by('circle')}) {_NEWEST_FIRST}", (-1,))

    def unread(self, *, limit: int = PAGE) -> tuple[LetterLine, ...]:
        """What has not been read yet, newest first."""
        which = f"SELECT place FROM letters WHERE unread = 1 AND partner IS NOT NULL {_NEWEST_FIRST}"
        return self._lines(f"WHERE place IN ({which}) ORDER BY place DESC", (limit,))

    def with_unread(self) -> frozenset[str]:
        """The partners and circles of whom something has not been read yet."""
        partners = "SELECT DISTINCT partner FROM letters WHERE unread = 1 AND partner IS NOT NULL"
        circles = "SELECT DISTINCT circle FROM letters WHERE circle IS NOT NULL AND unread = 1"
        rows = self._database.rows(f"{partners} UNION {circles} AND {_NOT_WAITING}")
        return frozenset(row[0] for row in rows)

    def waiting(self) -> tuple[LetterLine, ...]:
        """Strangers' letters, neither accepted nor refused, newest first; a blocked key's are not asked about."""
        blocked = "EXISTS (SELECT 1 FROM blocked WHERE blocked.key = letters.partner_key)"
        return self._lines(f"WHERE waiting = 1 AND NOT {blocked} {_NEWEST_FIRST}", (-1,))

    def search(self, query: str, *, before: int | None = None, limit: int = PAGE) -> tuple[LetterLine, ...]:
        """What left, and what came to be kept, that the index finds for *query* (search_words); newest first."""
        found = "place IN (SELECT rowid FROM letters_fts WHERE letters_fts MATCH ?)"
        older = "" if before is None else "AND place < ?"
        values = (query,) if before is None else (query, before)
        return self._lines(f"WHERE {found} {older} {_NEWEST_FIRST}", (*values, limit))

    # whole letters

    def thread(self, letter: StoredLetter) -> tuple[StoredLetter, ...]:
        """Every letter of *letter*'s thread with its partner, in the order they came and left."""
        condition = "WHERE thread = ? AND partner IS ? AND waiting = 0 ORDER BY place"
        return self._letters(condition, (letter.manifest.thread, letter.partner))

    def agreements(self, circle: CircleId | None = None) -> tuple[StoredLetter, ...]:
        """Every letter about an agreement, all or a circle's, in the order they came and left."""
        which, values = ("", ()) if circle is None else ("AND circle = ?", (circle,))
        return self._letters(f"WHERE agreement IS NOT NULL {which} AND waiting = 0 ORDER BY place", values)

    def findable(self, direction: Direction) -> Iterator[StoredLetter]:
        """Every letter that search may find, oldest first: what an export may hold."""
        place = 0
        which = "findable = 1 AND direction = ? AND place > ? ORDER BY place LIMIT ?"
        sql = f"SELECT place, {WHOLE} FROM letters WHERE {which}"
        while rows := self._database.rows(sql, (direction.value, place, PAGE)):
            place = rows[-1][0]
            yield from (letter_of(row[1:]) for row in rows)

    def get(self, letter_id: LetterId) -> StoredLetter:
        """The letter of exactly this id. Raises NotFound."""
        row = self._database.row(f"SELECT {WHOLE} FROM letters WHERE id = ?", (letter_id,))
        if row is None:
            raise NotFound(letter_id, "letters")
        return letter_of(row)

    def find(self, prefix: str) -> LetterId:
        """The id that begins with *prefix*. Raises NotFound, Ambiguous."""
        return LetterId(id_by_prefix(self._database, "letters", prefix))

    # what becomes of them

    def read(self, letter_id: LetterId) -> None:
        """It is unread no more."""
        self._set("unread = 0", letter_id)

    def keep_for_safety(self, letter_id: LetterId, *, kept: bool = True) -> None:
        """Keep it whatever its writer wished, for the reader's own safety."""
        self._set(f"kept_for_safety = {int(kept)}", letter_id)

    def accept(self, letter_id: LetterId, partner: Partner) -> None:
        """A letter that waited is *partner*'s. Raises NotFound."""
        with self._database.writing():
            touched = self._database.change(
                """UPDATE letters SET waiting = 0, partner = ?, partner_name = ?, trust = ?,
                    findable = manifest ->> '$.ask.keep' = 'keep'
                WHERE id = ?""",
                (partner.id, partner.handle, partner.trust.value, letter_id),
            )
            if not touched:
                raise NotFound(letter_id, "letters")

    def belong_to(self, partner: Partner) -> None:
        """Letters of this partner's key are theirs again, and bear their handle as it is now."""
        with self._database.writing():
            self._database.change(
                """UPDATE letters SET partner = ?, partner_name = ?
                WHERE waiting = 0 AND (partner = ? OR partner_key = ?)""",
                (partner.id, partner.handle, partner.id, partner.key),
            )

    def partner_of(self, key: bytes) -> PartnerId | None:
        """Whose letters those of this key are, also where they are no partner any more; None without letters."""
        row = self._database.row(
            "SELECT partner FROM letters WHERE partner_key = ? AND waiting = 0 ORDER BY place DESC LIMIT 1",
            (key,),
        )
        return None if row is None or row[0] is None else PartnerId(row[0])

    def forget(self, letter_id: LetterId) -> None:
        """Let its words go; that it was seen stays known. Raises NotFound."""
        with self._database.writing():
            if not self._database.change("DELETE FROM letters WHERE id = ?", (letter_id,)):
                raise NotFound(letter_id, "letters")
            self._database.change("INSERT OR IGNORE INTO letters_forgotten (id) VALUES (?)", (letter_id,))

    def is_forgotten(self, letter_id: LetterId) -> bool:
        """Was a letter of this id let go?"""
        return self._database.row("SELECT 1 FROM letters_forgotten WHERE id = ?", (letter_id,)) is not None

    def seen(self, sender_key: bytes, letter_id: str) -> bytes | None:
        """The digest of the letter of this sender and id, kept or let go; None where there was none."""
        row = self._database.row(
            "SELECT digest FROM letters_seen WHERE sender = ? AND id = ?", (sender_key, letter_id)
        )
        return None if row is None else bytes(row[0])

    # letters with a last day

    def going(self, today: date) -> tuple[LetterLine, ...]:
        """What is to be let go once *today* is over, the longest here first."""
        return self._lines(f"WHERE {_GOING} ORDER BY until, place LIMIT ?", (today.isoformat(), -1))

    def announce(self, letters: Iterable[LetterId], now: datetime) -> None:
        """Their reader has been told; the first time counts."""
        rows = [(now.isoformat(), letter) for letter in letters]
        with self._database.writing():
            self._database.change_many(
                "UPDATE letters SET announced = ? WHERE id = ? AND announced IS NULL", rows
            )

    def gone_by(self, now: datetime, notice: timedelta) -> tuple[LetterId, ...]:
        """What was announced at least *notice* before *now*, and whose own last day is over."""
        sql = f"SELECT id, announced FROM letters WHERE {_GOING} AND until < ? AND announced IS NOT NULL"
        day = now.date().isoformat()
        rows = self._database.rows(sql, (day, day))
        return tuple(LetterId(name) for name, announced in rows if when(announced) + notice <= now)

    # inside

    def _set(self, what: str, letter_id: LetterId) -> None:
        with self._database.writing():
            if not self._database.change(f"UPDATE letters SET {what} WHERE id = ?", (letter_id,)):
                raise NotFound(letter_id, "letters")

    def _keep(self, stored: StoredLetter) -> None:
        if self._database.row("SELECT 1 FROM letters WHERE id = ?", (stored.id,)):
            raise ExchangeError("E_CONFLICT")
        self._database.keep_record("letters", record_of(stored), key="id")

    def _lines(self, condition: str, values: tuple[object, ...]) -> tuple[LetterLine, ...]:
        rows = self._database.rows(f"SELECT {LINE} FROM letters {condition}", values)
        return tuple(line_of(row) for row in rows)

    def _letters(self, condition: str, values: tuple[object, ...]) -> tuple[StoredLetter, ...]:
        rows = self._database.rows(f"SELECT {WHOLE} FROM letters {condition}", values)
        return tuple(letter_of(row) for row in rows)


def _newest_by(column: str) -> str:
    """The place of the newest letter for each value of *column*: a step for each value, and none for each letter."""
    return f"""
        WITH RECURSIVE each (one) AS (
            SELECT min({column}) FROM letters WHERE {column} IS NOT NULL
            UNION ALL
            SELECT (SELECT min({column}) FROM letters WHERE {column} > each.one) FROM each WHERE one IS NOT NULL
        )
        SELECT (SELECT place FROM letters WHERE {column} = each.one AND waiting = 0 ORDER BY place DESC LIMIT 1)
        FROM each"""
