"""Which part of the journal the list holds: its newest entries, its oldest, or those around a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from carecompanion.domain.moment import last_moment

if TYPE_CHECKING:
    from datetime import date

    from carecompanion.domain.entry import EntryLine

PAGE: Final = 200
_OLDEST: Final = -1


@dataclass(frozen=True, slots=True)
class Window:
    """Lines, newest first, and whether there are older and newer ones; ``row`` is to be selected, None: as it was."""

    lines: tuple[EntryLine, ...] = ()
    older: bool = False
    newer: bool = False
    row: int | None = None


class Reader(Protocol):
    """Reads lines: the newest, those older than *before*, or those next newer than *after*."""

    async def __call__(
        self, *, limit: int, before: int | None = None, after: int | None = None
    ) -> tuple[EntryLine, ...]:
        """At most *limit* lines, newest first."""


async def newest(read: Reader, limit: int = PAGE, *, row: int | None = None) -> Window:
    """The newest *limit* lines."""
    lines = await read(limit=limit)
    return Window(lines, older=len(lines) == limit, row=row)


async def oldest(read: Reader) -> Window:
    """The oldest page, its last line selected; nothing between is read."""
    lines = await read(after=_OLDEST, limit=PAGE)
    return Window(lines, newer=len(lines) == PAGE, row=max(len(lines) - 1, 0))


async def down_from(read: Reader, top: int, limit: int) -> Window:
    """The *limit* lines from the moment *top* on down, with newer ones above; the newest where none is left."""
    lines = await read(before=top + 1, limit=limit)
    return Window(lines, older=len(lines) == limit, newer=True) if lines else await newest(read)


async def around(read: Reader, day: date) -> Window:
    """Half a page to either side of *day*: its newest line is selected, or the next older, or the oldest there is."""
    half = PAGE // 2
    end = last_moment(day)
    older = await read(before=end + 1, limit=half)
    newer = await read(after=end, limit=half)
    row = len(newer) if older else max(len(newer) - 1, 0)
    return Window((*newer, *older), older=len(older) == half, newer=len(newer) == half, row=row)
