"""Search as one types: a newer search stops the one that runs, and never anything else on the desk."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any

from carecompanion.errors import Interrupted

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.domain.entry import EntryLine


class Searching:
    """Searches of one screen. :meth:`begin` on the screen's thread, :meth:`find` on the desk's."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._turn = 0
        self._running: Companion | None = None

    @property
    def turn(self) -> int:
        """The turn that holds now."""
        return self._turn

    def begin(self) -> int:
        """A new turn; the search of an earlier one stops."""
        with self._lock:
            self._turn += 1
            # Held while our own search runs: a draft being kept is never what the interruption meets.
            if self._running is not None:
                self._running.interrupt()
            return self._turn

    def find(self, turn: int, companion: Companion, query: str, **asked: Any) -> tuple[EntryLine, ...]:
        """What *query* finds. Raises Interrupted when a later turn has begun, BadInput for a query beyond bounds."""
        with self._lock:
            if turn != self._turn:
                raise Interrupted
            self._running = companion
        try:
            return companion.reading.search(query, as_typed=True, **asked)
        finally:
            with self._lock:
                self._running = None


def words_of(query: str) -> tuple[str, ...]:
    """The words of *query* that may be underlined where they are found."""
    bare = ("".join(mark if mark.isalnum() else " " for mark in part) for part in query.split())
    return tuple(word for part in bare for word in part.split() if word not in ("AND", "OR", "NOT"))
