"""Plots as lines: what stands where, at any width, with either set of signs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from textual.style import Style

from carecompanion.domain.answer import Mark
from carecompanion.domain.plot import StripPart, StripRow
from carecompanion.tui.glyphs import FANCY, PLAIN
from carecompanion.tui.plots.drawing import plot_lines
from carecompanion.tui.plots.pen import Pen
from tests.tui.plots.samples import ALL, ENDS, GRID, MULTIPLES, PAIRS, SHARES, STRIP, TODAY

if TYPE_CHECKING:
    from carecompanion.domain.plot import Plot
    from carecompanion.tui.glyphs import Glyphs

MARKED = Style(bold=True)


def drawn(plot: Plot, width: int = 76, glyphs: Glyphs = FANCY) -> list[str]:
    pen = Pen(width, lambda _: Style(), glyphs, TODAY)
    return [line.plain.rstrip() for line in plot_lines(plot, pen)]


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("glyphs", [FANCY, PLAIN], ids=["fancy", "plain"])
def test_no_line_is_wider_than_its_pane(name: str, glyphs: Glyphs) -> None:
    for width in (*range(1, 60, 3), 76, 100, 136):
        pen = Pen(width, lambda _: Style(), glyphs, TODAY)
        for line in plot_lines(ALL[name], pen):
            assert line.cell_length <= width


@pytest.mark.parametrize("name", ALL)
def test_plain_signs_are_ascii_but_for_what_people_wrote(name: str) -> None:
    written = {"漢", "字", "…", "–"}
    for line in drawn(ALL[name], 76, PLAIN):
        assert all(mark.isascii() or mark in written for mark in line), line


def test_a_week_without_a_mark_shows_only_the_band() -> None:
    lines = drawn(STRIP)
    assert next(line for line in lines if line.startswith("12 Oct")).strip() == "12 Oct"
    assert "[" in next(line for line in drawn(STRIP, 76, PLAIN) if "12 Oct" in line)


def test_both_sides_of_one_day_are_joined_and_never_one_mark() -> None:
    line = next(line for line in drawn(STRIP) if "5 Oct" in line)
    assert line.count("●") == 2
    assert "●─" in line
    assert "─●" in line


def test_only_the_newest_marks_are_marked_as_here() -> None:
    pen = Pen(76, lambda name: MARKED if name == "mark" else Style(), FANCY, TODAY)
    lines = [line for line in plot_lines(STRIP, pen) if any(span.style == MARKED for span in line.spans)]
    assert [line.plain[:6].strip() for line in lines] == ["16 Nov"]


def test_marks_stand_by_the_ends_they_were_given_with() -> None:
    lines = drawn(ALL["changed"])
    heads = [line for line in lines if "far" in line or "retreating" in line]
    assert len(heads) == 2
    at_the_end = next(line for line in lines if "21 Sep" in line)
    assert at_the_end.rstrip().endswith("●")
    later = next(line for line in lines if "28 Sep" in line)
    assert later.rstrip().endswith("·"), "two of five is not the end"


def test_a_mark_beyond_its_reach_stands_at_the_end() -> None:
    row = StripRow(STRIP.parts[0].rows[0].day, (Mark("high", 99),))
    far = replace(STRIP, parts=(StripPart(ENDS, (row,)),))
    assert drawn(far)[-1].endswith("●")


def test_a_blank_week_is_a_gap_in_the_bars() -> None:
    line = next(line for line in drawn(MULTIPLES) if line.startswith("energy"))
    assert "▃▃    ▂▂" in line
    assert line.endswith("5 of 10")


def test_hidden_numbers_stand_as_a_stroke_and_everyone_stands_beside() -> None:
    lines = drawn(SHARES)
    assert any(line.startswith("left") and "group A     –" in line for line in lines)
    assert lines[0].endswith("62% (31)     all ████ 41% (52)")


def test_a_stage_is_a_sign_where_there_is_room_and_else_a_word() -> None:
    assert any("●" in line for line in drawn(GRID))
    narrow = drawn(GRID, 38)
    assert not any("●" in line for line in narrow)
    assert any("changed" in line for line in narrow)


@pytest.mark.parametrize("width", [28, 38, 76])
def test_before_and_after_say_both_numbers(width: int) -> None:
    assert any(line.endswith("8 → 4") for line in drawn(PAIRS, width))
    assert any(line.endswith("3 → ·") for line in drawn(PAIRS, width))


@pytest.mark.parametrize("name", [name for name in ALL if name != "grid"])
def test_an_empty_span_says_so(name: str) -> None:
    empty = {"strip": "parts", "changed": "parts", "multiples": "lines", "tags": "rows"}.get(name, "rows")
    emptied: dict[str, object] = {empty: ()}
    if name == "mirror":
        emptied |= {"refills": (), "empties": ()}
    assert drawn(replace(ALL[name], **emptied)) == ["Nothing is marked in this time."]  # type: ignore[arg-type]
