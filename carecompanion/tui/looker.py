"""Looking again without piling up: while one look is under way, however many are asked for become one more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.css.query import NoMatches

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.dom import DOMNode


class Looker:
    """Runs *look* in a worker of *node*; none is ever cancelled half-way."""

    def __init__(self, node: DOMNode, look: Callable[[], Awaitable[None]]) -> None:
        self._node = node
        self._look = look
        self._is_looking = False
        self._again = False

    def again(self) -> None:
        """Look, now or right after the look that is under way."""
        if self._is_looking:
            self._again = True
        else:
            self._is_looking = True
            self._node.run_worker(self._run(), group="look")

    async def _run(self) -> None:
        try:
            while True:
                self._again = False
                await self._look()
                if not self._again:
                    return
        except NoMatches:
            # The page went while it was looked up: there is nothing left to show it on.
            if self._node.is_attached:
                raise
        finally:
            self._is_looking = False
