"""Fields of every kind, values for them, and strategies that make more."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from carecompanion.domain.answer import Commitment, Count, FlowMark, Mark, Row, Turn, Value
from carecompanion.domain.entry import Annotation, Entry, EntryKind
from carecompanion.domain.field import (
    Choice,
    Column,
    ColumnKind,
    Counts,
    Field,
    FieldKind,
    Flows,
    Listing,
    Option,
    Pair,
    People,
    Promise,
    Scale,
    Table,
    TwoSided,
    Voices,
)
from carecompanion.domain.ids import EntryId, PackId, PromptId
from carecompanion.domain.prompt import PromptSnapshot, Wording

DOMAINS = (Option("team", "The team"), Option("cause", "The cause"))

TEXT = Field("text", FieldKind.TEXT, "Words", help="As many as come", placeholder="Begin anywhere")
LINE = Field("pull", FieldKind.LINE, "What is pulling?")
LIST = Field("doors", FieldKind.LIST, "Doors", shape=Listing(at_most=3))
SCALE = Field(
    "seen",
    FieldKind.SCALE,
    "Seen",
    shape=Scale(0, 10, "not at all", "wholly", pair=Pair("seeing", "seen-seeing")),
)
SIDES = Field(
    "side", FieldKind.SCALE, "Where", shape=TwoSided(5, "rescuing", "connected", "retreating", by="about")
)
CHOICE = Field("about", FieldKind.CHOICE, "About", shape=Choice(DOMAINS))
CHOICES = Field("which", FieldKind.CHOICES, "Which", shape=Choice(DOMAINS))
TABLE = Field(
    "areas",
    FieldKind.TABLE,
    "Areas",
    shape=Table(
        rows=(Option("leave", "Leave"), Option("pay", "Pay")),
        columns=(
            Column("who", "Who"),
            Column("stage", "Stage", ColumnKind.CHOICE, options=DOMAINS, stage=True),
            Column("n", "How many", ColumnKind.NUMBER),
            Column("by", "By when", ColumnKind.DATE),
            Column(
                "said", "Said", ColumnKind.SCALE, scale=Scale(0, 4, "no", "yes", pair=Pair("n", "said-done"))
            ),
        ),
    ),
)
OPEN_TABLE = Field("grown", FieldKind.TABLE, "Grown", shape=Table(columns=(Column("what", "What"),)))
COUNTS = Field(
    "counts",
    FieldKind.COUNTS,
    "Counts",
    shape=Counts(rows=(Option("hired", "Hired"), Option("left", "Left"))),
)
VOICES = Field("voices", FieldKind.VOICES, "Voices", shape=Voices(("cynic", "rescuer")))
PERSON = Field("who", FieldKind.PERSON, "Who", shape=People(roles=("ally", "team"), several=True))
ONE_PERSON = Field("one", FieldKind.PERSON, "One", shape=People())
FLOW = Field("flow", FieldKind.FLOW, "Flow", shape=Flows(("refills", "empties")))
PROMISE = Field("promise", FieldKind.COMMITMENT, "Promise", shape=Promise(owner_role=True))

ANSWERED: tuple[tuple[Field, Value, object], ...] = (
    (TEXT, "Two lines.\nHere.", "Two lines.\nHere."),
    (LINE, "the rota", "the rota"),
    (LIST, ("a door", "another"), ["a door", "another"]),
    (SCALE, 7, 7),
    (SIDES, (Mark("low", 3), Mark("high", 2)), [{"side": "low", "by": 3}, {"side": "high", "by": 2}]),
    (SIDES, (Mark("middle", 0),), [{"side": "middle", "by": 0}]),
    (CHOICE, ("team",), ["team"]),
    (CHOICES, ("team", "cause"), ["team", "cause"]),
    (
        TABLE,
        (Row("leave", {"who": "parents", "stage": "team", "n": 3, "by": "2027-03-01", "said": 4}), Row("pay", {})),
        [
            {"row": "leave", "cells": {"who": "parents", "stage": "team", "n": 3, "by": "2027-03-01", "said": 4}},
            {"row": "pay", "cells": {}},
        ],
    ),
    (OPEN_TABLE, (Row("", {"what": "x"}), Row("", {"what": "y"})), [{"row": "", "cells": {"what": c}} for c in "xy"]),
    (COUNTS, (Count("hired", "group a", 4), Count("left", "group a", 0)), [
        {"row": "hired", "group": "group a", "n": 4},
        {"row": "left", "group": "group a", "n": 0},
    ]),
    (VOICES, (Turn(0, "No use."), Turn(1, "Let me.")), [
        {"voice": 0, "line": "No use."},
        {"voice": 1, "line": "Let me."},
    ]),
    (PERSON, ("wren", "heron"), ["wren", "heron"]),
    (FLOW, (FlowMark("the Monday meeting", "empties", 2),), [
        {"source": "the Monday meeting", "direction": "empties", "size": 2}
    ]),
    (PROMISE, Commitment("Ask the rota team", date(2026, 12, 4), "wren", owner_role="rota lead"), {
        "words": "Ask the rota team", "look_again": "2026-12-04", "who_may_ask": "wren", "owner_role": "rota lead",
    }),
    (PROMISE, Commitment("Ask"), {"words": "Ask", "look_again": None, "who_may_ask": ""}),
)  # fmt: skip
"""A field, a value for it, and that value's plain form; every kind at least once."""

FIELDS: tuple[Field, ...] = tuple({field.id: field for field, _, _ in ANSWERED}.values())

WHEN = datetime(2026, 11, 20, 21, 14, tzinfo=UTC)

SNAPSHOT = PromptSnapshot(
    pack=PackId("imperfect-ally"),
    serial=3,
    id=PromptId("unasked"),
    lang="en",
    signer="",
    signer_name="",
    licence="CC-BY-4.0",
    ask="What came to you unasked?",
    wording=Wording.DOORWAY,
    fields=FIELDS,
    pack_title="Acting before perfect",
    depth=2,
    intensity=1,
)

ENTRY = Entry(
    id=EntryId("k3v9w2m0qa"),
    created=WHEN,
    updated=WHEN,
    title="After the meeting",
    text="R-heron stayed behind.\n",
    kind=EntryKind.ANSWER,
    tags=("allyship",),
    people=("R-heron",),
    intensity=1,
    private=True,
    run="r1",
    annotations=(Annotation(WHEN, "said it today"),),
    prompt=SNAPSHOT,
    answers={field.id: value for field, value, _ in ANSWERED},
)

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
"""Whatever JSON can hold."""
