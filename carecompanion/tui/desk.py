"""The desk: one worker thread that owns the open journal, so that order is certain and the screen never waits."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as Late
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
T = TypeVar("T")


class Desk:
    """Runs activities one after another on its own thread."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="desk")

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do *work* on the desk's thread and wait for it without holding up the screen. Its errors come through."""
        return await asyncio.wrap_future(self._thread.submit(work, *args, **kwargs))

    def begin(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Put *work* on the desk without waiting."""
        return self._thread.submit(work, *args, **kwargs)

    def run_now(
        self, work: Callable[[], T], *, patience: float, hurry: Callable[[], None] | None = None
    ) -> T | None:
        """Do *work* and hold everything until it is done: for the moment before the process ends.

        After *patience* seconds *hurry* may stop what runs; after as much again we give up and None comes back.
        """
        future = self._thread.submit(work)
        try:
            return future.result(patience)
        except Late:
            if hurry is not None:
                hurry()
        try:
            return future.result(patience)
        except Late:
            return None

    def close(self) -> None:
        """Let the thread end when its work is done."""
        self._thread.shutdown(wait=False)
