"""Every text that a source says to its readers, with its place in the file and the name it has in all languages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from carecompanion.packs.translation import WORD_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from carecompanion.domain.plain import Place

ASKED: Final = frozenset({"prompt", "practice"})
"""Parts that speak to somebody who writes."""


@dataclass(frozen=True, slots=True)
class Said:
    """One text. ``name`` is its place with ids for positions: the same in pack.toml and in its translations."""

    name: Place
    place: Place
    text: str = field(repr=False)

    @property
    def key(self) -> str:
        """The key it stands under."""
        return next((step for step in reversed(self.name) if isinstance(step, str)), "")

    @property
    def is_asked(self) -> bool:
        """Is it part of a prompt or a practice?"""
        return self.name[0] in ASKED

    @property
    def is_a_title_of_others(self) -> bool:
        """Is it what somebody else called their work?"""
        return self.name[0] == "sources" and self.key == "title"


def said_in(table: Mapping[str, object], place: Place = (), name: Place = ()) -> Iterator[Said]:
    """The texts in *table*, in its order, whatever else stands in it. It may be a translation too."""
    for key, value in table.items():
        here, called = (*place, key), (*name, key)
        if isinstance(value, str):
            if key in WORD_KEYS:
                yield Said(called, here, value)
        elif isinstance(value, dict):
            yield from said_in(value, here, called)
        elif isinstance(value, list):
            yield from _said_in_list(value, key, here, called)


def _said_in_list(items: list[object], key: str, place: Place, name: Place) -> Iterator[Said]:
    for position, item in enumerate(items):
        if isinstance(item, dict):
            own = item.get("id")
            step = own if isinstance(own, str) else position
            yield from said_in(item, (*place, position), (*name, step))
        elif isinstance(item, str) and key in WORD_KEYS:
            yield Said((*name, position), (*place, position), item)


def tables_in(table: Mapping[str, object], key: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    """The tables listed under *key* with their positions; whatever else stands there is passed over."""
    items = table.get(key)
    if isinstance(items, list):
        for position, item in enumerate(items):
            if isinstance(item, dict):
                yield position, item


def texts_in(table: Mapping[str, object], key: str) -> Iterator[tuple[int, str]]:
    """The texts listed under *key* with their positions."""
    items = table.get(key)
    if isinstance(items, list):
        for position, item in enumerate(items):
            if isinstance(item, str):
                yield position, item
