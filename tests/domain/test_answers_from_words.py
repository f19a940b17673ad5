from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain.answer import (
    Commitment,
    Count,
    FlowMark,
    Mark,
    Row,
    Turn,
    Value,
    WrongValue,
    plain_of,
    value_from_plain,
    value_from_words,
)
from carecompanion.errors import WrongDay
from tests.domain.samples import (
    CHOICE,
    CHOICES,
    COUNTS,
    FIELDS,
    FLOW,
    LINE,
    LIST,
    OPEN_TABLE,
    PERSON,
    PROMISE,
    SCALE,
    SIDES,
    TABLE,
    TEXT,
    VOICES,
)

if TYPE_CHECKING:
    from carecompanion.domain.field import Field

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        (TEXT, "one\ntwo\x1b", "one\ntwo"),
        (LINE, " one\ntwo ", "one two"),
        (LIST, "a door; another;\n; third", ("a door", "another", "third")),
        (SCALE, " 7 ", 7),
        (SCALE, "+7", 7),
        (SIDES, "low 3, high 2", (Mark("low", 3), Mark("high", 2))),
        (SIDES, "Rescuing 3", (Mark("low", 3),)),
        (SIDES, "middle", (Mark("middle", 0),)),
        (SIDES, "connected; retreating 1", (Mark("middle", 0), Mark("high", 1))),
        (SIDES, "-4", (Mark("low", 4),)),
        (SIDES, "0", (Mark("middle", 0),)),
        (CHOICE, "The Team", ("team",)),
        (CHOICES, "cause, team", ("cause", "team")),
        (CHOICES, "", ()),
        (TABLE, "Leave: parents | cause | 3 | 2027-03-01 | 4; pay:", (
            Row("leave", {"who": "parents", "stage": "cause", "n": 3, "by": "2027-03-01", "said": 4}), Row("pay", {}),
        )),
        (TABLE, "pay: | | 2", (Row("pay", {"n": 2}),)),
        (OPEN_TABLE, "mine: a line", (Row("mine", {"what": "a line"}),)),
        (COUNTS, "hired: group a 4, group b 6; Left: group a 1", (
            Count("hired", "group a", 4), Count("hired", "group b", 6), Count("left", "group a", 1),
        )),
        (VOICES, "1: No use.; rescuer: Let me.", (Turn(0, "No use."), Turn(1, "Let me."))),
        (PERSON, "wren, heron", ("wren", "heron")),
        (FLOW, "empties the Monday meeting 2; refills river", (
            FlowMark("the Monday meeting", "empties", 2), FlowMark("river", "refills", 1),
        )),
        (PROMISE, "Ask the team | in two weeks | wren", Commitment("Ask the team", date(2026, 12, 4), "wren")),
        (PROMISE, "Ask", Commitment("Ask")),
        (LIST, '["a; b", "c"]', ("a; b", "c")),
        (PROMISE, '{"words": "Ask", "look_again": null, "who_may_ask": ""}', Commitment("Ask")),
    ],
)  # fmt: skip
def test_typed_words_become_a_value(field: Field, words: str, value: Value) -> None:
    assert value_from_words(field, words, today=TODAY) == value


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (SCALE, "seven"), (SCALE, "11"), (SCALE, ""), (SCALE, "٣"), (SIDES, "loud 9"), (SIDES, "low"),
        (SIDES, "middle 2"), (SIDES, "6"), (CHOICE, "team, cause"), (CHOICE, "elsewhere"), (TABLE, "parents"),
        (TABLE, "pay: a|b|c|d|e|f"),
        (TABLE, "elsewhere: x"), (TABLE, "pay: | | three"), (COUNTS, "four"), (COUNTS, "hired: four"),
        (VOICES, "3: x"), (VOICES, "x"), (FLOW, "empties"), (FLOW, "given x 1"), (FLOW, "empties x 9"),
        (PROMISE, "a | b | c | d"), (LIST, "[not json"), (LIST, "[" * 100_000), (LIST, '{"a": 1}'),
    ],
)  # fmt: skip
def test_words_that_do_not_fit_are_refused_with_the_form_that_does(field: Field, words: str) -> None:
    with pytest.raises(WrongValue) as refusal:
        value_from_words(field, words, today=TODAY)
    assert refusal.value.hint


def test_a_promise_for_no_day_is_told_about_days() -> None:
    with pytest.raises(WrongDay):
        value_from_words(PROMISE, "Ask | whenever", today=TODAY)


@given(st.sampled_from(FIELDS), st.text(max_size=80))
def test_whatever_is_typed_is_a_value_or_a_typed_refusal(field: Field, words: str) -> None:
    try:
        value = value_from_words(field, words, today=TODAY)
    except (WrongValue, WrongDay):
        return
    assert value_from_plain(field, plain_of(value)) == value
