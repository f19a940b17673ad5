"""Any size of window on any screen: nothing ends, and where one was is where one is."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, Final

from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Size
from textual.widgets import Input

from carecompanion.tui.widgets.editor import Editor
from carecompanion.tui.widgets.rows import Rows
from tests.tui.screens.round import every_screen, furnish
from tests.tui.screens.sitting import sitting

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.screens.sitting import Sitting

NARROW: Final = range(1, 46)
EVERY: Final = 9
"""Each screen meets every ninth of the narrow widths, the next screen the ones beside them."""
HEIGHTS: Final = (12, 8, 3, 24, 1)
WIDER: Final = ((60, 8), (78, 24), (110, 30), (200, 60))
ASK_IN_THE_SAME_BOX: Final = ("a question before deleting", "fault", "a line asked for", "checking words")
"""Dialogs of one shape: the first of them stands for the rest."""


async def test_no_size_ends_a_screen_or_takes_what_was_there(tmp_path: Path) -> None:
    async with sitting(tmp_path / "home") as here:
        await furnish(here, tmp_path)
        turn = 0
        async for screen in every_screen(here):
            if screen in ASK_IN_THE_SAME_BOX[1:]:
                continue
            before, turn = held(here), turn + 1
            narrow = zip(NARROW[turn % EVERY :: EVERY], itertools.cycle(HEIGHTS), strict=False)
            for width, height in (*narrow, *WIDER):
                await resize(here, width, height)
                assert here.app._exception is None, (screen, width, height)
            await resize(here, 80, 24)
            await here.settle()
            assert held(here) == before, screen


async def resize(here: Sitting, width: int, height: int) -> None:
    """Another size, and one frame of it."""
    from textual import events

    size = Size(width, height)
    driver = here.app._driver
    assert isinstance(driver, HeadlessDriver)
    driver._size = size
    here.app.post_message(events.Resize(size, size))
    await here.pilot._wait_for_screen()
    here.app.screen._compositor.render_strips(size)


def held(here: Sitting) -> dict[str, Any]:
    """What a person would miss: the screens, the focus, what was typed, what was selected."""
    screen = here.screen
    return {
        "screens": [getattr(one, "NAME", type(one).__name__) for one in here.app.screen_stack],
        "focus": screen.focused and (type(screen.focused).__name__, screen.focused.id),
        "typed": [field.value for field in screen.query(Input)],
        "written": [(editor.text, editor.cursor) for editor in screen.query(Editor)],
        "selected": [rows.selected for rows in screen.query(Rows)],
    }
