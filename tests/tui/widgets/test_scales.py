"""Marking a place on a line, by keys and by the mouse, and hearing it said."""

from __future__ import annotations

import pytest

from carecompanion.domain.answer import Mark, Value, value_from_plain
from carecompanion.domain.field import Field, FieldKind, Scale, TwoSided
from carecompanion.domain.values import HIGH, LOW, MIDDLE
from carecompanion.tui.glyphs import PLAIN
from carecompanion.tui.widgets.fields.one_sided import OneSidedLine
from carecompanion.tui.widgets.fields.scale_line import ScaleLine
from carecompanion.tui.widgets.fields.two_sided import TwoSidedLine
from carecompanion.words.marks import ends, on_both_sides, on_scale
from tests.tui.conftest import Host, text_of

ENERGY = Field("energy", FieldKind.SCALE, "Energy", shape=Scale(0, 10, "running low", "plenty"))
ALONGSIDE = Field(
    "alongside",
    FieldKind.SCALE,
    "The people alongside",
    shape=TwoSided(5, "rescuing", "connected", "retreating"),
)


class Marking(Host):
    def __init__(self, line: ScaleLine, *, focus: bool = True) -> None:
        super().__init__(line)
        self.line, self._focus = line, focus

    def on_mount(self) -> None:
        if self._focus:
            self.line.focus()

    def on_field_changed(self) -> None:
        self.heard.append(self.line.value)


def two(*marks: tuple[str, int]) -> tuple[Mark, ...]:
    return tuple(Mark(side, by) for side, by in marks)


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        ([], None),
        (["right"], 1),
        (["left"], 0),
        (["7"], 7),
        (["1", "0"], 10),
        (["1", "2"], 2),
        (["9", "right", "right", "right"], 10),
        (["end"], 10),
        (["end", "home"], 0),
        (["5", "backspace"], None),
        (["5", "x", "enter"], 5),
    ],
)
async def test_a_number_is_set_by_keys(keys: list[str], value: int | None) -> None:
    app = Marking(OneSidedLine(ENERGY))
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.press(*keys)
        assert app.line.value == value
        if value is not None:
            assert value_from_plain(ENERGY, value) == value
            assert app.heard[-1] == value


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        ([], None),
        (["left"], two((LOW, 1))),
        (["right", "right"], two((HIGH, 2))),
        (["0"], two((MIDDLE, 0))),
        (["left", "0"], two((MIDDLE, 0))),
        (["left", "right"], two((MIDDLE, 0))),
        (["left"] * 9, two((LOW, 5))),
        (["left", "left", "space"], two((LOW, 2), (HIGH, 1))),
        (["left", "left", "space", "right"], two((LOW, 2), (HIGH, 2))),
        (["left", "space", "left", "left"], two((LOW, 1), (MIDDLE, 0))),
        (["left", "space", "space"], two((LOW, 1))),
        (["left", "space", "up", "left"], two((LOW, 2), (HIGH, 1))),
        (["right", "space"], two((HIGH, 1), (LOW, 1))),
        (["space"], two((LOW, 1), (HIGH, 1))),
        (["left", "space", "backspace"], two((LOW, 1))),
        (["left", "space", "up", "backspace"], two((HIGH, 1))),
        (["left", "backspace", "backspace", "up"], None),
    ],
)
async def test_both_sides_are_set_by_keys(keys: list[str], value: tuple[Mark, ...] | None) -> None:
    app = Marking(TwoSidedLine(ALONGSIDE))
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.press(*keys)
        assert app.line.value == value
        if value is not None:
            plain = [{"side": mark.side, "by": mark.by} for mark in value]
            assert value_from_plain(ALONGSIDE, plain) == value


@pytest.mark.parametrize(
    ("value", "focus", "rows"),
    [
        (
            two((LOW, 3), (HIGH, 2)),
            True,
            [
                " rescuing                  connected                retreating",
                " ·     ·    [●]    ·     ·     ·     ·     ○     ·     ·     ·",
                " 3 towards rescuing · also 2 towards retreating",
            ],
        ),
        (
            two((LOW, 5)),
            True,
            [
                " rescuing                  connected                retreating",
                "[●]    ·     ·     ·     ·     ·     ·     ·     ·     ·     ·",
                " 5 towards rescuing",
            ],
        ),
        (
            None,
            True,
            [
                " rescuing                  connected                retreating",
                " ·     ·     ·     ·     ·    [·]    ·     ·     ·     ·     ·",
                " no mark",
            ],
        ),
        (
            two((MIDDLE, 0)),
            False,
            [
                " rescuing                  connected                retreating",
                " ·     ·     ·     ·     ·     ●     ·     ·     ·     ·     ·",
                " in the middle",
            ],
        ),
    ],
)
async def test_the_two_sided_line_is_drawn_as_specified(
    value: Value | None, focus: bool, rows: list[str]
) -> None:
    app = Marking(TwoSidedLine(ALONGSIDE, value), focus=focus)
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        assert text_of(app)[:3] == rows


async def test_the_band_is_under_the_middle_three() -> None:
    app = Marking(TwoSidedLine(ALONGSIDE), focus=False)
    async with app.run_test(size=(80, 10)):
        row = app.screen._compositor.render_strips()[1]
    at = 0
    banded: list[int] = []
    for segment in row:
        if segment.style and segment.style.bgcolor and segment.style.bgcolor.name == "#2c251f":
            banded += range(at, at + len(segment.text))
        at += len(segment.text)
    assert banded == list(range(23, 40))


async def test_the_one_sided_line_has_its_ends_as_numbers() -> None:
    app = Marking(OneSidedLine(ENERGY, 7), focus=False)
    async with app.run_test(size=(80, 10)) as pilot:
        assert text_of(app)[:3] == [
            " running low                                            plenty",
            " 0     ·     ·     ·     ·     ·     ·     ●     ·     ·     10",
            " 7 of 10",
        ]
        app.line.focus()
        await pilot.press("end")
        assert text_of(app)[1].endswith("·    [●]")


async def test_narrow_screens_take_pitch_three_and_the_ends_their_own_row() -> None:
    app = Marking(TwoSidedLine(ALONGSIDE, two((LOW, 3), (HIGH, 2))))
    async with app.run_test(size=(40, 12)):
        assert text_of(app)[:4] == [
            " rescuing             retreating",
            "            connected",
            " ·  · [●] ·  ·  ·  ·  ○  ·  ·  ·",
            " 3 towards rescuing · also 2 towards",
        ]


async def test_plain_signs_show_the_edges_of_the_band() -> None:
    app = Marking(TwoSidedLine(ALONGSIDE, two((LOW, 3), (HIGH, 2))))
    app.glyphs = PLAIN  # type: ignore[attr-defined] # as the app of the product has it
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.pause()
        assert text_of(app)[1] == " .     .    [@]    .   [ .     .     . ]   o     .     .     ."


async def test_a_click_marks_the_nearest_place() -> None:
    app = Marking(TwoSidedLine(ALONGSIDE))
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.click(TwoSidedLine, offset=(14, 1))
        assert app.line.value == two((LOW, 3))
        await pilot.press("space")
        await pilot.click(TwoSidedLine, offset=(61, 1))
        assert app.line.value == two((LOW, 3), (HIGH, 5))
        await pilot.click(TwoSidedLine, offset=(1, 1))
        assert app.line.value == two((LOW, 5), (HIGH, 5))


async def test_a_scale_of_a_hundred_steps_still_fits() -> None:
    field = Field("wide", FieldKind.SCALE, "", shape=Scale(0, 100, "none", "all"))
    app = Marking(OneSidedLine(field, 50))
    async with app.run_test(size=(40, 8)) as pilot:
        await pilot.press("4", "2")
        assert app.line.value == 42
        assert all(len(row) <= 40 for row in text_of(app))


async def test_a_value_that_does_not_fit_the_field_is_not_taken() -> None:
    assert TwoSidedLine(ALONGSIDE, two((LOW, 9))).value is None
    assert TwoSidedLine(ALONGSIDE, "words").value is None
    assert OneSidedLine(ENERGY, "words").value is None
    assert OneSidedLine(ENERGY, 11).value is None


@pytest.mark.parametrize("width", [1, 3, 8, 33, 59, 62, 140])
async def test_every_width_can_be_drawn(width: int) -> None:
    low = "a very long name for an end of a line"
    sides = Field("x", FieldKind.SCALE, "", shape=TwoSided(1, low, "the middle, at some length", low))
    number = Field("y", FieldKind.SCALE, "", shape=Scale(1, 5, low, low))
    app = Host(TwoSidedLine(sides, two((LOW, 1))), OneSidedLine(number, 3), TwoSidedLine(ALONGSIDE))
    async with app.run_test(size=(width, 12)) as pilot:
        for line in app.query(ScaleLine):
            line.focus()
            await pilot.press("right", "left", "space")
        assert all(strip.cell_length <= width for strip in app.screen._compositor.render_strips())


def test_marks_are_said_in_words() -> None:
    assert on_scale(7, 0, 10) == "7 of 10"
    assert on_scale(3, 1, 5) == "3 of 5"
    assert on_scale(-2, -5, 5) == "-2, from -5 to 5"
    assert on_scale(None, 0, 10) == "no mark"
    assert on_both_sides([]) == "no mark"
    assert on_both_sides([(0, "connected")]) == "in the middle"
    assert (
        on_both_sides([(3, "rescuing"), (2, "retreating")])
        == "3 towards rescuing · also 2 towards retreating"
    )
    assert ends("running low", "plenty") == "running low – plenty"
