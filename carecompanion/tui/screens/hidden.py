"""Hide: a blank page with the time, made before it is needed. It holds no word of the person's, and none of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.widgets import Static

from carecompanion.tui.screen import CareScreen
from carecompanion.tui.text import plain
from carecompanion.words import say
from carecompanion.words.days import day_spoken

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from textual import events
    from textual.app import ComposeResult

MINUTE = 15.0


class HiddenScreen(CareScreen[None]):
    """The time and the day, or nothing at all."""

    NAME = "hidden"
    ASKS_FOR_ROOM = False
    BINDINGS: ClassVar = []
    DEFAULT_CSS = """
    HiddenScreen { align: left top; }
    HiddenScreen #clock { margin: 11 0 0 12; width: auto; height: auto; }
    HiddenScreen #clock > Static { width: auto; }
    HiddenScreen.-short #clock { margin: 3 0 0 4; }
    HiddenScreen #way-back { dock: bottom; padding: 0 2; color: $quiet; height: 1; }
    """

    def __init__(self, *, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self._shows_way_back = False

    def compose(self) -> ComposeResult:
        yield Vertical(Static("", id="time"), Static("", id="day", classes="quiet"), id="clock")
        yield Static("", id="way-back")

    def on_mount(self) -> None:
        self._tick()
        self.set_interval(MINUTE, self._tick)

    def on_screen_resume(self) -> None:
        self._show_way_back(shown=False)
        self._tick()

    def _tick(self) -> None:
        now, shows = self._now(), self.care.settings.hide_shows == "time"
        self.query_one("#time", Static).update(plain(f"{now:%H:%M}" if shows else ""))
        self.query_one("#day", Static).update(plain(day_spoken(now.date()) if shows else ""))

    async def on_click(self, event: events.Click) -> None:
        """As with a key: anything shows the way back, and a click on that takes it."""
        event.stop()
        way_back = self.query_one("#way-back", Static)
        if event.widget is way_back and self._shows_way_back:
            await self.care.door.reveal()
        else:
            self._show_way_back()

    def _show_way_back(self, *, shown: bool = True) -> None:
        self._shows_way_back = shown
        self.query_one("#way-back", Static).update(plain(say("door.come_back") if shown else ""))

    async def on_key(self, event: events.Key) -> None:
        event.stop()
        if event.key == "enter":
            await self.care.door.reveal()
        else:
            self._show_way_back()
