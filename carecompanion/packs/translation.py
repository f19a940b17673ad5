"""A pack's words in another language: ``<lang>.toml`` laid over the plain tables of ``pack.toml`` (formats.md §5.1).

A translation has the same tables, lists with ids keyed by their ids, lists without ids whole and in the same order,
and keys that carry words only. What it leaves out stays in the pack's own language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.domain.plain import Flaw

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from carecompanion.domain.plain import Place

WORD_KEYS: Final = frozenset(
    {
        "title", "about", "audience", "arc", "care_note", "leaving", "support_route", "idea", "ask", "doorway",
        "targeted", "content_note", "label", "help", "placeholder", "low_label", "middle", "high_label", "voices",
        "say", "domain", "community", "practice", "words", "together", "steps", "boxes", "sections",
    }
)  # fmt: skip
"""Keys whose texts are words for the reader."""


def translated(
    source: Mapping[str, object], words: Mapping[str, object], flaws: list[Flaw], place: Place = ()
) -> dict[str, object]:
    """A copy of *source* with the texts of *words* in it; what does not fit is noted in *flaws* and left out."""
    merged = dict(source)
    for key, said in words.items():
        here = (*place, key)
        if key not in source:
            flaws.append(Flaw(here, "not_source", {"key": key}, at_key=True))
        else:
            merged[key] = _value(source[key], said, flaws, here, is_words=key in WORD_KEYS)
    return merged


def _value(source: object, said: object, flaws: list[Flaw], place: Place, *, is_words: bool) -> object:
    if isinstance(source, str) and isinstance(said, str):
        if is_words:
            return said
        flaws.append(Flaw(place, "not_words", {"key": place[-1]}, at_key=True))
    elif isinstance(source, dict) and isinstance(said, dict):
        return translated(source, said, flaws, place)
    elif isinstance(source, list) and isinstance(said, dict):
        return _keyed(source, said, flaws, place)
    elif isinstance(source, list) and isinstance(said, list):
        return _whole(source, said, flaws, place, is_words=is_words)
    elif isinstance(source, (str, list, dict)):
        wanted = "text" if isinstance(source, str) else "table"
        flaws.append(Flaw(place, "kind", {"wanted": wanted}))
    else:
        flaws.append(Flaw(place, "not_words", {"key": place[-1]}, at_key=True))
    return source


def _keyed(
    source: Sequence[object], said: Mapping[str, object], flaws: list[Flaw], place: Place
) -> list[object]:
    """*source*'s tables with the words that *said* has under their ids."""
    merged: list[object] = []
    known: set[object] = set()
    for item in source:
        name = item.get("id") if isinstance(item, dict) else None
        known.add(name)
        words = said.get(name) if isinstance(name, str) else None
        if isinstance(item, dict) and isinstance(words, dict):
            merged.append(translated(item, words, flaws, (*place, str(name))))
            continue
        if words is not None:
            flaws.append(Flaw((*place, str(name)), "kind", {"wanted": "table"}))
        merged.append(item)
    for key in said:
        if key not in known:
            flaws.append(Flaw((*place, key), "not_source", {"key": key}, at_key=True))
    return merged


def _whole(
    source: Sequence[object], said: Sequence[object], flaws: list[Flaw], place: Place, *, is_words: bool
) -> list[object]:
    if len(source) != len(said):
        flaws.append(Flaw(place, "other_length", {"key": place[-1]}))
        return list(source)
    return [
        _value(item, words, flaws, (*place, position), is_words=is_words)
        for position, (item, words) in enumerate(zip(source, said, strict=True))
    ]


def by_ids(place: Place, source: Mapping[str, object]) -> Place:
    """Where a translation of *source* has what stands at *place*: things that have an id are found under it."""
    steps: list[str | int] = []
    inner: object = source
    for step in place:
        if isinstance(inner, list) and isinstance(step, int) and step < len(inner):
            inner = inner[step]
            name = inner.get("id") if isinstance(inner, dict) else None
            steps.append(name if isinstance(name, str) else step)
        else:
            inner = inner.get(str(step)) if isinstance(inner, dict) else None
            steps.append(step)
    return tuple(steps)
