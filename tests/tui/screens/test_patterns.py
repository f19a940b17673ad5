"""Patterns on the screen: its tabs, what it is about, how long a time; the writing behind it only when asked."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from carecompanion.domain.answer import FlowMark, Mark
from tests.tui.screens.mouse import click
from tests.tui.screens.sitting import sitting

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from textual.app import App

    from tests.tui.screens.sitting import Sitting

SIZES = [(80, 24), (40, 12), (120, 40)]
LINE = "staying-connected/on-the-line"
LOAD = "faucets-and-roles/load-and-refill"


async def answer(here: Sitting, prompt: str, day: str, **answers: Any) -> None:
    prompting = here.companion.prompting
    snapshot = await here.do(prompting.snapshot, await here.do(prompting.find, prompt))
    await here.do(
        here.companion.writing.write, "", prompt=snapshot, answers=answers, on=date.fromisoformat(day)
    )


async def marked(here: Sitting) -> None:
    for day, toward, *marks in (
        ("2026-09-16", "alongside", Mark("low", 1)),
        ("2026-09-30", "alongside", Mark("low", 4), Mark("high", 2)),
        ("2026-10-21", "alongside", Mark("middle", 0)),
        ("2026-11-18", "alongside", Mark("high", 3)),
        ("2026-11-04", "team", Mark("low", 5)),
    ):
        await answer(here, LINE, day, toward=(toward,), side=tuple(marks), pulling=("two people off",))
    for day, energy in (("2026-10-07", 2), ("2026-10-14", 4), ("2026-11-11", 6), ("2026-11-18", 5)):
        await answer(here, LOAD, day, energy=energy, meaning=8)
    for source, way, size in (
        ("wren", "given", 2),
        ("wren", "received", 3),
        ("the rota policy", "empties", 2),
    ):
        await here.do(here.companion.flowing.add, FlowMark(source, way, size), date(2026, 11, 9))
    await here.write("The words of that day", day=date(2026, 11, 9), tags=("rota",))


@asynccontextmanager
async def in_patterns(
    tmp_path: Path, size: tuple[int, int] = (80, 24), **look: Any
) -> AsyncIterator[Sitting]:
    async with sitting(tmp_path, size=size, **look) as here:
        await marked(here)
        await here.go("patterns")
        yield here


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tab", ["connection", "scales", "flow", "words"])
async def test_each_tab_looks_as_it_should(
    tmp_path: Path, tab: str, size: tuple[int, int], screen_snapshot: Callable[[App[int]], None]
) -> None:
    async with in_patterns(tmp_path, size) as here:
        here.screen._go(tab)
        await here.settle()
        screen_snapshot(here.app)


@pytest.mark.parametrize("look", [{"theme": "paper"}, {"theme": "contrast"}, {"glyphs": "plain"}])
async def test_the_strip_looks_as_it_should_in_every_look(
    tmp_path: Path, look: dict[str, Any], screen_snapshot: Callable[[App[int]], None]
) -> None:
    async with in_patterns(tmp_path, **look) as here:
        screen_snapshot(here.app)


async def test_an_empty_place_says_what_will_be_here_and_the_key_to_begin(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.go("patterns")
        assert "Mark a scale now and then, and its shape will show here." in here.text()
        await here.press("c")
        await here.press("enter")
        assert here.name == "write"


async def test_one_leafs_through_tabs_people_and_time(tmp_path: Path) -> None:
    async with in_patterns(tmp_path) as here:
        assert "16 Sep" in here.text()
        await here.press("right")
        assert "my team" in here.text()
        assert here.text().count("●") == 1
        await here.press("left", "minus")
        assert "4 weeks" in here.text()
        assert "16 Sep" not in here.text()
        await here.press("plus", "plus")
        assert "26 weeks" in here.text()
        await here.press("right_square_bracket")
        assert "Energy" in here.text()
        await here.press("left_square_bracket")
        assert "Energy" not in here.text()


async def test_the_reading_says_the_same_and_can_be_copied(tmp_path: Path) -> None:
    async with in_patterns(tmp_path) as here:
        await here.press("y")
        (reading,) = here.copied
        assert reading.startswith("4 check-ins in 10 weeks")
        assert "average" not in reading
        assert reading.split()[0] in here.text()


async def test_the_writing_behind_a_plot_comes_only_when_it_is_asked_for(tmp_path: Path) -> None:
    async with in_patterns(tmp_path) as here:
        assert "The words of that day" not in here.text()
        await here.press("enter")
        assert "The writing behind it" in here.text()
        await here.press("enter")
        assert here.name == "entry"
        await here.press("escape")
        assert here.name == "patterns"


async def test_what_is_marked_now_is_seen_on_coming_back(tmp_path: Path) -> None:
    async with in_patterns(tmp_path) as here:
        await answer(here, LINE, "2026-11-20", toward=("alongside",), side=(Mark("low", 2),))
        here.app.journal_changed()
        await here.settle()
        assert "5 check-ins" in here.text()


async def test_tabs_people_and_hints_can_be_clicked(tmp_path: Path) -> None:
    async with in_patterns(tmp_path) as here:
        await click(here, "Scales")
        assert "Energy" in here.text()
        await click(here, "Connection")
        await click(here, "my team")
        assert here.text().count("●") == 1
        await click(here, "entries")
        assert "The writing behind it" in here.text()


async def test_four_stand_side_by_side_where_there_is_room(tmp_path: Path) -> None:
    async with in_patterns(tmp_path, (120, 40)) as here:
        text = here.text()
        for part in ("rescuing", "Energy", "given", "retreating"):
            assert part in text
        await here.press("right_square_bracket")
        assert here.screen.panel.tab == "scales"
        await here.press("left_square_bracket", "left_square_bracket")
        assert "#rota" in here.text()
        assert "Energy" not in here.text()


async def test_what_somebody_wrote_never_acts_on_a_plot(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        source = "[@click=app.quit]x[/] \x1b[31m"
        await here.do(here.companion.flowing.add, FlowMark(source, "given", 2), date(2026, 11, 9))
        await here.go("patterns")
        here.screen._go("flow")
        await here.settle()
        assert "[@click=app.qu" in here.text()
        assert "\x1b" not in here.text()
