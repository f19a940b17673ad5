"""One sitting in the real interface: a real vault under a temporary home, cheap keys, a clock that stands."""

from __future__ import annotations

import asyncio
import os
import time
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any, Final

from textual import events
from textual.keys import _character_to_key
from textual.widget import Widget
from textual.worker import WorkerCancelled

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
    from textual.screen import Screen

    from carecompanion.domain.entry import Entry
    from carecompanion.tui.screen import CareScreen

NOW: Final = datetime(2026, 11, 20, 21, 14, tzinfo=timezone(timedelta(hours=1)))
PATIENCE_SECONDS: Final = 20.0
GLANCE_SECONDS: Final = 0.004
_CHARACTERS: Final = {
    "space": " ",
    "slash": "/",
    "question_mark": "?",
    "enter": "\r",
    "tab": "\t",
    "escape": "\x1b",
}


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
        """Every worker done, every message handled, the screen laid out and drawn; twice in a row."""
        quiet = 0
        end = time.monotonic() + PATIENCE_SECONDS
        while quiet < 2:
            assert time.monotonic() < end, "it does not come to rest"
            with suppress(WorkerCancelled):  # what is newer took its place
                await self.app.workers.wait_for_complete()
            with suppress(RuntimeError):  # the program has ended, and its desk with it
                # Behind whatever is still on the desk, so that its answer is here too.
                await self.app.desk.run(_nothing)
            await self.app.animator.wait_until_complete()
            if not await self.pilot._wait_for_screen():
                return  # a fault ended it: the sitting tells of it
            if self._is_at_rest():
                quiet += 1
                await asyncio.sleep(GLANCE_SECONDS)
            else:
                quiet = 0
                for screen in self._in_sight():
                    screen._on_timer_update()

    def _in_sight(self) -> list[Screen[Any]]:
        """The screen on top, and what stands behind it where that is a dialog."""
        return [self.app.screen, *self.app._background_screens]

    def _is_at_rest(self) -> bool:
        app: Any = self.app
        if not app._message_queue.empty() or app._next_callbacks:
            return False
        return all(self._is_still(screen) for screen in self._in_sight())

    def _is_still(self, screen: Screen[Any]) -> bool:
        if not screen.is_mounted or screen._compositor.size != self.app.size:
            return False  # it has been pushed, and is not there yet
        if screen._dirty_widgets or screen._callbacks or screen._compositor._dirty_regions:
            return False
        # What another screen covers, or what is out of sight, may wait with painting; never with its place.
        return not any(
            widget._layout_required
            or widget._recompose_required
            or widget._next_callbacks
            or not widget._message_queue.empty()
            for widget in screen.walk_children(Widget, with_self=True)
        )

    async def press(self, *keys: str) -> None:
        """Press keys and let what they begin come to an end; the pilot's own way sleeps between them."""
        for key in keys:
            name = _character_to_key(key) if len(key) == 1 else key
            self.app.post_message(events.Key(name, key if len(key) == 1 else _CHARACTERS.get(key)))
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


def _nothing() -> None:
    """Work for the desk that takes no time."""


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
        if app.is_running:
            here.rows()  # a fault in drawing what stands there at the end shows in every test
        if app.is_open:
            await app.door.leave()
    app.desk.close()
