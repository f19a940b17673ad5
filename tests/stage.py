"""Where a scene is walked to: the real interface over the demonstration's sample, moved by keys."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from textual import events
from textual.keys import _character_to_key

from carecompanion.tui.rooms import room

if TYPE_CHECKING:
    from collections.abc import Callable

    from carecompanion.activities.demonstrating import Clock
    from carecompanion.domain.entry import EntryLine
    from carecompanion.tui.app import CareApp
    from carecompanion.tui.screen import CareScreen

MEETING: Final = "After the meeting"
MOMENT_SECONDS: Final = 0.25
"""Longer than a list waits before it reads on beside it, and than the search waits for the next letter."""


@dataclass
class Stage:
    """What a scene works with."""

    app: CareApp
    pilot: Any
    clock: Clock

    async def settle(self) -> None:
        """Until nothing moves."""
        for _ in range(3):
            await self.app.workers.wait_for_complete()
            await self.pilot._wait_for_screen()
        await self.pilot.pause()

    async def a_moment(self) -> None:
        """Until what comes a moment later has come."""
        await asyncio.sleep(MOMENT_SECONDS)
        await self.settle()

    async def until_kept(self) -> None:
        """Until what is on the page is in the vault, and the footer says so."""
        while self.app.screen.unsaved() is not None:  # type: ignore[attr-defined]  # a page
            await self.a_moment()
        if (moved := getattr(self.app.screen, "on_mouse_move", None)) is not None:
            moved()  # and the keys, which rest while one types
        await self.settle()

    async def do(self, work: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as it came
        """An activity, on the thread that owns the journal."""
        return await self.app.desk.run(work, *args, **kwargs)

    async def press(self, *keys: str) -> None:
        """Keys, one after another."""
        for key in keys:
            self.app.post_message(events.Key(key, None))
            await self.app.workers.wait_for_complete()
            await self.pilot._wait_for_screen()
        await self.settle()

    async def type(self, words: str) -> None:
        """Words, as keys that come at once."""
        for mark in words:
            self.app.post_message(events.Key(_character_to_key(mark), mark))
        await self.settle()

    async def go(self, place: str) -> None:
        """Stand in a place."""
        await self.app.go(place)
        await self.settle()

    async def open(self, screen: CareScreen[Any]) -> None:
        """Push a screen."""
        self.app.push_screen(screen)
        await self.settle()

    async def line(self, title: str = MEETING) -> EntryLine:
        """The entry of that title."""
        lines = await self.do(self.app.companion.reading.page)
        found: EntryLine = next(line for line in lines if line.title == title)
        return found

    async def page(self, prompt: str, text: str = "", **other: Any) -> None:
        """The page of one prompt."""
        prompting = self.app.companion.prompting
        snapshot = await self.do(prompting.snapshot, await self.do(prompting.find, prompt))
        draft = self.app.companion.writing.begin(replace(snapshot, **other))
        await self.open(room("write", draft=replace(draft, text=text, cursor=_end(text))))


def _end(text: str) -> tuple[int, int]:
    before, _, last = text.rpartition("\n")
    return (before.count("\n") + 1 if before else 0, len(last))
