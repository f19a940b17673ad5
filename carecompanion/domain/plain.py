"""Reading plain tables (what JSON and TOML give) strictly, noting every flaw with its place instead of stopping.

A :class:`Plain` is one table on its way to becoming a value. Its methods return what stands under a key, or a neutral
stand-in plus a :class:`Flaw` where it does not fit; the caller decides whether flaws refuse the whole (entries: the
first one does) or are listed all at once (packs).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final, TypeVar

from carecompanion.domain.text import has_bad, is_blank
from carecompanion.errors import WrongShape

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping, Sequence
    from enum import StrEnum

Place = tuple[str | int, ...]
"""Where something stands: keys and positions from the outermost table inwards."""

Kind = TypeVar("Kind", bound="StrEnum")

_NUMBER_AT_MOST: Final = 2**53 - 1


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something that does not fit: where, which way (a reason with words in the catalogue), and what the words need.

    ``at_key`` tells that the key itself is meant rather than what stands under it; ``offset`` (in characters) which
    part of the text there. ``values`` hold our own words and names that passed as ids, never running text.
    """

    place: Place
    reason: str
    values: Mapping[str, object] = field(default_factory=dict)
    at_key: bool = False
    offset: int | None = None


class Plain:
    """One plain table, its place, and where flaws are noted. Keys that nobody asked for are flaws at :meth:`close`."""

    __slots__ = ("_asked", "flaws", "place", "table")

    def __init__(self, table: Mapping[str, object], flaws: list[Flaw], place: Place = ()) -> None:
        self.table = table
        self.flaws = flaws
        self.place = place
        self._asked: set[str] = set()

    def has(self, key: str) -> bool:
        """Does something stand under *key*?"""
        return key in self.table

    def note(self, key: str | Place, reason: str, /, *, at_key: bool = False, **values: object) -> None:
        """Note a flaw at *key* (or a place below this table)."""
        below = (key,) if isinstance(key, str) else key
        self.flaws.append(Flaw((*self.place, *below), reason, values, at_key=at_key))

    def raw(self, key: str, *, needed: bool = False) -> object:
        """What stands under *key* as it is; None where nothing does (a flaw if *needed*)."""
        self._asked.add(key)
        if key not in self.table and needed:
            self.note(key, "missing", at_key=True)
        return self.table.get(key)

    def text(self, key: str, default: str = "", *, needed: bool = False) -> str:
        """The text under *key*; a needed one says something."""
        plain = self.raw(key, needed=needed)
        if plain is None and key not in self.table:
            return default
        if not isinstance(plain, str):
            self.note(key, "kind", wanted="text")
            return default
        if needed and is_blank(plain):
            self.note(key, "blank")
        return plain

    def line(self, key: str, *, needed: bool = False) -> str:
        """The text under *key*, which may hold no line break."""
        said = self.text(key, needed=needed)
        if "\n" in said or "\t" in said:
            self.note(key, "one_line")
        return said

    def matching(self, key: str, pattern: re.Pattern[str], reason: str, *, needed: bool = False) -> str:
        """The text under *key*, all of which *pattern* meets; a flaw for *reason* where it does not."""
        said = self.text(key, needed=needed)
        if said.strip() and not pattern.fullmatch(said):
            self.note(key, reason)
        return said

    def number(
        self, key: str, default: int, low: int = 0, high: int = _NUMBER_AT_MOST, *, needed: bool = False
    ) -> int:
        """The whole number under *key*, from *low* to *high*."""
        plain = self.raw(key, needed=needed)
        if plain is None and key not in self.table:
            return default
        return self._whole((key,), plain, default, low, high)

    def _whole(self, place: Place, plain: object, default: int, low: int, high: int) -> int:
        if not isinstance(plain, int) or isinstance(plain, bool):
            self.note(place, "kind", wanted="number")
        elif not low <= plain <= high:
            self.note(place, "range", low=low, high=high)
        else:
            return plain
        return default

    def flag(self, key: str, *, default: bool = False, needed: bool = False) -> bool:
        """The boolean under *key*."""
        plain = self.raw(key, needed=needed)
        if plain is None and key not in self.table:
            return default
        if not isinstance(plain, bool):
            self.note(key, "kind", wanted="flag")
            return default
        return plain

    def one_of(self, key: str, allowed: Iterable[str], default: str = "", *, needed: bool = False) -> str:
        """The text under *key*, one of *allowed*."""
        said = self.text(key, default, needed=needed)
        names = tuple(allowed)
        if key in self.table and isinstance(self.table[key], str) and said not in names:
            self.note(key, "not_one_of", allowed=names, said=said)
            return default
        return said

    def named(self, key: str, kinds: type[Kind], default: Kind, *, needed: bool = False) -> Kind:
        """The member of *kinds* named under *key*."""
        return kinds(self.one_of(key, _names(kinds), default.value, needed=needed))

    def items(self, key: str, *, needed: bool = False) -> Sequence[object]:
        """The list under *key*."""
        plain = self.raw(key, needed=needed)
        if plain is None and key not in self.table:
            return ()
        if not isinstance(plain, (list, tuple)):
            self.note(key, "kind", wanted="list")
            return ()
        return plain

    def texts(
        self, key: str, *, allowed: Iterable[str] | None = None, needed: bool = False
    ) -> tuple[str, ...]:
        """The texts listed under *key*; of *allowed* ones each at most once."""
        found: list[str] = []
        names = None if allowed is None else tuple(allowed)
        for position, item in enumerate(self.items(key, needed=needed)):
            if not isinstance(item, str):
                self.note((key, position), "kind", wanted="text")
            elif names is not None and item not in names:
                self.note((key, position), "not_one_of", allowed=names, said=item)
            elif names is not None and item in found:
                self.note((key, position), "twice", said=item)
            else:
                found.append(item)
        return tuple(found)

    def numbers(self, key: str, low: int = 0, high: int = _NUMBER_AT_MOST) -> tuple[int, ...]:
        """The whole numbers listed under *key*."""
        return tuple(
            self._whole((key, position), item, low, low, high)
            for position, item in enumerate(self.items(key))
        )

    def tables(self, key: str, *, needed: bool = False) -> tuple[Plain, ...]:
        """The tables listed under *key*."""
        found: list[Plain] = []
        for position, item in enumerate(self.items(key, needed=needed)):
            if isinstance(item, dict):
                found.append(Plain(item, self.flaws, (*self.place, key, position)))
            else:
                self.note((key, position), "kind", wanted="table")
        return tuple(found)

    def inner(self, key: str, *, needed: bool = False) -> Plain | None:
        """The table under *key*, or None."""
        plain = self.raw(key, needed=needed)
        if plain is None and not (key in self.table and needed):
            return None
        if not isinstance(plain, dict):
            self.note(key, "kind", wanted="table")
            return None
        return Plain(plain, self.flaws, (*self.place, key))

    def close(self) -> None:
        """Note every key that nobody asked for."""
        unknown = [key for key in self.table if key not in self._asked]
        if unknown:
            known = tuple(sorted(self._asked))
            for key in unknown:
                self.note(key, "unknown", at_key=True, known=known)


@cache
def _names(kinds: type[StrEnum]) -> tuple[str, ...]:
    return tuple(kind.value for kind in kinds)


def refuse_flaws(flaws: Sequence[Flaw]) -> None:
    """Raise WrongShape for the first of *flaws*; the place is told by keys of ours only."""
    if not flaws:
        return
    flaw = flaws[0]
    keys = [key for key in flaw.place if isinstance(key, str)]
    if flaw.reason == "unknown":
        keys = keys[:-1]
    reason = flaw.reason if flaw.reason in {"missing", "range", "unknown"} else "kind"
    raise WrongShape(reason, place=".".join(keys[:4]) or "—")


def refuse_bad(plain: object) -> None:
    """Raise WrongShape where any text in *plain*, keys too, holds a character that may not pass (formats.md §2).

    For everything from outside, before it becomes a value; line breaks and tabs may stand anywhere.
    """
    waiting = [plain]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            if has_bad(item):
                raise WrongShape("characters")
        elif isinstance(item, dict):
            waiting.extend(item)
            waiting.extend(item.values())
        elif isinstance(item, (list, tuple)):
            waiting.extend(item)
