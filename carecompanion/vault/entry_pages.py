"""Which entries, in which order: filters as SQL that reads only what it returns.

A page is found by walking one index from a moment on; nothing is sorted and nothing before the page is counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from carecompanion.domain.moment import first_moment, last_moment
from carecompanion.vault.values import folded

if TYPE_CHECKING:
    from carecompanion.domain.entry import Filters

_CALLED: Final = "coalesce((SELECT handle FROM people WHERE folded = ?), ?)"
"""A handle as its person is called here, whatever the capitals that were typed; as typed where nobody is."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The tables to read, the column that orders, the conditions, and their values."""

    tables: str
    moment: str
    conditions: tuple[str, ...]
    values: tuple[object, ...]

    def bounded(self, condition: str, value: object) -> Asked:
        """The same with one more condition on the moment."""
        return Asked(
            self.tables, self.moment, (*self.conditions, f"{self.moment} {condition}"), (*self.values, value)
        )

    @property
    def where(self) -> str:
        """The WHERE clause, empty without conditions."""
        return f" WHERE {' AND '.join(self.conditions)}" if self.conditions else ""


def asked(filters: Filters) -> Asked:
    """*filters* over the entries, driven by the narrowest index there is for them."""
    if filters.tags:
        first, rest = filters.tags[0], filters.tags[1:]
        tables, moment = "entry_tags AS t CROSS JOIN entries AS e ON e.moment = t.moment", "t.moment"
        narrow = _narrow(rest, filters.people, moment)
        start = Asked(tables, moment, ("t.tag = ?",), (first,))
    elif filters.people:
        first, rest = filters.people[0], filters.people[1:]
        tables, moment = "entry_people AS p CROSS JOIN entries AS e ON e.moment = p.moment", "p.moment"
        narrow = _narrow((), rest, moment)
        start = Asked(tables, moment, (f"p.handle = {_CALLED}",), _called(first))
    else:
        narrow = Asked("", "", (), ())
        start = Asked("entries AS e", "e.moment", (), ())
    return _plain(filters, start, narrow, is_free=not (filters.tags or filters.people))


def asked_of_search(filters: Filters, query: str) -> Asked:
    """*filters* over what the index finds for *query*; the index's own order is the journal's."""
    start = Asked(
        "entries_fts AS f CROSS JOIN entries AS e ON e.moment = f.rowid",
        "f.rowid",
        ("entries_fts MATCH ?",),
        (query,),
    )
    return _plain(filters, start, _narrow(filters.tags, filters.people, "e.moment"), is_free=False)


def _narrow(tags: tuple[str, ...], people: tuple[str, ...], moment: str) -> Asked:
    conditions = [
        *(f"EXISTS (SELECT 1 FROM entry_tags WHERE tag = ? AND moment = {moment})" for _ in tags),
        *(
            f"EXISTS (SELECT 1 FROM entry_people WHERE handle = {_CALLED} AND moment = {moment})"
            for _ in people
        ),
    ]
    called = (value for handle in people for value in _called(handle))
    return Asked("", moment, tuple(conditions), (*tags, *called))


def _called(handle: str) -> tuple[str, str]:
    """The values for :data:`_CALLED`."""
    return (folded(handle), handle)


def _plain(filters: Filters, start: Asked, narrow: Asked, *, is_free: bool) -> Asked:
    conditions, values = [*start.conditions, *narrow.conditions], [*start.values, *narrow.values]
    # An index of its own answers in the journal's order only for one value; a unary plus keeps the planner from
    # using it otherwise, since it would have to sort.
    free = "" if is_free else "+"
    if filters.prompt is not None:
        conditions += [f"{free}e.pack = ?", f"{free}e.prompt = ?"]
        values += [filters.prompt.pack, filters.prompt.prompt]
        free = "+"
    if filters.packs:
        is_one = len(filters.packs) == 1
        conditions.append(f"{free if is_one else '+'}e.pack IN ({_marks(len(filters.packs))})")
        values += filters.packs
    if filters.kinds:
        conditions.append(f"+e.kind IN ({_marks(len(filters.kinds))})")
        values += [kind.value for kind in filters.kinds]
    conditions += [f"NOT EXISTS (SELECT 1 FROM entry_tags WHERE tag = ? AND moment = {start.moment})"] * len(
        filters.without
    )
    values += filters.without
    if filters.ceiling is not None:
        conditions.append("e.intensity <= ?")
        values.append(filters.ceiling)
    if filters.since is not None:
        conditions.append(f"{start.moment} >= ?")
        values.append(first_moment(filters.since))
    if filters.until is not None:
        conditions.append(f"{start.moment} <= ?")
        values.append(last_moment(filters.until))
    return Asked(start.tables, start.moment, tuple(conditions), tuple(values))


def _marks(how_many: int) -> str:
    return ", ".join("?" * how_many)
