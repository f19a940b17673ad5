"""Grounding: one step at a time; it may help, it may not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from carecompanion.activities.grounding import exercise
from carecompanion.domain.practice import Exercise
from carecompanion.tui.rooms import room
from carecompanion.tui.screens.ground import exercises_of
from tests.tui.screens.sitting import sitting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


async def test_it_begins_with_one_that_leaves_the_body_alone(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.open(room("ground"))
        exercises = await here.do(exercises_of, here.companion)
        assert exercises[0].body_free
        assert [one.body_free for one in exercises] == sorted(
            (one.body_free for one in exercises), reverse=True
        )
        assert exercises[0].title in here.text()
        assert "may help, may not" in here.text()


async def test_one_step_is_shown_at_a_time(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.open(room("ground", exercise=exercise("room-count")))
        assert "five straight edges" in here.text()
        await here.press("right")
        assert "three sounds" in here.text()
        assert "five straight edges" not in here.text()
        await here.press("left")
        assert "five straight edges" in here.text()


async def test_the_last_step_offers_no_next(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.open(room("ground", exercise=exercise("room-count")))
        assert here.rows()[-1].strip() == "→ next   a another   esc enough"
        await here.press(*["right"] * 8)
        assert "Or stop here." in here.text()
        assert here.rows()[-1].strip() == "a another   esc enough"


async def test_another_brings_the_next_exercise_from_its_beginning(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.open(room("ground"))
        exercises = await here.do(exercises_of, here.companion)
        await here.press("right", "a")
        assert exercises[1].title in here.text()
        assert exercises[1].steps[0][:30] in here.text()
        await here.press(*["a"] * (len(exercises) - 1))
        assert exercises[0].title in here.text()


async def test_one_that_a_pack_by_somebody_brought_is_the_one_that_opens(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        theirs = Exercise("room-count", "By the river", body_free=True, steps=("Listen for the weir.",))
        await here.open(room("ground", exercise=theirs))
        assert "Listen for the weir." in here.text()
        await here.press("a")
        assert exercise("room-count").steps[0][:20] in here.text()


async def test_enough_comes_back(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.go("journal")
        await here.open(room("ground"))
        await here.press("escape")
        assert here.name == "journal"


async def test_while_locked_there_is_one_of_our_own(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.app.door.lock()
        await here.settle()
        await here.press("ctrl+g", "g")
        assert here.name == "ground"
        assert "four straight edges" in here.text()
        assert here.rows()[-1].strip() == "→ next   esc enough"
        await here.press("right", "right", "right", "right", "a")
        assert "or stop here." in " ".join(here.text().split())
        await here.press("escape", "escape")
        assert here.name == "unlock"


async def test_no_size_ends_the_program(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.open(room("ground"))
        for width in (1, 2, 5, 12, 29, 30, 40, 59, 60, 78, 110, 200):
            await here.pilot.resize_terminal(width, max(width // 3, 2))
            await here.pilot.pause()
        assert here.name == "ground"


@pytest.mark.parametrize("theme", ["hearth", "paper"])
@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_grounding_looks_as_it_was_kept(
    tmp_path: Path, size: tuple[int, int], theme: str, screen_snapshot: Callable[[Any], None]
) -> None:
    async with sitting(tmp_path, size=size, theme=theme) as here:
        await here.open(room("ground", exercise=exercise("room-count")))
        screen_snapshot(here.app)
