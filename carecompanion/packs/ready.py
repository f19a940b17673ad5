"""A pack made ready: as it was read once, in a form from which it is back in a moment.

Reading a built pack means a signature and every rule of the format; what came of it is kept, and only in the vault.
Each thing is a row: what it is, then its parts in their order, as far as they differ from how they begin. The first
line holds the pack and its prompts up to their tags; below stands, a line each, what is read when it is asked for.
"""

from __future__ import annotations

import json
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final

from carecompanion.domain import field as shapes
from carecompanion.domain import pack as heads
from carecompanion.domain import practice as parts
from carecompanion.domain import prompt as prompts
from carecompanion.domain.pack import Pack
from carecompanion.errors import JournalDamaged
from carecompanion.packs.waiting import waiting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carecompanion.domain.field import Field
    from carecompanion.domain.prompt import FollowUp, Prompt

_KINDS: Final[tuple[type, ...]] = (
    heads.Pack, heads.Source, heads.Facilitator, heads.Need, prompts.Prompt, prompts.FollowUp, shapes.Field,
    shapes.Option, shapes.Pair, shapes.Scale, shapes.TwoSided, shapes.Choice, shapes.Column, shapes.Table,
    shapes.Counts, shapes.Voices, shapes.Listing, shapes.People, shapes.Flows, shapes.Promise, parts.Practice,
    parts.Gate, parts.Step, parts.Programme, parts.Outcome, parts.Session, parts.Exercise, parts.Guide, parts.Frame,
)  # fmt: skip
_TUPLE: Final = -1
_WORDS: Final[dict[tuple[type, str], type[StrEnum]]] = {
    (shapes.Field, "kind"): shapes.FieldKind,
    (shapes.Column, "kind"): shapes.ColumnKind,
}
_SOON: Final = tuple(one.name for one in fields(prompts.Prompt))[:-2]
_FORM: Final = _SOON.index("form")
_FORMS: Final[dict[str, prompts.Form]] = {str(form): form for form in prompts.Form}
_PUBLISHED: Final = [one.name for one in fields(Pack)].index("published")


@cache
def _shape() -> str:
    """What these things are made of in this version: what another version made ready is not read."""
    from zlib import crc32

    names = ";".join(f"{kind.__name__} {' '.join(one.name for one in fields(kind))}" for kind in _KINDS)
    return f"{crc32(names.encode()):08x}"


def made_for(languages: Sequence[str]) -> str:
    """What a ready pack is good for: this version's shapes, and a reader of *languages*."""
    return " ".join((_shape(), *languages))


def ready_text(pack: Pack) -> str:
    """*pack* made ready; :func:`pack_from_ready` gives back an equal one."""
    head = _plain(replace(pack, prompts=()))
    soon = [[_plain(getattr(prompt, name)) for name in _SOON] for prompt in pack.prompts]
    later = [[_plain(prompt.follow_up), _plain(prompt.fields)] for prompt in pack.prompts]
    return "\n".join(_spelled(one) for one in ([head, soon], *later))


def pack_from_ready(text: str) -> Pack:
    """The pack that :func:`ready_text` made ready. Raises JournalDamaged for anything else."""
    try:
        first, *later = text.split("\n")
        head, soon = json.loads(first)
        pack = _made(head)
        prompts = tuple(_prompt(parts, rest) for parts, rest in zip(soon, later, strict=True))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise JournalDamaged from error
    if not isinstance(pack, Pack):
        raise JournalDamaged
    object.__setattr__(
        pack, "prompts", prompts
    )  # nobody has seen it yet: a copy would cost as much as the rest
    return pack


def _spelled(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _prompt(parts: list[Any], rest: str) -> Prompt:
    parts[_FORM] = _FORMS[parts[_FORM]]
    parts[-1] = _made(parts[-1])
    return prompts.Prompt(*parts) if rest == _NOTHING else waiting(parts, partial(_later, rest))


def _later(rest: str) -> tuple[FollowUp, tuple[Field, ...]]:
    try:
        follow_up, fields = json.loads(rest)
        return _made(follow_up), _made(fields)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise JournalDamaged from error


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        kind = type(value)
        held = [(one, getattr(value, one.name)) for one in fields(kind)]
        while held and held[-1][0].default is not MISSING and held[-1][0].default == held[-1][1]:
            held.pop()
        return [_KINDS.index(kind), *(_plain(item) for _, item in held)]
    if isinstance(value, tuple):
        return [_TUPLE, *(_plain(item) for item in value)]
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _made(row: list[Any]) -> Any:  # noqa: ANN401 - whatever the row says it is
    kind = row.pop(0)
    for at, value in enumerate(row):
        if type(value) is list:
            row[at] = _made(value)
    if kind == _TUPLE:
        return tuple(row)
    if kind in _ENUMS:
        at, words = _ENUMS[kind]
        row[at : at + 1] = [words[word] for word in row[at : at + 1]]
    elif kind == 0 and len(row) > _PUBLISHED and row[_PUBLISHED]:
        row[_PUBLISHED] = date.fromisoformat(row[_PUBLISHED])
    return _KINDS[kind](*row)


_ENUMS: Final[dict[int, tuple[int, dict[str, StrEnum]]]] = {
    _KINDS.index(kind): ([one.name for one in fields(kind)].index(name), {str(word): word for word in words})
    for (kind, name), words in _WORDS.items()
}
_NOTHING: Final = _spelled([_plain(prompts.FollowUp()), _plain(())])
