"""Packs to be put on paper: one that uses every key, one that names others, one in which every word is hostile."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from itertools import cycle
from typing import TYPE_CHECKING, Any

from carecompanion.activities.handing_out import page
from carecompanion.domain.ids import PromptId
from carecompanion.domain.prompt import Prompt
from carecompanion.packs.format import read_pack
from tests.packs.sources import SPANISH, WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from carecompanion.domain.pack import Pack

NAMES = {
    "id",
    "kind",
    "language",
    "who",
    "turn",
    "step",
    "power",
    "if_no",
    "prompt",
    "ground",
    "outcomes",
    "prompts",
    "practices",
    "roles",
    "directions",
    "by",
    "pair",
    "other",
    "offer",
    "tags",
    "languages",
}
"""What is no word: names by which parts find each other, and what is one of a few."""


def whole(*languages: str) -> Pack:
    """A pack with everything in it."""
    return read_pack({"pack.toml": WHOLE, "es.toml": SPANISH}, languages=languages)


def texts(value: object) -> Iterator[str]:
    """Every word somebody wrote in *value*, and nothing that is a name."""
    if isinstance(value, str):
        if not isinstance(value, Enum):
            yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif is_dataclass(value):
        for one in fields(value):
            if one.name not in NAMES or isinstance(getattr(value, one.name), tuple):
                yield from _texts_below(one.name, getattr(value, one.name))


def _texts_below(name: str, value: object) -> Iterator[str]:
    """Tuples of names are names; tuples of parts hold words."""
    if name in NAMES and isinstance(value, tuple) and all(isinstance(item, str) for item in value):
        return
    yield from texts(value)


def spoiled(words: Iterable[str]) -> Pack:
    """The whole pack with other words in every place that has some, and a prompt more for each of *words*."""
    words = tuple(words)
    pack: Pack = _spoil(whole(), cycle(words))
    more = tuple(
        replace(
            pack.prompts[0],
            id=PromptId(f"more-{number}"),
            ask=one,
            doorway=one,
            targeted=one,
            content_note=one,
            intensity=number % 4,
            fields=(),
        )
        for number, one in enumerate(words)
    )
    sources = tuple(replace(pack.sources[0], title=one, url=one, idea=one) for one in words)
    return replace(pack, prompts=pack.prompts + more, sources=sources)


def _spoil(value: Any, words: Iterator[str]) -> Any:  # noqa: ANN401 - whatever the pack holds
    if isinstance(value, str) and not isinstance(value, Enum):
        return next(words)
    if isinstance(value, tuple):
        return tuple(_spoil(item, words) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            one.name: _spoil(getattr(value, one.name), words)
            for one in fields(value)
            if not _is_names(one.name, getattr(value, one.name))
        }
        return replace(value, **changed)
    return value


def _is_names(name: str, value: object) -> bool:
    parts = value if isinstance(value, tuple) else (value,)
    return name in NAMES and all(part is None or isinstance(part, str) for part in parts)


def asking(*prompts: Prompt) -> Pack:
    """A pack of those prompts and nothing else."""
    small = read_pack({"pack.toml": WHOLE})
    return replace(small, prompts=prompts, practices=(), programme=None, exercises=(), guides=(), frames=())


def prompt(name: str, ask: str, **more: Any) -> Prompt:
    """One prompt."""
    return Prompt(id=PromptId(name), ask=ask, **more)


__all__ = ["asking", "page", "prompt", "spoiled", "texts", "whole"]
