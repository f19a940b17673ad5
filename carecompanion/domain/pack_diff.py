"""What changed between two readings of a pack: part by part, key by key, in words."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from carecompanion.domain.pack import Pack
    from carecompanion.domain.practice import Session


class PartKind(StrEnum):
    """What a part of a pack is."""

    PROMPT = "prompt"
    PRACTICE = "practice"
    SESSION = "session"
    GROUND = "ground"
    GUIDE = "guide"
    FRAME = "frame"


class How(StrEnum):
    """What became of a part."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One key with its words before and after, either empty where there were none.

    ``key`` is the path to it, as the source names it: ``ask``, ``fields.side.low_label``, ``steps.2.say``; things with
    an id are named by it, others by their position from 1.
    """

    key: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PartDiff:
    """One part that came, went or changed. ``id`` is its own, a session's its day; ``title`` how people know it."""

    kind: PartKind
    id: str
    title: str
    how: How
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class PackDiff:
    """All that changed. ``is_reordered``: prompts that are in both follow each other in another order."""

    head: tuple[Change, ...]
    parts: tuple[PartDiff, ...]
    is_reordered: bool = False

    @property
    def is_empty(self) -> bool:
        """Do both say the same?"""
        return not (self.head or self.parts or self.is_reordered)

    @property
    def prompts(self) -> tuple[PartDiff, ...]:
        """The prompts that came, went or changed."""
        return self.of(PartKind.PROMPT)

    @property
    def practices(self) -> tuple[PartDiff, ...]:
        """The practices that came, went or changed."""
        return self.of(PartKind.PRACTICE)

    @property
    def sessions(self) -> tuple[PartDiff, ...]:
        """The sessions of the programme that came, went or changed."""
        return self.of(PartKind.SESSION)

    def of(self, kind: PartKind, how: How | None = None) -> tuple[PartDiff, ...]:
        """The parts of *kind*, perhaps only those of which *how* is true."""
        return tuple(part for part in self.parts if part.kind is kind and how in {None, part.how})


_PARTS: Final = ("prompts", "practices", "programme", "exercises", "guides", "frames")
_NOT_WORDS: Final = {"id", "serial", "published", "signer", "signer_name", "changes", "language"}
"""What differs between any two, or is told elsewhere."""
_SPELLED: Final = {"other": "with", "relation": "as"}
"""Keys that the source spells otherwise."""


def difference(old: Pack, new: Pack) -> PackDiff:
    """What changed from *old* to *new*, both read in the same language; the order is that of *new*, what went last."""
    parts = [
        *_parts(PartKind.PROMPT, _by_id(old.prompts), _by_id(new.prompts)),
        *_parts(PartKind.PRACTICE, _by_id(old.practices), _by_id(new.practices)),
        *_parts(PartKind.SESSION, *_sessions(_meetings(old), _meetings(new))),
        *_parts(PartKind.GROUND, _by_id(old.exercises), _by_id(new.exercises)),
        *_parts(PartKind.GUIDE, _by_id(old.guides), _by_id(new.guides)),
        *_parts(PartKind.FRAME, _by_id(old.frames), _by_id(new.frames)),
    ]
    before = [prompt.id for prompt in old.prompts if new.prompt(prompt.id)]
    after = [prompt.id for prompt in new.prompts if old.prompt(prompt.id)]
    return PackDiff(_changes(_head(old), _head(new)), tuple(parts), before != after)


def _meetings(pack: Pack) -> tuple[Session, ...]:
    return pack.programme.sessions if pack.programme else ()


def _head(pack: Pack) -> dict[str, str]:
    """The words of a pack and of its programme, without their parts."""
    words: dict[str, str] = {}
    _lay_out(pack, "", words, without={*_PARTS, *_NOT_WORDS})
    if pack.programme is not None:
        _lay_out(pack.programme, "programme", words, without={"sessions"})
    return words


def _by_id(parts: Sequence[object]) -> dict[str, object]:
    return {str(_id_of(part)): part for part in parts}


def _sessions(old: Sequence[Session], new: Sequence[Session]) -> tuple[dict[str, object], dict[str, object]]:
    """Sessions by a name that the same meeting has in both: its title, else the day it is on."""
    titles = [session.title for session in old]
    again = {session.title for session in new if session.title in titles}
    days_before = {session.day for session in old if session.title not in again}

    def named(sessions: Sequence[Session]) -> dict[str, object]:
        found: dict[str, object] = {}
        for session in sessions:
            is_moved = session.title not in again and session.day in days_before
            name = f"day {session.day}" if is_moved else session.title
            while name in found:
                name += "'"
            found[name] = session
        return found

    return named(old), named(new)


def _parts(kind: PartKind, old: Mapping[str, object], new: Mapping[str, object]) -> list[PartDiff]:
    found: list[PartDiff] = []
    for name, part in new.items():
        changes = _changes(_words(old.get(name)), _words(part))
        if name not in old:
            found.append(PartDiff(kind, _id_of(part), _title_of(part), How.ADDED, changes))
        elif changes:
            found.append(PartDiff(kind, _id_of(part), _title_of(part), How.CHANGED, changes))
    for name, part in old.items():
        if name not in new:
            changes = _changes(_words(part), {})
            found.append(PartDiff(kind, _id_of(part), _title_of(part), How.REMOVED, changes))
    return found


def _words(part: object) -> dict[str, str]:
    words: dict[str, str] = {}
    if part is not None:
        _lay_out(part, "", words, without={"id"})
    return words


def _changes(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[Change, ...]:
    keys = (*new, *(key for key in old if key not in new))
    return tuple(
        Change(key, old.get(key, ""), new.get(key, ""))
        for key in keys
        if old.get(key, "") != new.get(key, "")
    )


def _lay_out(
    value: object, path: str, words: dict[str, str], without: set[str] | frozenset[str] = frozenset()
) -> None:
    """Everything *value* says under its path, into *words*."""
    if is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            # What a field needs by its kind stands beside its label in the source, and so it does here.
            inner = path if one.name == "shape" else _below(path, _SPELLED.get(one.name, one.name))
            if one.name not in without:
                _lay_out(getattr(value, one.name), inner, words, frozenset({"id"}) if path else without)
    elif isinstance(value, tuple):
        if all(isinstance(item, (str, int)) for item in value):
            words[path] = ", ".join(str(item) for item in value)
        else:
            for position, item in enumerate(value, start=1):
                _lay_out(item, _below(path, _id_of(item) or str(position)), words, frozenset({"id"}))
    elif value is not None:
        words[path] = _said(value)


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _below(path: str, step: str) -> str:
    return f"{path}.{step}" if path else step


def _id_of(part: object) -> str:
    name = getattr(part, "id", None)
    return str(name) if name is not None else str(getattr(part, "day", ""))


def _title_of(part: object) -> str:
    return str(getattr(part, "title", "") or getattr(part, "ask", "") or _id_of(part))
