"""Markdown: made to be read, and nothing a person wrote can pretend to be another entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from carecompanion.domain.answer import Commitment, Count, FlowMark, Mark, Row, Turn, Value
from carecompanion.domain.entry import Annotation, Entry
from carecompanion.domain.field import WRITING, Counts, Field, FieldKind, Option
from carecompanion.interchange.markdown import markdown_of
from carecompanion.interchange.plain import answers_in_words, text_of
from tests.domain import samples
from tests.domain.samples import ENTRY, SNAPSHOT, WHEN
from tests.interchange.entries import entries, many

GROUPS = Field(
    "who", FieldKind.COUNTS, "Who", shape=Counts((Option("hired", "Hired"), Option("left", "Left")))
)


def markdown(*written: Entry) -> str:
    return "".join(markdown_of(written))


def answering(field: Field, value: Value) -> Entry:
    return replace(ENTRY, prompt=replace(SNAPSHOT, fields=(field,)), answers={field.id: value})


def lines(field: Field, value: Value) -> tuple[str, ...]:
    (answer,) = answers_in_words(answering(field, value))
    return answer.lines


def test_an_entry_is_a_heading_a_day_its_question_its_words_and_its_margin() -> None:
    entry = replace(
        many(1, lambda _: "It rained.\n\nWe stayed.")[0],
        title="Tuesday",
        tags=("rain",),
        prompt=replace(SNAPSHOT, fields=(), ask="What fell?"),
        annotations=(Annotation(WHEN, "and\nlater too"),),
    )
    assert markdown(entry) == (
        "# Journal\n"
        "\n"
        "## Tuesday\n"
        "\n"
        "*Thursday 1 January 2026 · Acting before perfect · #rain*\n"
        "\n"
        "> What fell?\n"
        "\n"
        "It rained.\n"
        "\n"
        "We stayed.\n"
        "\n"
        "> Friday 20 November 2026, in the margin: and later too\n"
    )


def test_private_entries_are_in_it_because_it_is_the_persons_own_copy() -> None:
    assert "only for me" in markdown(replace(many(1, lambda _: "only for me")[0], private=True))


def test_an_entry_without_a_title_says_so() -> None:
    assert "\n## Without a title\n" in markdown(replace(many(1)[0], title=""))


@given(entries())
@settings(max_examples=60, deadline=None)
def test_a_heading_is_one_line_whatever_the_title_holds(entry: Entry) -> None:
    hostile = replace(entry, title=f"{entry.title}\n# Another journal\n\n## Not mine", text="")
    told = markdown(replace(hostile, prompt=None, annotations=(), answers={}))
    assert next(line for line in told.splitlines() if line.startswith("#")) == "# Journal"
    assert sum(line.startswith("## ") for line in told.splitlines()) == 1
    assert not any(line.startswith(("# Another", "## Not mine")) for line in told.splitlines())


def test_neither_a_margin_note_nor_a_pack_title_nor_a_label_breaks_out_of_its_line() -> None:
    field = Field("f", FieldKind.LINE, "Label\n# Broken out")
    entry = replace(
        answering(field, "words"),
        prompt=replace(SNAPSHOT, fields=(field,), pack_title="Pack\n# Broken out", ask="Ask\n# Broken out"),
        annotations=(Annotation(WHEN, "note\n# Broken out"),),
    )
    assert not [line for line in markdown(entry).splitlines() if line.startswith("# Broken")]


def test_a_line_of_a_list_stays_one_item_however_many_lines_it_has() -> None:
    assert text_of(answering(samples.LIST, ("one\n# two", "three"))).endswith("- one\n  # two\n- three")


def test_words_kept_as_the_answer_to_nothing_in_particular_are_told() -> None:
    entry = replace(many(1)[0], text="", answers={WRITING.id: "free words"})
    assert text_of(entry) == "free words"


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        (samples.SCALE, 7, ("7 of 10 (not at all – wholly)",)),
        (
            samples.SIDES,
            (Mark("low", 3), Mark("high", 2)),
            ("3 towards rescuing · also 2 towards retreating",),
        ),
        (samples.SIDES, (Mark("middle", 0),), ("in the middle",)),
        (samples.CHOICES, ("team", "cause"), ("The team", "The cause")),
        (samples.VOICES, (Turn(0, "No use."), Turn(1, "Let me.")), ("cynic: No use.", "rescuer: Let me.")),
        (samples.FLOW, (FlowMark("Mondays", "empties", 2),), ("Mondays: empties, 2 of 3",)),
        (samples.PERSON, ("wren", "heron"), ("wren", "heron")),
        (
            samples.TABLE,
            (Row("pay", {"who": "all", "stage": "team", "n": 0, "by": ""}),),
            ("Pay — Who: all; Stage: The team; How many: 0",),
        ),
        (samples.OPEN_TABLE, (Row("my own row", {"what": "x"}),), ("my own row — What: x",)),
        (
            samples.PROMISE,
            Commitment("Ask", date(2026, 12, 4), "wren", "lead", "yes"),
            ("Ask", "Look again on Friday 4 December 2026", "wren may ask", "lead", "yes"),
        ),
        (samples.TEXT, "Two lines.\n\nHere.", ("Two lines.", "", "Here.")),
    ],
)
def test_every_kind_of_answer_has_words(field: Field, value: Value, told: tuple[str, ...]) -> None:
    assert lines(field, value) == told


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ((31, 52), "a 31, b 52"),
        ((4, 52), "a –, b –"),
        ((5, 52), "a 5, b 52"),
        ((0, 52), "a –, b –"),
        ((3, 9, 52), "a –, b –, c 52"),
        ((3, 4, 52), "a –, b –, c 52"),
        ((3, 0, 52), "a –, b –, c 52"),
        ((50, 0, 0), "a –, b –, c –"),
        ((3, 0), "a –, b –"),
        ((3,), "a –"),
    ],
)
def test_small_cells_are_hidden_with_one_neighbour(numbers: tuple[int, ...], told: str) -> None:
    counts = tuple(Count("hired", group, number) for group, number in zip("abc", numbers, strict=False))
    assert lines(GROUPS, counts) == (f"Hired: {told}",)


def test_a_small_cell_is_guarded_in_its_row_and_in_its_column() -> None:
    counts = (
        *(Count("hired", group, n) for group, n in zip("abc", (3, 8, 40), strict=True)),
        *(Count("left", group, n) for group, n in zip("abc", (9, 9, 50), strict=True)),
    )
    assert lines(GROUPS, counts) == ("Hired: a –, b –, c 40", "Left: a –, b –, c 50")
