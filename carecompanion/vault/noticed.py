"""What lenses read: answers beside the fields as they were asked, tags by month, the lines behind a plot.

Every read takes only the days that are shown; no entry is read whole.
"""

from __future__ import annotations

from heapq import merge
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from carecompanion.domain.answer import value_from_plain
from carecompanion.domain.field_plain import field_from_plain
from carecompanion.domain.moment import day_of, first_moment
from carecompanion.domain.patterns.seen import UNSAID, Asked, Newest, Seen
from carecompanion.errors import BadInput, JournalDamaged
from carecompanion.vault.entry_rows import LINE, line_of
from carecompanion.vault.values import from_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from carecompanion.domain.answer import Value
    from carecompanion.domain.entry import EntryLine
    from carecompanion.domain.field import Field
    from carecompanion.vault.database import Database, Row

_AT_ONCE: Final = 500
_NO_END: Final = 2**62
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

    def seen(self, asked: Iterable[Asked], since: date, option: str = "") -> list[Seen]:
        """The answers to these fields from *since* on; those marked for *option*, where it is given."""
        sql, values = f"{_ANSWERED} AND moment >= ?", [first_moment(since)]
        chosen, wanted = _marked_for(option)
        found: list[Seen] = []
        for one in asked:
            known: dict[str, Value | None] = {}
            for row in self._database.rows(sql + chosen, (one.number, *values, *wanted)):
                seen = _seen(one, row, known)
                if seen is not None:
                    found.append(seen)
        return found

    def latest(self, asked: Iterable[Asked], starts: Sequence[date], option: str = "") -> list[Seen]:
        """The last answer to each of these fields in each of the times that begin so; no other is read."""
        chosen, wanted = _marked_for(option)
        # An answer that was kept as words is no mark, and hides none.
        within = f"moment >= ? AND moment < ? AND value NOT LIKE '\"%'{chosen}"
        sql = f"{_ANSWERED} AND {within} ORDER BY moment DESC LIMIT 1"
        bounds = [*(first_moment(start) for start in starts), _NO_END]
        found: list[Seen] = []
        for one in asked:
            known: dict[str, Value | None] = {}
            for first, after in pairwise(bounds):
                row = self._database.row(sql, (one.number, first, after, *wanted))
                seen = _seen(one, row, known) if row is not None else None
                if seen is not None:
                    found.append(seen)
        return found

    def is_marked_before(self, asked: Iterable[Asked], day: date) -> bool:
        """Is there an answer to one of these fields before *day*?"""
        sql = "SELECT 1 FROM answered WHERE asked = ? AND moment < ? LIMIT 1"
        before = first_moment(day)
        return any(self._database.row(sql, (one.number, before)) is not None for one in asked)

    def newest_first(self, asked: Iterable[Asked]) -> Iterator[Seen]:
        """The answers to these fields, newest first, read a few at a time."""
        return merge(*(self._backwards(one) for one in asked), key=lambda seen: -seen.moment)

    def _backwards(self, one: Asked) -> Iterator[Seen]:
        sql = f"{_ANSWERED} AND moment < ? ORDER BY moment DESC LIMIT ?"
        before, limit = _NO_END, 1
        # Often the newest is enough; where it is not, more at a time.
        while rows := self._database.rows(sql, (one.number, before, limit)):
            for row in rows:
                seen = _seen(one, row, {})
                if seen is not None:
                    yield seen
            before, limit = rows[-1][0], min(limit * 4, _AT_ONCE)

    def lines(self, moments: Sequence[int]) -> tuple[EntryLine, ...]:
        """The lines of the entries at these moments, in their order."""
        found: list[Row] = []
        for start in range(0, len(moments), _AT_ONCE):
            part = moments[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(part))
            found += self._database.rows(f"SELECT {_LINE} FROM entries e WHERE e.moment IN ({marks})", part)
        place = {moment: at for at, moment in enumerate(moments)}
        return tuple(line_of(row) for row in sorted(found, key=lambda row: place[row[0]]))

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
        bounds = [*moments[1:], _NO_END]
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


def _marked_for(option: str) -> tuple[str, tuple[str, ...]]:
    if not option:
        return "", ()
    if option == UNSAID:
        return " AND chosen = ''", ()
    return " AND instr(' ' || chosen || ' ', ?) > 0", (f" {option} ",)


def _seen(asked: Asked, row: Row, known: dict[str, Value | None]) -> Seen | None:
    """The answer in *row*; None where there is nothing to draw. What was read before is in *known*."""
    moment, chosen, value, note = row
    try:
        if value not in known:
            plain = from_json(value)
            # Kept as words where an interface could not ask it: there is nothing to draw.
            known[value] = None if isinstance(plain, str) else value_from_plain(asked.field, plain)
        answer = known[value]
        return (
            None
            if answer is None
            else Seen(asked, moment, day_of(moment), answer, tuple(chosen.split()), note)
        )
    except (BadInput, ValueError, AttributeError, TypeError) as error:
        raise JournalDamaged from error
