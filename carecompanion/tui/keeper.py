"""Keeping a draft as one types: half a second after a pause, and at the latest every two seconds."""

from __future__ import annotations

from asyncio import Lock
from typing import TYPE_CHECKING

from carecompanion.errors import CareError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.timer import Timer
    from textual.widget import Widget

    from carecompanion.domain.entry import Draft

PAUSE_SECONDS = 0.5
LATEST_SECONDS = 2.0


class Keeper:
    """Counts changes and sees to it that they are kept; tells what stands when something changed about that."""

    def __init__(
        self,
        widget: Widget,
        current: Callable[[], Draft],
        keep: Callable[[Draft], Awaitable[Draft]],
        told: Callable[[str, CareError | None], None],
    ) -> None:
        self._widget, self._current, self._keep, self._told = widget, current, keep, told
        self._written = 0
        self._kept = 0
        self._pause: Timer | None = None
        self._latest: Timer | None = None
        self._turn = Lock()
        self._has_failed = False

    @property
    def is_behind(self) -> bool:
        """Is there writing that is not in the vault yet?"""
        return self._written != self._kept

    def fell_behind(self) -> None:
        """Something changed in the moment before an end: whoever ends keeps it."""
        self._written += 1

    def changed(self) -> None:
        """The writer changed something."""
        self._written += 1
        if self._pause is not None:
            self._pause.stop()
        self._pause = self._widget.set_timer(PAUSE_SECONDS, self.keep)
        if self._latest is None:
            self._latest = self._widget.set_timer(LATEST_SECONDS, self.keep)

    async def keep(self) -> bool:
        """Keep now. True when everything up to here is in the vault; what fails is tried again."""
        self._stop_timers()
        # One after another: who leaves while a keeping is under way waits for it, and what came since is kept too.
        async with self._turn:
            return await self._keep_now()

    async def _keep_now(self) -> bool:
        if not self.is_behind:
            return True
        written = self._written
        self._told("keeping", None)
        try:
            await self._keep(self._current())
        except CareError as error:
            self._told("not_kept", None if self._has_failed else error)
            self._has_failed = True
            self._latest = self._widget.set_timer(LATEST_SECONDS, self.keep)
            return False
        self._has_failed = False
        self._kept = written
        self._told("kept", None)
        if self.is_behind:
            self._latest = self._latest or self._widget.set_timer(LATEST_SECONDS, self.keep)
        return not self.is_behind

    def hold(self) -> None:
        """Begin nothing by oneself until the writer changes something again."""
        self._stop_timers()

    def give_up(self) -> None:
        """What is here now needs no keeping: it was finished or let go."""
        self._stop_timers()
        self._kept = self._written

    def _stop_timers(self) -> None:
        for timer in (self._pause, self._latest):
            if timer is not None:
                timer.stop()
        self._pause = self._latest = None
