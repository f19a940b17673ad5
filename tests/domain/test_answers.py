from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain.answer import (
    Commitment,
    FlowMark,
    Mark,
    Row,
    Turn,
    Value,
    WrongValue,
    is_empty,
    plain_of,
    value_from_plain,
)
from carecompanion.errors import BadInput
from tests.domain.samples import (
    ANSWERED,
    CHOICE,
    CHOICES,
    COUNTS,
    FIELDS,
    FLOW,
    LINE,
    LIST,
    ONE_PERSON,
    OPEN_TABLE,
    PERSON,
    PROMISE,
    SCALE,
    SIDES,
    TABLE,
    TEXT,
    VOICES,
    anything,
)

if TYPE_CHECKING:
    from carecompanion.domain.field import Field


@pytest.mark.parametrize(("field", "value", "plain"), ANSWERED)
def test_every_kind_has_the_plain_form_of_the_published_export(
    field: Field, value: Value, plain: object
) -> None:
    assert plain_of(value) == plain
    assert value_from_plain(field, json.loads(json.dumps(plain))) == value


@pytest.mark.parametrize(
    ("field", "plain"),
    [
        (TEXT, None), (TEXT, 3), (TEXT, ["a"]), (TEXT, "x" * 2_000_001), (LINE, {}),
        (LIST, "one"), (LIST, [1]), (LIST, ["x"] * 2_001),
        (SCALE, 11), (SCALE, -1), (SCALE, True), (SCALE, 3.0), (SCALE, "3"), (SCALE, None),
        (SIDES, 3), (SIDES, [{"side": "low", "by": 6}]), (SIDES, [{"side": "low", "by": 0}]),
        (SIDES, [{"side": "middle", "by": 1}]), (SIDES, [{"side": "left", "by": 1}]), (SIDES, [{"side": "low"}]),
        (SIDES, [{"side": "low", "by": 1}, {"side": "low", "by": 2}]), (SIDES, [{"side": "low", "by": 1, "n": 1}]),
        (SIDES, [{"side": [], "by": 1}]),
        (CHOICE, "team"), (CHOICE, ["team", "cause"]), (CHOICE, ["elsewhere"]), (CHOICES, ["team", "team"]),
        (TABLE, [{"row": "elsewhere", "cells": {}}]), (TABLE, [{"row": "pay", "cells": {"no": "x"}}]),
        (TABLE, [{"row": "pay", "cells": {}}, {"row": "pay", "cells": {}}]), (TABLE, [{"row": "pay", "cells": []}]),
        (TABLE, [{"row": "pay", "cells": {"stage": "elsewhere"}}]), (TABLE, [{"row": "pay", "cells": {"n": 1.5}}]),
        (TABLE, [{"row": "pay", "cells": {"by": "soon"}}]), (TABLE, [{"row": "pay", "cells": {"said": 5}}]),
        (OPEN_TABLE, [{"row": 1, "cells": {}}]),
        (COUNTS, [{"row": "hired", "group": "a", "n": -1}]), (COUNTS, [{"row": "no", "group": "a", "n": 1}]),
        (COUNTS, [{"row": "hired", "group": " ", "n": 1}]),
        (COUNTS, [{"row": "hired", "group": "a", "n": 1}, {"row": "hired", "group": "a", "n": 2}]),
        (VOICES, [{"voice": 2, "line": "x"}]), (VOICES, [{"voice": "cynic", "line": "x"}]),
        (PERSON, ["wren", "wren"]), (PERSON, [""]), (ONE_PERSON, ["wren", "heron"]),
        (FLOW, [{"source": "x", "direction": "given", "size": 1}]),
        (FLOW, [{"source": "x", "direction": "refills", "size": 4}]),
        (PROMISE, "words"), (PROMISE, {"words": "x"}), (PROMISE, {"words": "x", "look_again": 3, "who_may_ask": ""}),
        (PROMISE, {"words": "x", "look_again": "soon", "who_may_ask": ""}),
        (PROMISE, {"words": "x", "look_again": None, "who_may_ask": "", "forgiven": True}),
    ],
)  # fmt: skip
def test_what_a_field_does_not_take_is_refused_with_a_hint(field: Field, plain: object) -> None:
    with pytest.raises(WrongValue) as refusal:
        value_from_plain(field, plain)
    assert isinstance(refusal.value, BadInput)
    assert refusal.value.what
    assert refusal.value.hint


@given(st.sampled_from(FIELDS), anything)
def test_whatever_comes_is_a_value_that_keeps_its_form_or_a_typed_refusal(
    field: Field, plain: object
) -> None:
    try:
        value = value_from_plain(field, plain)
    except WrongValue:
        return
    assert value_from_plain(field, plain_of(value)) == value


def test_a_refusal_never_repeats_what_was_written() -> None:
    with pytest.raises(WrongValue) as refusal:
        value_from_plain(CHOICE, ["a secret"])
    assert "secret" not in f"{refusal.value!r}{refusal.value.what}{refusal.value.hint}"


def test_a_cell_left_blank_is_fine_in_every_column() -> None:
    cells = dict.fromkeys(("who", "stage", "n", "by", "said"), "")
    assert value_from_plain(TABLE, [{"row": "pay", "cells": cells}]) == (Row("pay", cells),)


@pytest.mark.parametrize(
    "value",
    ["", " \n", (), ("", " "), (Row("pay", {}), Row("", {"what": " "})), (Turn(0, ""),), (FlowMark(" ", "given", 1),),
     Commitment(""), Commitment(" ", who_may_ask=" ")],
)  # fmt: skip
def test_a_value_without_words_says_nothing(value: Value) -> None:
    assert is_empty(value)


@pytest.mark.parametrize(
    "value",
    ["a", 0, ("", "a"), (Mark("middle", 0),), (Row("", {"n": 0}),), Commitment("Ask"), (Turn(1, "a"),)],
)
def test_a_number_or_a_mark_says_something_even_when_it_is_nought(value: Value) -> None:
    assert not is_empty(value)
