"""A part of an entry for a letter: marked in its text, which cannot be changed there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual import events

from carecompanion.domain.text import for_screen
from carecompanion.tui.rooms import room
from tests.tui.conftest import HOSTILE
from tests.tui.screens.mouse import click
from tests.tui.screens.sitting import sitting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import App

    from tests.tui.screens.sitting import Sitting

TEXT = "After the meeting\n\nR-heron stayed behind to stack chairs. I stayed too.\n\nThe bus was late."


async def choosing(here: Sitting) -> None:
    """One page to choose from, and its text is open."""
    await here.write(TEXT, date(2026, 11, 17))
    await here.open(room("compose"))
    await here.press("e")
    assert here.name == "compose_excerpt"


async def test_what_is_marked_goes(tmp_path: Path, screen_snapshot: Callable[[App[int]], None]) -> None:
    async with sitting(tmp_path) as here:
        await choosing(here)
        assert "all of it goes" in here.text()
        await here.press("down", "down", "shift+end")
        assert "9 words chosen" in here.text()
        for size in ((40, 12), (120, 40), (80, 24)):
            await here.pilot.resize_terminal(*size)
            await here.settle()
            screen_snapshot(here.app)
        await here.press("enter")
        assert "a part · Tue 17" in here.text()
        await here.press("enter")
        assert "R-heron stayed" in here.text()
        assert "bus" not in here.text()
        assert "13 words · a part of 1 entry" in here.text(), "the words of the heading are among them"


async def test_nothing_marked_is_all_of_it_and_leaving_changes_nothing(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await choosing(here)
        await here.press("shift+end", "enter", "e")
        assert "3 words chosen" in here.text(), "what was taken is marked again"
        await here.press("escape")
        assert "a part · Tue 17" in here.text()
        await here.press("e", "home", "enter")
        assert "● After the meeting" in here.text()
        assert "a part" not in here.text().replace("only a part", "")


async def test_it_cannot_be_changed_there(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await choosing(here)
        await here.type("x")
        await here.press("backspace", "delete", "ctrl+k")
        here.screen.focused.post_message(events.Paste("pasted"))
        await here.settle()
        assert "pasted" not in here.text()
        await here.press("enter", "enter")
        assert "After the meeting" in here.text()
        assert "The bus was late." in here.text()


async def test_it_is_drawn_with_the_mouse_and_the_hints_are_clicked(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await choosing(here)
        row = next(at for at, line in enumerate(here.rows()) if "R-heron" in line)
        start = here.rows()[row].index("stayed")
        for kind, x in (
            (events.MouseDown, start),
            (events.MouseMove, start + 13),
            (events.MouseUp, start + 13),
        ):
            here.app.post_message(
                kind(None, x, row, 0, 0, 1, shift=False, meta=False, ctrl=False, screen_x=x, screen_y=row)
            )
            await here.settle()
        assert "2 words chosen" in here.text()
        await click(here, "take this part")
        assert "a part · Tue 17" in here.text()
        await click(here, "only a part")
        assert "2 words chosen" in here.text()
        await click(here, "back")
        await here.press("enter")
        assert "stayed behind" in here.text()
        assert "R-heron" not in here.text()


async def test_words_of_others_never_act(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.write("\n\n".join(HOSTILE).replace("\x00", "") + "\n\nthe end", date(2026, 11, 17))
        await here.open(room("compose"))
        await here.press("e", *["pagedown"] * 3)
        assert "the end" in here.text()
        assert here.text() == for_screen(here.text())
        for row in range(1, 22, 5):
            await here.pilot.click(offset=(10, row))
        await here.press("f7", "enter", "enter")
        assert here.app.is_running
        assert here.app.title == "carecompanion"
