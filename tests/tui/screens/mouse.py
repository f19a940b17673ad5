"""A hand on the mouse: what is written on the screen is clicked where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

if TYPE_CHECKING:
    from tests.tui.screens.sitting import Sitting


async def click(here: Sitting, words: str) -> None:
    """Click in the middle of *words*, where they stand last on the screen."""
    for y, row in reversed([*enumerate(here.rows())]):
        if words in row:
            await click_at(here, row.index(words) + len(words) // 2, y)
            return
    raise AssertionError(f"no {words!r} on\n{here.text()}")


async def click_at(here: Sitting, x: int, y: int) -> None:
    """Press and let go there, as a terminal tells it."""
    for kind in (events.MouseDown, events.MouseUp):
        here.app.post_message(
            kind(None, x, y, 0, 0, 1, shift=False, meta=False, ctrl=False, screen_x=x, screen_y=y)
        )
    await here.settle()
