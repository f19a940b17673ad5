"""Rule 9: what is written in a report of a fault holds no words and no handles."""

from __future__ import annotations

import pytest

from carecompanion.cli.writing import Call
from carecompanion.tui.screens.compose.making import NameRow
from carecompanion.tui.widgets.fields.known import Known
from carecompanion.tui.widgets.ongoing_card import CardWords
from carecompanion.tui.widgets.ongoing_rows import OngoingRow

WREN = "wren-of-the-canary"


@pytest.mark.parametrize(
    "value",
    [
        Known((WREN,), (WREN,), (WREN,)),
        OngoingRow("promise 1", "This week", "Fri 27", WREN, WREN),
        CardWords(WREN, WREN),
        NameRow(WREN, 1, is_masked=True, role=WREN),
        Call(answers=(WREN,), tags=(WREN,), text=WREN),
    ],
    ids=lambda value: type(value).__name__,
)
def test_no_word_of_ones_own_stands_in_what_a_fault_would_show(value: object) -> None:
    assert WREN not in repr(value)
