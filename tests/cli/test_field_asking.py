"""Every kind of field, asked for and left in the middle: the last thing handed on is all that was typed."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from carecompanion.cli.ask import LeftInside
from carecompanion.cli.field_asking import FieldAsking
from carecompanion.cli.sitting import Sitting
from carecompanion.domain.answer import plain_of, value_from_plain
from carecompanion.domain.field import (
    Column,
    ColumnKind,
    Counts,
    Field,
    FieldKind,
    Flows,
    Option,
    Promise,
    Scale,
    Table,
    Voices,
)
from tests.cli.household import Home

if TYPE_CHECKING:
    from pathlib import Path

    from carecompanion.domain.answer import Value

DAYS = (Option("mon", "Monday"), Option("tue", "Tuesday"), Option("wed", "Wednesday"))
WEIGHT = Column("weight", "weight", ColumnKind.SCALE, scale=Scale(1, 5, "light", "heavy"))
WHAT, MANY = Column("what", "what"), Column("many", "how many", ColumnKind.NUMBER)
TEXT = Field("f", FieldKind.TEXT, "Say")
LINE = Field("f", FieldKind.LINE, "Say")
COUNTS = Field("f", FieldKind.COUNTS, "Who spoke", shape=Counts(DAYS))
NAMED = Field("f", FieldKind.TABLE, "Week", shape=Table((WHAT, WEIGHT), DAYS))
OWN = Field("f", FieldKind.TABLE, "Week", shape=Table((WHAT, MANY)))
FLOW = Field("f", FieldKind.FLOW, "Flow", shape=Flows())
VOICES = Field("f", FieldKind.VOICES, "Voices", shape=Voices(("one", "two")))
PROMISE = Field("f", FieldKind.COMMITMENT, "Promise", shape=Promise(owner_role=True))


class _Keyboard(io.StringIO):
    """A terminal on which, after the typed lines, ctrl+c comes in the middle of ``unfinished``."""

    unfinished = ""

    def isatty(self) -> bool:
        return True

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]  # as the standard library does
        line = super().readline(-1 if size is None else size)
        if not line:
            raise LeftInside(self.unfinished) if self.unfinished else KeyboardInterrupt
        return line


def _left(
    tmp_path: Path, field: Field, typed: str, begun: object = None, unfinished: str = ""
) -> tuple[object, str]:
    """What was handed on last before ctrl+c, and what was said."""
    home = Home(tmp_path / "wren")
    keyboard, said = _Keyboard(typed), io.StringIO()
    keyboard.unfinished = unfinished
    kept: list[Value] = []
    sitting = Sitting(home.opening(home.world()), {}, (keyboard, io.StringIO(), said))
    start = None if begun is None else value_from_plain(field, begun)
    with pytest.raises(KeyboardInterrupt):
        FieldAsking(sitting, field, start, kept.append).asked()
    return (plain_of(kept[-1]) if kept else begun), said.getvalue()


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        (TEXT, "One.\n\nTwo.\n", "One.\n\nTwo."),
        (
            COUNTS,
            "women 3, men 5\nwomen 1\n",
            [
                {"row": "mon", "group": "women", "n": 3},
                {"row": "mon", "group": "men", "n": 5},
                {"row": "tue", "group": "women", "n": 1},
            ],
        ),
        (
            NAMED,
            "rota\n2\n\n\nkeys\n",
            [
                {"row": "mon", "cells": {"what": "rota", "weight": 2}},
                {"row": "wed", "cells": {"what": "keys"}},
            ],
        ),
        (OWN, "rota\n3\n", [{"row": "", "cells": {"what": "rota", "many": 3}}]),
        (VOICES, "Stay.\nGo.\n", [{"voice": 0, "line": "Stay."}, {"voice": 1, "line": "Go."}]),
        (
            PROMISE,
            "ask Kim\n2026-12-01\n",
            {"words": "ask Kim", "look_again": "2026-12-01", "who_may_ask": ""},
        ),
    ],
    ids=["text", "counts", "named rows", "own rows", "voices", "promise"],
)
def test_leaving_in_the_middle_of_a_field_loses_nothing(
    tmp_path: Path, field: Field, typed: str, kept: object
) -> None:
    assert _left(tmp_path, field, typed)[0] == kept


def test_a_flow_is_heard_line_by_line_and_one_that_does_not_fit_costs_only_itself(tmp_path: Path) -> None:
    way = Flows().directions[0]
    kept, said = _left(tmp_path, FLOW, f"{way} my sister 2\nsideways the cat 9\n{way} the sea\n")
    assert [(one["source"], one["size"]) for one in kept] == [("my sister", 2), ("the sea", 1)]  # type: ignore[attr-defined]
    assert "This field takes what moves and from where." in said


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        (TEXT, "One.\n", "One.\nhalf a"),
        (LINE, "", "half a"),
        (VOICES, "Stay.\n", [{"voice": 0, "line": "Stay."}, {"voice": 1, "line": "half a"}]),
        (OWN, "", [{"row": "", "cells": {"what": "half a"}}]),
    ],
    ids=["text", "line", "voices", "table"],
)
def test_the_line_one_leaves_inside_is_kept_too(
    tmp_path: Path, field: Field, typed: str, kept: object
) -> None:
    assert _left(tmp_path, field, typed, unfinished="half a")[0] == kept


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [(FLOW, "", None), (OWN, "rota\n", [{"row": "", "cells": {"what": "rota"}}])],
    ids=["flow", "number"],
)
def test_a_line_one_leaves_inside_that_does_not_fit_yet_takes_nothing_with_it(
    tmp_path: Path, field: Field, typed: str, kept: object
) -> None:
    assert _left(tmp_path, field, typed, unfinished="half a")[0] == kept


@pytest.mark.parametrize(
    ("field", "begun", "typed", "kept"),
    [
        (TEXT, "One.", "Two.\n", "One.\nTwo."),
        (
            NAMED,
            [{"row": "mon", "cells": {"weight": 2}}, {"row": "tue", "cells": {"what": "keys"}}],
            "4\ntea\n",
            [
                {"row": "mon", "cells": {"weight": 2}},
                {"row": "tue", "cells": {"what": "keys", "weight": 4}},
                {"row": "wed", "cells": {"what": "tea"}},
            ],
        ),
        (
            COUNTS,
            [{"row": "mon", "group": "women", "n": 3}],
            "women 1\n",
            [{"row": "mon", "group": "women", "n": 3}, {"row": "tue", "group": "women", "n": 1}],
        ),
        (
            PROMISE,
            {"words": "ask Kim", "look_again": None, "who_may_ask": ""},
            "\nmy sister\n",
            {"words": "ask Kim", "look_again": None, "who_may_ask": "my sister"},
        ),
    ],
    ids=["text", "named rows", "counts", "promise"],
)
def test_a_field_that_was_left_goes_on_where_it_was(
    tmp_path: Path, field: Field, begun: object, typed: str, kept: object
) -> None:
    assert _left(tmp_path, field, typed, begun)[0] == kept


@pytest.mark.parametrize(
    ("field", "typed", "question", "why"),
    [
        (OWN, "rota\nmany\n", "Row 1, how many:", "This cell takes a whole number."),
        (OWN, "rota\n+-5\n", "Row 1, how many:", "This cell takes a whole number."),
        (NAMED, "rota\n9\n", "Monday, weight (1 to 5):", "From 1 to 5."),
        (COUNTS, "women lots\n", "Monday: GROUP NUMBER", "This field takes whole numbers by row and group."),
        (PROMISE, "ask Kim\nsome day soon\n", "When to look again", "These words name no day."),
    ],
)
def test_what_does_not_fit_says_why_and_is_asked_again(
    tmp_path: Path, field: Field, typed: str, question: str, why: str
) -> None:
    _, said = _left(tmp_path, field, typed)
    before, _, after = said.partition(why)
    assert question in before
    assert question in after
