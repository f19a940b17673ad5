"""A pack made ready: as it was read once, in a form from which it is back in a moment.

Reading a built pack means a signature and every rule of the format; the vault keeps what came of it, and only in the
vault. Each thing is a table that says what it is and holds what differs from how it begins.
"""

from __future__ import annotations

import json
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from carecompanion.domain import field as shapes
from carecompanion.domain import pack as heads
from carecompanion.domain import practice as parts
from carecompanion.domain import prompt as prompts
from carecompanion.domain.pack import Pack
from carecompanion.errors import JournalDamaged

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_KINDS: Final[tuple[type, ...]] = (
    heads.Pack, heads.Source, heads.Facilitator, heads.Need, prompts.Prompt, prompts.FollowUp, shapes.Field,
    shapes.Option, shapes.Pair, shapes.Scale, shapes.TwoSided, shapes.Choice, shapes.Column, shapes.Table,
    shapes.Counts, shapes.Voices, shapes.Listing, shapes.People, shapes.Flows, shapes.Promise, parts.Practice,
    parts.Gate, parts.Step, parts.Programme, parts.Outcome, parts.Session, parts.Exercise, parts.Guide, parts.Frame,
)  # fmt: skip
_KIND: Final = "_"
_FROM_TEXT: Final[dict[tuple[type, str], Callable[[str], object]]] = {
    (prompts.Prompt, "form"): prompts.Form,
    (shapes.Field, "kind"): shapes.FieldKind,
    (shapes.Column, "kind"): shapes.ColumnKind,
    (heads.Pack, "published"): date.fromisoformat,
}


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
    return json.dumps(_plain(pack), ensure_ascii=False, separators=(",", ":"))


def pack_from_ready(text: str) -> Pack:
    """The pack that :func:`ready_text` made ready. Raises JournalDamaged for anything else."""
    try:
        pack = json.loads(text, object_hook=_made)
    except (ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
        raise JournalDamaged from error
    if not isinstance(pack, Pack):
        raise JournalDamaged
    return pack


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        kind = type(value)
        plain: dict[str, object] = {_KIND: _KINDS.index(kind)}
        for one in fields(value):
            held = getattr(value, one.name)
            if one.default is MISSING or held != one.default:
                plain[one.name] = _plain(held)
        return plain
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _made(plain: dict[str, Any]) -> object:
    number = plain.pop(_KIND)
    kind = _KINDS[number]
    for name, value in plain.items():
        if type(value) is list:
            plain[name] = tuple(value)
        elif (number, name) in _ENUMS and type(value) is str:
            plain[name] = _ENUMS[number, name](value)
    return kind(**plain)


_ENUMS: Final = {(_KINDS.index(kind), name): convert for (kind, name), convert in _FROM_TEXT.items()}
