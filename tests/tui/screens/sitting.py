"""One sitting in the real interface: a real vault under a temporary home, cheap keys, a clock that stands."""

from __future__ import annotations

import os
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any, Final

from textual import events
from textual.keys import _character_to_key

from carecompanion.activities.companion import Companion
from carecompanion.activities.opening import Opening
from carecompanion.activities.world import World
from carecompanion.settings.model import Settings
from carecompanion.tui.app import CareApp
from tests.vault.samples import new_vault, places

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from pathlib import Path

    from textual.pilot import Pilot

    from carecompanion.domain.entry import Entry
    from carecompanion.tui.screen import CareScreen

NOW: Final = datetime(2026, 11, 20, 21, 14, tzinfo=timezone(timedelta(hours=1)))
PATIENCE_SECONDS: Final = 20.0


@dataclass
class Sitting:
    """What a test holds: the app, its pilot, the open journal."""

    app: CareApp
    pilot: Pilot[Any]
    companion: Companion
    copied: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    @property
    def screen(self) -> Any:  # noqa: ANN401 - each test knows its own
        """The screen that is up."""
        return self.app.screen

    @property
    def name(self) -> str:
        """Its name."""
        return str(getattr(self.app.screen, "NAME", type(self.app.screen).__name__))

    async def settle(self) -> None:
        """Every worker done, every message handled, the screen painted."""
        for _ in range(3):
            await self.app.workers.wait_for_complete()
            await self.pilot._wait_for_screen()
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys and let what they begin come to an end."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, words: str) -> None:
        """Type words, as fast as a slow line delivers them: every key at once."""
        for mark in words:
            self.app.post_message(events.Key(_character_to_key(mark), mark))
        await self.settle()

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait for something that comes a moment later; a test that waits in vain fails."""
        end = time.monotonic() + PATIENCE_SECONDS
        while not holds():
            assert time.monotonic() < end, "it did not come"
            await self.settle()

    async def do(self, work: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as it came
        """Run an activity on the thread that owns the journal."""
        return await self.app.desk.run(work, *args, **kwargs)

    async def write(self, text: str, day: date | None = None, **kept: Any) -> Entry:
        """Keep an entry."""
        entry: Entry = await self.do(self.companion.writing.write, text, on=day, **kept)
        return entry

    async def go(self, place: str) -> None:
        """Stand in a place."""
        await self.app.go(place)
        await self.settle()

    async def open(self, screen: CareScreen[Any]) -> None:
        """Push a screen."""
        self.app.push_screen(screen)
        await self.settle()

    def text(self) -> str:
        """The screen as text."""
        return "\n".join(self.rows())

    def rows(self) -> list[str]:
        """The rows of the screen as text."""
        return [strip.text.rstrip() for strip in self.app.screen._compositor.render_strips()]


@asynccontextmanager
async def sitting(
    folder: Path,
    *,
    size: tuple[int, int] = (80, 24),
    theme: str = "hearth",
    entries: Sequence[tuple[str, str, dict[str, Any]]] = (),
    **look: Any,
) -> AsyncIterator[Sitting]:
    """The interface with an open journal, holding *entries* of (day, text, what else is kept); *look* is settings."""
    world = World(paths=places(folder), now=lambda: NOW, randomness=os.urandom)
    app = CareApp(Opening(world), Settings(theme=theme, motion="off", lock_minutes=0, **look))

    def make() -> Companion:
        companion = Companion(new_vault(world.paths)[0], world)
        for day, text, kept in entries:
            companion.writing.write(text, on=date.fromisoformat(day), **kept)
        return companion

    async with app.run_test(size=size) as pilot:
        companion = await app.desk.run(make)
        here = Sitting(app, pilot, companion)
        # What would go to the clipboard or stand in a corner for a while is written down instead.
        vars(app).update(copy_to_clipboard=here.copied.append, mention=here.said.append)
        await app.door.opened(companion)
        await here.settle()
        yield here
        if app.is_open:
            await app.door.leave()
    app.desk.close()
