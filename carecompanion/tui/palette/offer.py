"""One line of the palette: words, and what happens when they are chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

DO: Final = "do"
GO: Final = "go"
ENTRIES: Final = "entries"
PRACTICES: Final = "practices"
PROMPTS: Final = "prompts"
SETTINGS: Final = "settings"


@dataclass(frozen=True, slots=True)
class Offer:
    """``words`` are shown and looked through, ``also`` only looked through; ``right`` is a key, a day or a state."""

    group: str
    words: str
    right: str
    run: Callable[[], Awaitable[object] | None]
    also: str = ""

    def holds(self, words: Iterable[str]) -> bool:
        """Does a word of it begin with each of *words*?"""
        said = f" {self.words} {self.also}".casefold().replace("“", " ")
        return all(f" {word}" in said for word in words)
