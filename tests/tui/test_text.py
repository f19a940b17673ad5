"""Foreign text reaches the screen as itself, or as a mark that something was there."""

from __future__ import annotations

import pytest
from rich._wrap import divide_line
from rich.segment import Segment
from textual.color import Color
from textual.widgets import Static

from carecompanion.tui.text import ControlFilter, cut, guard_wrapping, one_line, plain, plain_line
from tests.tui.conftest import HOSTILE, Host, text_of

ACTING = ["\x1b", "\x9b", "\x00", "\r", "\x7f", "\u202e", "\u2066", "\u2028", "\ufeff"]


@pytest.mark.parametrize("acting", ACTING)
def test_what_could_act_becomes_a_replacement_mark(acting: str) -> None:
    assert plain(f"a{acting}b").plain == "a\ufffdb"


def test_joiners_and_direction_marks_stay() -> None:
    text = "\u200c\u200d\u200e\u200f"
    assert plain(text).plain == text


def test_markup_is_only_letters() -> None:
    assert plain("[@click=app.quit]x[/]").plain == "[@click=app.quit]x[/]"
    assert not plain("[bold]x[/bold]").spans


def test_line_ends_stay_in_prose_and_become_spaces_in_a_row() -> None:
    assert plain("a\n\tb").plain == "a\n\tb"
    assert plain_line("a\n\t b ").plain == one_line("a\n\t b ") == "a b"


@pytest.mark.parametrize(
    ("text", "cells", "expected"),
    [
        ("after", 5, "after"),
        ("afterwards", 5, "afte…"),
        ("the bus", 5, "the…"),
        ("漢字かな", 5, "漢字…"),
        ("漢字かな", 4, "漢…"),
        ("ab", 1, "…"),
        ("ab", 0, ""),
        ("ab", -3, ""),
        ("", 4, ""),
    ],
)
def test_cutting_counts_cells(text: str, cells: int, expected: str) -> None:
    assert cut(text, cells) == expected


def test_the_filter_cleans_each_row_and_leaves_clean_rows_alone() -> None:
    ground = Color.parse("black")
    clean = [Segment("quite "), Segment("fine é 漢")]
    assert ControlFilter().apply(clean, ground) is clean
    joined = ControlFilter().apply([Segment("a\u200d\u200e")], ground)
    assert joined[0].text == "a\u200d\u200e"
    dirty = ControlFilter().apply([Segment("ok"), Segment("\x1b]52;c;x\x07\x9b\u202e\n\t")], ground)
    assert [segment.text for segment in dirty] == ["ok", "\ufffd]52;c;x\ufffd\ufffd\ufffd  "]


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_forgotten_place_is_still_harmless(text: str) -> None:
    app = Host(Static(text, markup=False))
    async with app.run_test(size=(80, 24)):
        shown = "".join(text_of(app))
    assert not any(acting in shown for acting in ACTING)


def test_text_no_columns_wide_does_not_raise() -> None:
    guard_wrapping()
    guard_wrapping()
    assert divide_line("words and more", 0)
