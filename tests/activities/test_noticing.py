"""Noticing: years of answers under packs that change, and what every plot says in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest

from carecompanion.domain.answer import Count, FlowMark, Mark, Row
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
from carecompanion.domain.plot import Multiples, Shares, Strip
from carecompanion.errors import JournalDamaged, NotFound
from carecompanion.words import say
from tests.vault.samples import NOW, entry, snapshot

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.domain.answer import Value
    from carecompanion.domain.entry import Entry
    from carecompanion.domain.plot import Plot, Subject

TOWARD: Final = Field(
    "toward",
    FieldKind.CHOICE,
    "With",
    shape=Choice((Option("team", "my team"), Option("cause", "the cause"))),
)
SIDE: Final = Field(
    "side", FieldKind.SCALE, "Where?", shape=TwoSided(5, "rescuing", "connected", "retreating", by="toward")
)
PULLING: Final = Field("pulling", FieldKind.LIST, "What is pulling?", shape=Listing(3))
ENERGY: Final = Field("energy", FieldKind.SCALE, "Energy", shape=Scale(0, 10, "used up", "plenty"))


def answered(companion: Companion, fields: tuple[Field, ...], weeks: float = 0, **answers: Value) -> Entry:
    """An entry of so many weeks ago that answers one prompt as it was then."""
    when = NOW - timedelta(weeks=weeks)
    asked = replace(snapshot("line", "small", fields=fields), pack_title="Small steps")
    kept = entry("", created=when, updated=when, prompt=asked, answers=answers)
    companion._vault.entries.add(kept)
    return kept


def marked(companion: Companion, weeks: float, *marks: Mark, toward: str = "team", **other: Value) -> Entry:
    return answered(companion, (TOWARD, SIDE, PULLING), weeks, toward=(toward,), side=marks, **other)


def only(companion: Companion) -> Subject:
    (subject,) = companion.noticing.subjects()
    return subject


def plot(companion: Companion, *, weeks: int = 10) -> Plot:
    return companion.noticing.plot(only(companion), weeks=weeks)


LOW, HIGH, MIDDLE = Mark("low", 3), Mark("high", 2), Mark("middle", 0)


def test_nothing_is_there_at_first(companion: Companion) -> None:
    assert companion.noticing.subjects() == ()
    assert companion.noticing.mirror(NOW.date()).reading == "Nothing was noted in November 2026."
    assert companion.noticing.tag_months().reading == "No tag was given in these 12 months."


def test_a_strip_is_told_in_a_sentence(companion: Companion) -> None:
    marked(companion, 9, MIDDLE)
    marked(companion, 7, LOW, HIGH, pulling=("two people off", "the review"))
    marked(companion, 3, LOW)
    marked(companion, 0, MIDDLE)
    marked(companion, 0.1, HIGH, toward="cause")
    subject = only(companion)
    assert subject.title == "Small steps"
    assert subject.options == (("team", "my team"), ("cause", "the cause"))
    strip = companion.noticing.strip(subject, option="team")
    assert strip.reading == (
        "4 check-ins in 10 weeks: 2 in the middle, 1 towards rescuing, 1 on both sides the same day. "
        "Latest: in the middle."
    )
    (part,) = strip.parts
    assert [row.note for row in part.rows if row.marks] == ["", "two people off", "", ""]
    assert sum(not row.marks for row in part.rows) == 6
    lines = companion.noticing.entries_of(subject, "team")
    assert [line.moment for line in lines] == [row.moment for row in reversed(part.rows) if row.marks]


def test_the_first_mark_is_told_as_one(companion: Companion) -> None:
    marked(companion, 1, MIDDLE)
    assert plot(companion).reading == "One mark so far: in the middle, 14 November."
    marked(companion, 60, LOW)
    assert plot(companion).reading == "One mark in 10 weeks: in the middle, 14 November."
    assert "2 check-ins in 2 years" in plot(companion, weeks=104).reading


def test_a_mark_for_which_nothing_was_chosen_is_still_to_be_seen(companion: Companion) -> None:
    marked(companion, 1, LOW)
    answered(companion, (TOWARD, SIDE), side=(HIGH,))
    subject = only(companion)
    assert [label for _, label in subject.options] == ["my team", "not said"]
    name = subject.options[-1][0]
    assert "towards retreating" in companion.noticing.plot(subject, option=name).reading


def test_an_update_that_renames_a_field_takes_nothing_from_a_year_of_answers(companion: Companion) -> None:
    renamed = replace(SIDE, id="line", label="On the line?")
    for week in range(52, 4, -1):
        marked(companion, week, LOW)
    answered(companion, (TOWARD, renamed), 1, toward=("team",), line=(MIDDLE,))
    old, new = companion.noticing.subjects()
    assert (old.key, new.key) == ("small/line/side", "small/line/line")
    assert (old.title, new.title) == ("Small steps: Where?", "Small steps: On the line?")
    year = companion.noticing.strip(old, weeks=53)
    assert sum(bool(row.marks) for part in year.parts for row in part.rows) == 48
    assert companion.noticing.strip(new).reading == "One mark so far: in the middle, 14 November."


def test_an_update_that_changes_a_lines_ends_leaves_old_marks_beside_their_own(companion: Companion) -> None:
    changed = replace(SIDE, shape=TwoSided(3, "retreating", "near", "rescuing", by="toward"))
    marked(companion, 3, LOW)
    marked(companion, 2, LOW)
    answered(companion, (TOWARD, changed), toward=("team",), side=(Mark("low", 3),))
    strip = plot(companion)
    assert isinstance(strip, Strip)
    assert [part.ends.low_label for part in strip.parts] == ["rescuing", "retreating"]
    assert strip.reading == (
        "3 check-ins in 10 weeks. Asked from rescuing to retreating: 2 towards rescuing. "
        "Asked from retreating to rescuing: 1 towards retreating. Latest: towards retreating."
    )


def test_an_update_that_changes_a_scales_ends_makes_no_range_of_both(companion: Companion) -> None:
    changed = replace(ENERGY, shape=Scale(1, 5, "plenty", "used up"))
    for week in (8, 7, 6):
        answered(companion, (ENERGY,), week, energy=week)
    answered(companion, (changed,), 1, energy=5)
    answered(companion, (changed,), 0, energy=1)
    multiples = plot(companion)
    assert isinstance(multiples, Multiples)
    old, new = multiples.lines
    assert (old.low_label, new.low_label) == ("used up", "plenty")
    assert (
        old.reading
        == "From 8 down to 6 since September. Asked so, from used up to plenty, until the week of 5 October."
    )
    assert new.reading == "From 5 down to 1 since November; this week 1."


def test_scales_are_told_one_by_one(companion: Companion) -> None:
    meaning = replace(ENERGY, id="meaning", label="Meaning")
    for week, energy in ((5, 4), (4, 6), (2, 3), (0, 5)):
        answered(companion, (ENERGY, meaning), week, energy=energy)
    answered(companion, (ENERGY, meaning), 3.1, meaning=7)
    multiples = plot(companion, weeks=6)
    assert multiples.reading == (
        "Energy: Between 3 and 6 over 6 weeks; 2 weeks left blank; this week 5. "
        "Meaning: Marked once in 6 weeks; last marked at 7, in the week of 26 October."
    )
    months = plot(companion, weeks=52)
    assert isinstance(months, Multiples)
    assert len(months.starts) == 13
    assert "this month 5" in months.reading


def test_a_field_that_changed_its_kind_leaves_two_things_to_look_at(companion: Companion) -> None:
    answered(companion, (replace(SIDE, shape=Scale(0, 10, "low", "high")),), 9, side=4)
    marked(companion, 1, LOW)
    shapes = {
        subject.shape: companion.noticing.plot(subject).reading for subject in companion.noticing.subjects()
    }
    assert shapes["strip"] == "One mark so far: towards rescuing, 14 November."
    assert shapes["multiples"].startswith("Where?: Marked once in 10 weeks; last marked at 4")


def test_counts_areas_pairs_and_choices_are_told(companion: Companion) -> None:
    counts = Field(
        "people", FieldKind.COUNTS, "People", shape=Counts((Option("left", "left"), Option("top", "top")))
    )
    stages = (Option("unseen", "unseen"), Option("changed", "changed"))
    columns = (
        Column("stage", "stage", ColumnKind.CHOICE, stages, stage=True),
        Column("owner", "owner"),
        Column("when", "when", ColumnKind.DATE),
    )
    areas = Field(
        "areas",
        FieldKind.TABLE,
        "Areas",
        shape=Table(columns, (Option("rota", "rota"), Option("pay", "pay"))),
    )
    before = replace(
        ENERGY,
        id="before",
        label="before",
        shape=Scale(0, 10, "no", "yes", pair=Pair("after", "before-after")),
    )
    after = replace(ENERGY, id="after", label="after")
    answered(
        companion,
        (counts, areas, before, after, TOWARD),
        people=(Count("left", "A", 31), Count("left", "B", 3), Count("top", "A", 20), Count("top", "B", 9)),
        areas=(Row("rota", {"stage": "changed", "owner": "the rota team", "when": "2026-12-04"}),),
        before=8,
        after=3,
        toward=("cause",),
    )
    told = {subject.shape: companion.noticing.plot(subject) for subject in companion.noticing.subjects()}
    assert {shape: one.reading for shape, one in told.items()} == {
        "shares": "Counted on 21 November, for A and B. Small groups are hidden, so nobody can be picked out.",
        "grid": "1 area changed, 1 not said yet. Next: rota on 4 December, with the rota team.",
        "pairs": "Latest, on 21 November: before 8 of 10, after 3 of 10.",
        "chosen": "In 10 weeks: the cause. Latest: the cause.",
    }
    shares = told["shares"]
    assert isinstance(shares, Shares)
    assert all(share.n is None for row in shares.rows for share in row.shares)
    for subject in companion.noticing.subjects():
        assert len(companion.noticing.entries_of(subject)) == 1


def test_flow_and_tags_are_told_without_a_sum(companion: Companion) -> None:
    day = NOW.date()
    moved = [
        ("wren", "given"),
        ("wren", "received"),
        ("finch", "given"),
        ("rook", "received"),
        ("the rota", "empties"),
    ]
    companion._vault.flows.add([Flow(day, FlowMark(source, way, 2)) for source, way in moved])
    companion._vault.flows.add(
        [Flow(day, FlowMark(source, "refills", 1)) for source in ("tea", "rain", "wren")]
    )
    companion._vault.entries.add(entry(tags=("rota", "rest")))
    companion._vault.entries.add(entry(tags=("rest",), created=NOW - timedelta(weeks=9)))
    flow, words = companion.noticing.subjects()
    mirror = companion.noticing.mirror(day)
    assert companion.noticing.plot(flow) == mirror
    assert mirror.reading == (
        "Giving and receiving with wren. Giving with finch, receiving from rook; quiet the other way."
    )
    assert mirror.fills_reading == "Three sources refill. What empties is a condition, not a person."
    assert (
        companion.noticing.plot(words).reading
        == "In these 12 months: rest and rota. This month: rest and rota."
    )


def test_what_is_let_go_is_no_longer_drawn(companion: Companion) -> None:
    kept = marked(companion, 1, LOW)
    subject = only(companion)
    companion._vault.entries.remove(kept.id)
    assert companion.noticing.subjects() == ()
    with pytest.raises(NotFound):
        companion.noticing.plot(subject)
    companion._vault.entries.restore(kept)
    assert only(companion) == subject


def test_an_answer_that_was_kept_as_words_is_left_out(companion: Companion) -> None:
    answered(companion, (ENERGY,), 1, energy="about half")
    answered(companion, (ENERGY,), 0.02, energy=5)
    answered(companion, (ENERGY,), 0, energy="rather more than half")
    multiples = plot(companion)
    assert isinstance(multiples, Multiples)
    assert [level for level in multiples.lines[0].levels if level] == [multiples.lines[0].latest]


@pytest.mark.parametrize(
    ("table", "column", "damage"),
    [
        ("answered", "value", "{"),
        ("answered", "value", "11"),
        ("answered", "value", "[[]]"),
        ("answered", "value", "null"),
        ("asked", "body", "[]"),
        ("asked", "body", '{"field": {"id": "energy", "kind": "no-such"}}'),
        ("asked", "body", '{"field": {"id": "energy"}, "by": 3}'),
    ],
)
def test_a_damaged_row_is_told_as_such(companion: Companion, table: str, column: str, damage: str) -> None:
    answered(companion, (ENERGY,), 0, energy=5)
    subject = only(companion)
    database = companion._vault.database
    with database.writing():
        database.change(f"UPDATE {table} SET {column} = ?", (damage,))  # noqa: S608 - ours
    with pytest.raises(JournalDamaged):
        companion.noticing.plot(subject)


def test_things_to_look_at_are_found_by_a_part_of_their_name(companion: Companion) -> None:
    marked(companion, 1, LOW)
    answered(companion, (ENERGY,), energy=5)
    strip, scales = companion.noticing.subjects()
    for name in ("side", "small/line/side", "connection", "line/side"):
        assert companion.noticing.find(name) == (strip,)
    assert companion.noticing.find("small/line") == (scales,)
    assert companion.noticing.find("small") == (strip, scales)
    for name in ("sid", "", "nothing"):
        with pytest.raises(NotFound):
            companion.noticing.find(name)


def test_a_plot_reads_only_what_it_shows(companion: Companion) -> None:
    for week in (60, 40, 1):
        answered(companion, (ENERGY, SIDE), week, energy=5, side=(LOW,))
    database = companion._vault.database
    with database.writing():
        old = database.number("SELECT min(moment) FROM answered")
        database.change("UPDATE answered SET value = '{' WHERE moment = ?", (old,))
    strip, scales = companion.noticing.subjects()
    for subject in (strip, scales):
        assert companion.noticing.plot(subject, weeks=50).reading
        with pytest.raises(JournalDamaged):
            companion.noticing.plot(subject, weeks=70)


def test_a_changed_answer_is_drawn_anew(companion: Companion) -> None:
    kept = marked(companion, 1, LOW, pulling=("the rota",))
    companion._vault.entries.change(
        kept.id,
        lambda one: replace(
            one, created=one.created - timedelta(weeks=2), answers={"side": (MIDDLE,), "pulling": ("rest",)}
        ),
    )
    strip = plot(companion)
    assert isinstance(strip, Strip)
    (row,) = [row for part in strip.parts for row in part.rows if row.marks]
    assert (row.marks, row.note, row.day) == ((MIDDLE,), "rest", (NOW - timedelta(weeks=3)).date())


def test_what_is_said_where_a_flow_is_told_is_true_of_its_bars() -> None:
    """A bar holds a month: what is said may not promise that nothing is added up."""
    assert "added up" not in say("people.flow.says")
