"""What lenses read: answers beside the fields as they were asked, tags by month, the lines behind a plot.

Every read takes only the days that are shown; no entry is read whole.
"""

from __future__ import annotations

from heapq import merge
from typing import TYPE_CHECKING, Final

from carecompanion.domain.answer import value_from_plain
from carecompanion.domain.field_plain import field_from_plain
from carecompanion.domain.moment import day_of, first_moment
from carecompanion.domain.patterns.seen import Asked, Newest, Seen
from carecompanion.errors import BadInput, JournalDamaged
from carecompanion.vault.entry_rows import LINE, line_of
from carecompanion.vault.values import from_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from carecompanion.domain.entry import EntryLine
    from carecompanion.domain.field import Field
    from carecompanion.vault.database import Database, Row

_BODIES_AT_MOST: Final = 4_000
_LINE: Final = ", ".join(f"e.{name}" for name in LINE.split(", "))
# A field that was asked and has no answer any more shows nothing.
_ASKED: Final = """SELECT id, pack, prompt, body,
    (SELECT max(moment) FROM answered WHERE answered.asked = asked.id) AS newest FROM asked"""
_ANSWERED: Final = "SELECT moment, chosen, value, note FROM answered WHERE asked = ?"


class NoticedStore:
    """The reading side of :mod:`carecompanion.vault.answered`. Raises JournalDamaged for rows that do not fit."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._bodies: dict[str, tuple[Field, dict[str, str]]] = {}

    def asked(self, pack: str = "", prompt: str = "") -> tuple[Newest, ...]:
        """Every field that has answers, or those of one prompt; in the order in which they were first asked."""
        if pack:
            rows = self._database.rows(f"{_ASKED} WHERE pack = ? AND prompt = ? ORDER BY id", (pack, prompt))
        else:
            rows = self._database.rows(f"{_ASKED} ORDER BY id")
        return tuple(
            Newest(Asked(number, pack, prompt, *self._body(body)), newest)
            for number, pack, prompt, body, newest in rows
            if newest is not None
        )

    def options(self, asked: Iterable[Asked]) -> tuple[str, ...]:
        """What fields were marked for: each combination of options once, space between; "" where none was chosen."""
        sql = "SELECT DISTINCT chosen FROM answered WHERE asked = ?"
        found = (str(row[0]) for one in asked for row in self._database.rows(sql, (one.number,)))
        return tuple(dict.fromkeys(found))

    def pack_title(self, moment: int) -> str:
        """The title of the pack that the entry of this moment answers; "" where it has none."""
        sql = "SELECT json_extract(snapshot, '$.pack_title') FROM entries WHERE moment = ?"
        row = self._database.row(sql, (moment,))
        return str(row[0]) if row and row[0] else ""

    def seen(self, asked: Iterable[Asked], since: date) -> list[Seen]:
        """The answers to these fields from *since* on."""
        first = first_moment(since)
        return [
            seen
            for one in asked
            for row in self._database.rows(f"{_ANSWERED} AND moment >= ?", (one.number, first))
            if (seen := _seen(one, row)) is not None
        ]

    def is_marked_before(self, asked: Iterable[Asked], day: date) -> bool:
        """Is there an answer to one of these fields before *day*?"""
        sql = "SELECT 1 FROM answered WHERE asked = ? AND moment < ? LIMIT 1"
        before = first_moment(day)
        return any(self._database.row(sql, (one.number, before)) is not None for one in asked)

    def newest_first(self, asked: Iterable[Asked]) -> Iterator[Seen]:
        """The answers to these fields, newest first, read a few at a time."""
        return merge(*(self._backwards(one) for one in asked), key=lambda seen: -seen.moment)

    def _backwards(self, one: Asked) -> Iterator[Seen]:
        sql = f"{_ANSWERED} ORDER BY moment DESC"
        for row in self._database.stream(sql, (one.number,)):
            seen = _seen(one, row)
            if seen is not None:
                yield seen

    def lines(self, moments: Sequence[int]) -> tuple[EntryLine, ...]:
        """The lines of the entries at these moments, in their order."""
        sql = f"SELECT {_LINE} FROM entries e WHERE e.moment = ?"
        rows = (self._database.row(sql, (moment,)) for moment in moments)
        return tuple(line_of(row) for row in rows if row is not None)

    def line_of(self, entry: str) -> EntryLine | None:
        """The line of the entry of this id, while it is there."""
        row = self._database.row(f"SELECT {_LINE} FROM entries e WHERE e.id = ?", (entry,))
        return None if row is None else line_of(row)

    def has_flows(self) -> bool:
        """Has any flow been noted?"""
        return self._database.row("SELECT 1 FROM flows LIMIT 1") is not None

    def has_tags(self) -> bool:
        """Has any entry a tag?"""
        return self._database.row("SELECT 1 FROM entry_tags LIMIT 1") is not None

    def tags_used(self, starts: Sequence[date]) -> tuple[tuple[str, int], ...]:
        """(tag, which of the months) for every tag that was used in one of the months that begin so."""
        # One look into the index per tag and month, however much was written in it.
        moments = [first_moment(start) for start in starts]
        bounds = [*moments[1:], 2**62]
        months = " UNION ALL ".join("SELECT ?, ?, ?" for _ in moments)
        rows = self._database.rows(
            f"""WITH RECURSIVE
                tags (tag) AS (
                    SELECT min(tag) FROM entry_tags UNION ALL
                    SELECT (SELECT min(tag) FROM entry_tags WHERE tag > tags.tag) FROM tags WHERE tags.tag IS NOT NULL
                ),
                months (place, first, after) AS ({months})
            SELECT tags.tag, months.place FROM tags CROSS JOIN months
            WHERE tags.tag IS NOT NULL AND EXISTS (
                SELECT 1 FROM entry_tags e WHERE e.tag = tags.tag AND e.moment >= first AND e.moment < after
            )""",
            [
                value
                for place, pair in enumerate(zip(moments, bounds, strict=True))
                for value in (place, *pair)
            ],
        )
        return tuple((str(tag), int(place)) for tag, place in rows)

    def _body(self, body: str) -> tuple[Field, dict[str, str]]:
        found = self._bodies.get(body)
        if found is None:
            if len(self._bodies) >= _BODIES_AT_MOST:
                self._bodies.clear()
            found = self._bodies[body] = _read_body(body)
        return found


def _read_body(body: str) -> tuple[Field, dict[str, str]]:
    plain = from_json(body)
    try:
        by = plain.get("by", {})
        return field_from_plain(plain["field"]), {str(name): str(label) for name, label in by.items()}
    except (KeyError, TypeError, AttributeError, BadInput) as error:
        raise JournalDamaged from error


def _seen(asked: Asked, row: Row) -> Seen | None:
    moment, chosen, value, note = row
    plain = from_json(value)
    if isinstance(plain, str):
        # Kept as words where an interface could not ask it: there is nothing to draw.
        return None
    try:
        answer = value_from_plain(asked.field, plain)
        return Seen(asked, moment, day_of(moment), answer, tuple(chosen.split()), note)
    except (BadInput, ValueError, AttributeError, TypeError) as error:
        raise JournalDamaged from error
