"""What plots are made of: gaps stay gaps, marks stay beside their ends, nothing is ever a mean of two."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from hypothesis import given, settings
from hypothesis import strategies as some

from carecompanion.domain.field import (
    Choice,
    Column,
    ColumnKind,
    Field,
    FieldKind,
    Option,
    Pair,
    Scale,
    Table,
    TwoSided,
)
from carecompanion.domain.flow import Flow
from carecompanion.domain.patterns.chosen import chosen_of
from carecompanion.domain.patterns.grid import grid_of, next_of
from carecompanion.domain.patterns.groups import groups_of
from carecompanion.domain.patterns.mirror import mirror_of
from carecompanion.domain.patterns.multiples import marks_in_column, marks_of, multiples_of
from carecompanion.domain.patterns.pairs import pairs_in_table, pairs_of
from carecompanion.domain.patterns.seen import Asked, Newest, Seen
from carecompanion.domain.patterns.spans import last_months, last_weeks, monday, span_of
from carecompanion.domain.patterns.strip import strip_of
from carecompanion.domain.plot import Fill, Level, MirrorRow
from carecompanion.domain.values import FlowMark, Mark, Row

if TYPE_CHECKING:
    from carecompanion.domain.answer import Value

TODAY: Final = date(2026, 11, 21)
LINE: Final = TwoSided(5, "rescuing", "connected", "retreating", by="toward")
TEN: Final = Scale(0, 10, "used up", "plenty")
STAGES: Final = tuple(Option(name, name) for name in ("unseen", "reviewed", "changed"))


def field(shape: object, name: str = "side", kind: FieldKind = FieldKind.SCALE) -> Field:
    return Field(name, kind, name.title(), shape=shape)  # type: ignore[arg-type]  # tests name what they mean


def asked(shape: object, name: str = "side", number: int = 1, kind: FieldKind = FieldKind.SCALE) -> Asked:
    return Asked(number, "pack", "prompt", field(shape, name, kind), {"team": "my team"})


def seen(what: Asked, day: date, value: Value, **other: object) -> Seen:
    return Seen(what, day.toordinal() * 1_000, day, value, **other)  # type: ignore[arg-type]


def ago(**time: float) -> date:
    return TODAY - timedelta(**time)


MARKS: Final = some.sampled_from(
    [(Mark("middle", 0),), (Mark("low", 5),), (Mark("high", 5),), (Mark("low", 5), Mark("high", 5))]
)
LIVES: Final = some.dictionaries(some.integers(0, 120), MARKS, max_size=30)
"""Marks by how many days ago."""


@given(LIVES, some.integers(1, 15), some.booleans())
@settings(max_examples=80, deadline=None)
def test_every_week_of_a_strip_is_its_own_marks_or_a_gap(
    life: dict[int, tuple[Mark, ...]], weeks: int, begins: bool
) -> None:
    span = last_weeks(TODAY, weeks)
    given_marks = {ago(days=days): marks for days, marks in life.items()}
    strip = strip_of(
        "", (seen(asked(LINE), day, marks) for day, marks in given_marks.items()), span, begins=begins
    )
    rows = [row for part in strip.parts for row in part.rows]
    assert [row.day for row in rows] == sorted(row.day for row in rows)
    marked = {row.day: row.marks for row in rows if row.marks}
    # What is drawn is what was marked, each mark once: nothing between them, no mean of opposite ends.
    assert marked == {day: marks for day, marks in given_marks.items() if day >= span.since}
    gaps = [row.day for row in rows if not row.marks]
    filled = {monday(day) for day in marked}
    expected = [start for start in span.starts if start not in filled]
    if begins and filled:
        expected = [start for start in expected if start > min(filled)]
    assert gaps == (expected if marked else [])


@given(some.dictionaries(some.integers(0, 300), some.integers(0, 10), max_size=40), some.integers(1, 40))
@settings(max_examples=80, deadline=None)
def test_a_scale_shows_the_latest_mark_of_a_week_and_never_one_that_was_not_made(
    life: dict[int, int], weeks: int
) -> None:
    span = span_of(TODAY, weeks)
    marks = {ago(days=days): value for days, value in life.items()}
    found = multiples_of("", marks_of(seen(asked(TEN), day, value) for day, value in marks.items()), span)
    for line in found.lines:
        for at, level in enumerate(line.levels):
            within = [day for day in sorted(marks) if span.place(day) == at]
            assert level == (Level(marks[within[-1]], 0, 10) if within else None)
    assert bool(found.lines) == any(day >= span.since for day in marks)


def test_a_long_time_is_shown_by_months_and_a_short_one_by_weeks() -> None:
    assert last_weeks(TODAY, 10).starts[0] == date(2026, 9, 14)
    assert last_weeks(TODAY, 10).starts[-1] == date(2026, 11, 16)
    assert span_of(TODAY, 26).starts[1] - span_of(TODAY, 26).starts[0] == timedelta(weeks=1)
    assert span_of(TODAY, 52).starts[-1] == date(2026, 11, 1)
    assert span_of(TODAY, 52).is_monthly
    assert len(last_months(TODAY, 12).starts) == 12
    # The calendar has a beginning.
    assert last_weeks(date(1, 1, 20), 5_000).starts[0] == date(1, 1, 1)
    assert last_months(date(1, 2, 1), 12).starts == (date(1, 1, 1), date(1, 2, 1))


def test_marks_keep_the_ends_they_were_given_with() -> None:
    old = asked(TwoSided(3, "fixing", "near", "leaving"), number=1)
    strip = strip_of(
        "",
        [
            seen(old, ago(weeks=4), (Mark("low", 3),)),
            seen(asked(LINE, number=2), ago(weeks=1), (Mark("low", 3),)),
        ],
        last_weeks(TODAY, 6),
    )
    assert [part.ends.low_label for part in strip.parts] == ["fixing", "rescuing"]
    assert [part.ends.reach for part in strip.parts] == [3, 5]
    # The gap before the change belongs to what was before it.
    assert [len(part.rows) for part in strip.parts] == [1 + 1 + 2, 1 + 1]


def test_a_scale_whose_ends_changed_is_two_lines_and_never_one_range() -> None:
    old = asked(Scale(1, 5, "plenty", "used up"), number=1)
    found = multiples_of(
        "",
        marks_of([seen(old, ago(weeks=3), 5), seen(asked(TEN, number=2), ago(weeks=1), 5)]),
        last_weeks(TODAY, 4),
    )
    assert [(line.low_label, line.high_label, line.latest) for line in found.lines] == [
        ("plenty", "used up", Level(5, 1, 5)),
        ("used up", "plenty", Level(5, 0, 10)),
    ]


def areas(columns: tuple[Column, ...], *rows: Option) -> Asked:
    return asked(Table(columns, rows), "areas", kind=FieldKind.TABLE)


def test_areas_stand_where_the_newest_answer_has_them() -> None:
    table = areas(
        (
            Column("stage", "stage", ColumnKind.CHOICE, STAGES, stage=True),
            Column("next", "next act"),
            Column("owner", "owner"),
            Column("when", "when", ColumnKind.DATE),
        ),
        Option("rules", "rules"),
        Option("rota", "the rota"),
        Option("pay", "pay"),
    )
    newest = seen(
        table, ago(days=1), (Row("rules", {"stage": "changed", "owner": "the board", "when": "2027-01-15"}),)
    )
    older = seen(
        table,
        ago(days=90),
        (
            Row("rules", {"stage": "unseen", "next": "read them"}),
            Row("rota", {"stage": "reviewed", "next": "ask the night shift", "when": "2026-12-04"}),
        ),
    )
    grid = grid_of("Review", [newest, older])
    assert [(row.label, row.at) for row in grid.rows] == [("rules", 2), ("the rota", 1), ("pay", None)]
    assert grid.rows[0].owner == "the board"
    assert not grid.rows[0].next_words  # an older answer's next act is not this one's
    row = next_of(grid, TODAY)
    assert row is not None
    assert (row.label, row.next_words) == ("the rota", "ask the night shift")
    assert next_of(grid, date(2027, 2, 1)) is None


def test_a_stage_that_is_asked_no_more_keeps_its_words() -> None:
    def table(*stages: str) -> Asked:
        options = tuple(Option(name, name.title()) for name in stages)
        return areas(
            (Column("stage", "stage", ColumnKind.CHOICE, options, stage=True),),
            Option("rota", "rota"),
            Option("pay", "pay"),
        )

    newest = seen(table("a", "b"), ago(days=1), (Row("pay", {"stage": "b"}),))
    older = seen(table("drafted"), ago(days=9), (Row("rota", {"stage": "drafted"}),))
    grid = grid_of("", [newest, older])
    assert grid.stages == ("A", "B")
    assert [(row.at, row.stage) for row in grid.rows] == [(None, "Drafted"), (1, "B")]


def test_pairs_stand_side_by_side_and_half_a_pair_stays_half() -> None:
    pair = Pair("seeing", "seen-seeing")
    first, second = (
        asked(Scale(0, 4, "no", "yes", pair=pair), "seen"),
        asked(Scale(0, 4, "no", "yes"), "seeing"),
    )
    both = [
        seen(first, ago(days=8), 3),
        seen(second, ago(days=8), 4, note="with wren"),
        seen(first, ago(days=1), 2),
    ]
    pairs = pairs_of("", "seen", pair, ("seen", "seeing"), both)
    assert [(row.label, row.first, row.second) for row in pairs.rows] == [
        ("with wren", Level(3, 0, 4), Level(4, 0, 4)),
        ("", Level(2, 0, 4), None),
    ]


def test_pairs_in_a_table_are_one_for_each_row() -> None:
    pair = Pair("done", "said-done")
    table = areas(
        (
            Column("value", "value"),
            Column("said", "said", ColumnKind.SCALE, scale=Scale(0, 10, "seldom", "often", pair=pair)),
            Column("done", "done", ColumnKind.SCALE, scale=TEN),
        )
    )
    one = seen(
        table, ago(days=1), (Row("", {"value": "fair pay", "said": 9, "done": 2}), Row("", {"value": "rest"}))
    )
    pairs = pairs_in_table("", "said", pair, ("said", "done"), [one])
    assert [(row.label, row.first, row.second) for row in pairs.rows] == [
        ("fair pay", Level(9, 0, 10), Level(2, 0, 10))
    ]
    assert pairs.rows[0].low_label == "seldom"


def test_a_scale_column_is_a_line_for_each_row() -> None:
    columns = (
        Column("have", "have"),
        Column("met", "met", ColumnKind.SCALE, scale=Scale(0, 4, "not yet", "well")),
    )
    named = areas(columns, Option("body", "body: rest"), Option("mind", "mind: room"))
    found = multiples_of(
        "",
        marks_in_column(
            [seen(named, ago(days=1), (Row("mind", {"met": 3}), Row("body", {"have": "a bench"})))], "met"
        ),
        last_weeks(TODAY, 2),
        order=("body", "mind"),
    )
    assert [(line.label, line.levels) for line in found.lines] == [("mind: room", (None, Level(3, 0, 4)))]


def test_an_option_was_chosen_or_not_and_never_how_often() -> None:
    old = Choice((Option("a", "asked softly"),))
    now = Choice((Option("a", "asked out loud"), Option("b", "waited")))
    fields = [asked(now, "how", 2, FieldKind.CHOICE), asked(old, "how", 1, FieldKind.CHOICE)]
    marks = [
        seen(fields[1], ago(weeks=1), ("a",)),
        *(seen(fields[0], ago(days=days), ("a",)) for days in (1, 2, 3)),
    ]
    chosen = chosen_of("", fields, marks, last_weeks(TODAY, 2))
    assert [(row.label, row.weeks) for row in chosen.rows] == [
        ("asked out loud", (False, True)),
        ("waited", (False, False)),
        ("asked softly", (True, False)),
    ]


def test_flow_is_by_name_and_a_condition_is_no_person() -> None:
    def flow(source: str, direction: str, size: int, day: date = TODAY) -> Flow:
        return Flow(day, FlowMark(source, direction, size))

    mirror = mirror_of(
        TODAY,
        [
            flow("wren", "given", 2),
            flow("Wren ", "given", 1),
            flow("wren", "received", 1),
            flow("a-clay", "received", 3),
            flow("Monday line", "empties", 1),
            flow("monday  line", "empties", 2),
            flow("wren", "refills", 2),
            flow("wren", "given", 3, ago(days=40)),
        ],
        people=("wren", "a-clay"),
    )
    assert mirror.rows == (MirrorRow("a-clay", 0, 3), MirrorRow("wren", 3, 1))
    assert mirror.refills == (Fill("wren", 2, is_person=True),)
    assert mirror.empties == (Fill("monday  line", 2, is_person=False),)


def test_a_field_that_changed_its_kind_is_two_things_to_look_at() -> None:
    scale, sided = asked(TEN, number=1), asked(LINE, number=2)
    counts = asked(Choice((Option("a", "a"),)), number=3, kind=FieldKind.CHOICE)
    groups = groups_of([Newest(scale, 10), Newest(sided, 30), Newest(counts, 20)])
    assert {(group.key, group.shape) for group in groups} == {
        ("pack/prompt", "multiples"),
        ("pack/prompt/side", "strip"),
        ("pack/prompt/side:chosen", "chosen"),
    }


def test_both_halves_of_a_pair_are_one_thing_to_look_at() -> None:
    first = asked(Scale(0, 4, "no", "yes", pair=Pair("seeing", "seen-seeing")), "seen", 1)
    second, other = asked(Scale(0, 4, "no", "yes"), "seeing", 2), asked(TEN, "energy", 3)
    groups = groups_of([Newest(first, 1), Newest(second, 1), Newest(other, 1)])
    assert [(group.key, group.shape, len(group.newest)) for group in groups] == [
        ("pack/prompt/seen", "pairs", 2),
        ("pack/prompt", "multiples", 1),
    ]
    assert groups[0].labels == ("Seen", "Seeing")
