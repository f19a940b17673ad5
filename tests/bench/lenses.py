"""Every lens over a large journal with ten years of check-ins, beside the bare SQL of the same rows without a key."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from carecompanion.activities.opening import Opening
from carecompanion.domain.answer import Commitment, Count, FlowMark, Mark, Row
from carecompanion.domain.care_map import Ring
from carecompanion.domain.entry import Entry, EntryKind
from carecompanion.domain.field import (
    Choice,
    Column,
    ColumnKind,
    Counts,
    Field,
    FieldKind,
    Listing,
    Option,
    Pair,
    Scale,
    Table,
    TwoSided,
)
from carecompanion.domain.flow import Flow
from carecompanion.domain.ids import CommitmentId, EntryId, PackId, PromptId, id_from_bytes
from carecompanion.domain.moment import first_moment
from carecompanion.domain.promise import Promised
from carecompanion.domain.prompt import PromptSnapshot, Wording
from tests.bench.figures import Figure, by_turns, high, median
from tests.bench.store import PASSPHRASE, world_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from carecompanion.activities.companion import Companion
    from carecompanion.domain.answer import Value
    from carecompanion.domain.plot import Subject

    Work = Callable[[], object]

DAYS: Final = 3653
DECADE: Final = 522
MUST: Final = "≤ 100 ms"
_OPTIONS: Final = tuple(Option(name, name) for name in ("alongside", "team", "cause", "myself"))
_STAGES: Final = tuple(Option(name, name) for name in ("unseen", "reviewed", "drafted", "changed", "checked"))
_AREAS: Final = tuple(Option(f"area-{number}", f"area {number}") for number in range(10))
_PAIR: Final = Pair("seeing", "seen-seeing")
_LINE: Final = (
    Field("toward", FieldKind.CHOICE, "With", shape=Choice(_OPTIONS)),
    Field(
        "side",
        FieldKind.SCALE,
        "Where?",
        shape=TwoSided(5, "rescuing", "connected", "retreating", by="toward"),
    ),
    Field("pulling", FieldKind.LIST, "What is pulling?", shape=Listing(3)),
)
_LOAD: Final = tuple(
    Field(name, FieldKind.SCALE, name, shape=Scale(0, 10, "used up", "plenty"))
    for name in ("energy", "meaning", "clarity", "authority", "backing")
)
_SHEETS: Final = (
    Field(
        "areas",
        FieldKind.TABLE,
        "Areas",
        shape=Table(
            (
                Column("stage", "stage", ColumnKind.CHOICE, _STAGES, stage=True),
                Column("owner", "owner"),
                Column("when", "when", ColumnKind.DATE),
            ),
            _AREAS,
        ),
    ),
    Field("people", FieldKind.COUNTS, "How many", shape=Counts(_AREAS)),
    Field("how", FieldKind.CHOICE, "How", shape=Choice(_OPTIONS)),
    Field("seen", FieldKind.SCALE, "seen", shape=Scale(0, 4, "no", "yes", pair=_PAIR)),
    Field("seeing", FieldKind.SCALE, "seeing", shape=Scale(0, 4, "no", "yes")),
)
_TABLES: Final = ("asked", "answered", "entry_tags", "flows", "commitments", "people", "map_places")


def add_ten_years(home: Path) -> None:
    """Two check-ins a day for ten years, a worksheet a week, two flows a day; the same rows into plain.db."""
    companion = Opening(world_at(home)).unlock(PASSPHRASE)
    vault, now = companion._vault, datetime.now(UTC)
    vault.entries.add_many(_check_ins(now))
    people = [companion.knowing.add(f"person-{number}") for number in range(60)]
    here = companion.placing.maps()[0]
    for number, person in enumerate(people):
        companion.placing.place(here, person, ("mentor", "ally", "team")[number % 3], Ring.NEAR)
    vault.flows.add(
        Flow(now.date() - timedelta(days=number // 2), FlowMark(f"person-{number % 60}", way, number % 3 + 1))
        for number in range(2 * DAYS)
        for way in (("given", "received", "refills", "empties")[number % 4],)
    )
    with vault.together():
        for number in range(1_000):
            promised = Commitment(f"ask about the rota {number}", now.date() + timedelta(days=number % 400))
            name = CommitmentId(id_from_bytes(os.urandom(8)))
            vault.promises.keep(Promised(name, now.date(), promised))
    _copy(vault.database.connection, home / "plain.db")
    companion.close()


def _check_ins(now: datetime) -> Iterator[Entry]:
    for days in range(DAYS, -1, -1):
        when = now - timedelta(days=days)
        marks = (
            (Mark("low", days % 5 + 1), Mark("high", 2)) if days % 9 == 0 else (Mark("high", days % 5 + 1),)
        )
        answers: dict[str, Value] = {
            "toward": (_OPTIONS[days % 4].id,),
            "side": marks,
            "pulling": ("the rota",),
        }
        yield _entry(when, "line", _LINE, answers)
        yield _entry(
            when + timedelta(seconds=9),
            "load",
            _LOAD,
            {one.id: (days + at) % 11 for at, one in enumerate(_LOAD)},
        )
        if days % 7 == 0:
            areas = tuple(
                Row(
                    area.id,
                    {
                        "stage": _STAGES[(DAYS - days + at) // 800 % 5].id,
                        "owner": "the rota team",
                        "when": "2027-01-15",
                    },
                )
                for at, area in enumerate(_AREAS)
                if at == days // 7 % 10
            )
            people = tuple(
                Count(area.id, group, 3 + days % 50 + at) for at, area in enumerate(_AREAS) for group in "ABC"
            )
            sheet: dict[str, Value] = {
                "areas": areas,
                "people": people,
                "how": ("team",),
                "seen": days % 5,
                "seeing": 4,
            }
            yield _entry(when + timedelta(seconds=18), "sheet", _SHEETS, sheet)


def _entry(when: datetime, prompt: str, fields: tuple[Field, ...], answers: dict[str, Value]) -> Entry:
    asked = PromptSnapshot(
        PackId("bench"),
        1,
        PromptId(prompt),
        "en",
        "",
        "",
        "CC0-1.0",
        "Where were you today?",
        Wording.PLAIN,
        fields,
    )
    asked = replace(asked, pack_title="Bench")
    return Entry(
        EntryId(id_from_bytes(os.urandom(8))),
        when,
        when,
        "",
        "",
        EntryKind.CHECKIN,
        prompt=asked,
        answers=answers,
    )


def _copy(source: Any, place: Path) -> None:  # noqa: ANN401 - the driver's connection
    from sqlcipher3 import dbapi2

    plain = dbapi2.connect(str(place), isolation_level=None)
    plain.execute("BEGIN")
    for table in _TABLES:
        named = source.execute(
            "SELECT sql FROM sqlite_schema WHERE tbl_name = ? AND sql IS NOT NULL", (table,)
        )
        for (sql,) in named.fetchall():
            plain.execute(sql)
        rows = source.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 - ours
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            plain.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - ours
    plain.execute("COMMIT")
    plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    plain.close()


def measure(home: Path, count: int, rounds: int) -> list[Figure]:
    """Every lens as its place asks for it. The journal is the one that :func:`add_ten_years` made."""
    from sqlcipher3 import dbapi2

    companion = Opening(world_at(home)).unlock(PASSPHRASE)
    plain = dbapi2.connect(str(home / "plain.db"), isolation_level=None)
    size = f"{count // 1000}k and ten years"
    figures = []
    for what, ours, sql, values in _lenses(companion):
        bare = partial(_bare, plain, sql, values)
        mine, theirs = by_turns(ours, bare, rounds)
        worst = high(mine)
        figures.append(Figure(f"{what}, {size}", median(mine), median(theirs), "bare SQL", MUST, worst=worst))
    plain.close()
    companion.close()
    return figures


def _bare(plain: Any, sql: str, values: tuple[object, ...]) -> object:  # noqa: ANN401 - the driver's connection
    return plain.execute(sql, values).fetchall()


def _lenses(companion: Companion) -> Iterator[tuple[str, Work, str, tuple[object, ...]]]:
    noticing, today = companion.noticing, datetime.now(UTC).date()
    subjects: dict[str, Subject] = {one.shape: one for one in noticing.subjects()}
    answers = "SELECT moment, chosen, value, note FROM answered WHERE asked IN ({}) AND moment >= ?"

    def asked(prompt: str, *fields: str) -> str:
        names = ", ".join(f"'{field}'" for field in fields)
        return answers.format(f"SELECT id FROM asked WHERE prompt = '{prompt}' AND field IN ({names})")  # noqa: S608 - ours

    def since(weeks: int) -> tuple[int]:
        return (first_moment(today - timedelta(weeks=weeks)),)

    load = asked("load", *(field.id for field in _LOAD))
    newest = (
        "SELECT id, pack, prompt, body, (SELECT max(moment) FROM answered WHERE asked = asked.id) FROM asked"
    )
    yield "what there is to look at", noticing.subjects, newest, ()
    for weeks, name in ((10, "ten weeks"), (DECADE, "ten years")):
        span = since(weeks)
        strip = partial(noticing.strip, subjects["strip"], option="team", weeks=weeks)
        yield f"strip, {name}", strip, asked("line", "side"), span
        yield f"scales, {name}", partial(noticing.multiples, subjects["multiples"], weeks=weeks), load, span
        yield (
            f"pairs, {name}",
            partial(noticing.pairs, subjects["pairs"], weeks=weeks),
            asked("sheet", "seen", "seeing"),
            span,
        )
        yield (
            f"choices, {name}",
            partial(noticing.chosen, subjects["chosen"], weeks=weeks),
            asked("sheet", "how"),
            span,
        )
    last = " ORDER BY moment DESC LIMIT "
    yield "areas", partial(noticing.grid, subjects["grid"]), asked("sheet", "areas") + last + "10", (0,)
    yield "counts", partial(noticing.shares, subjects["shares"]), asked("sheet", "people") + last + "1", (0,)
    flow = "SELECT day, source, direction, size FROM flows WHERE day BETWEEN ? AND ? ORDER BY day, id"
    month = (today.replace(day=1).isoformat(), today.isoformat())
    yield "flow of a month", partial(noticing.mirror, today), flow, month
    tags = "SELECT DISTINCT tag FROM entry_tags WHERE moment >= ?"
    yield "tags, a year", noticing.tag_months, tags, since(52)
    yield "tags, ten years", partial(noticing.tag_months, 120), tags, since(DECADE)
    behind = partial(noticing.entries_of, subjects["strip"], "team")
    yield "entries behind a strip", behind, asked("line", "side"), since(10)
    ongoing = "SELECT * FROM commitments WHERE outcome IS NULL ORDER BY look_again IS NULL, look_again"
    yield "commitments", companion.promising.open, ongoing, ()
    here = companion.placing.maps()[0]
    places = "SELECT * FROM map_places JOIN people ON people.id = map_places.person"
    yield "a care map", partial(companion.placing.grid, here), places, ()
