"""The keys of the field one is in, for the footer: what is there to press, without guessing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.domain.field import FieldKind, Flows, TwoSided
from carecompanion.domain.flow import DIRECTIONS
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.domain.field import Field

_SIDEWAYS: Final = ("←→", "move")
_KEYS: Final = {
    FieldKind.CHOICE: (("↑↓", "move"), ("space", "choose")),
    FieldKind.CHOICES: (("↑↓", "move"), ("space", "choose_some")),
    FieldKind.SCALE: (_SIDEWAYS, ("backspace", "clear")),
    FieldKind.LIST: (("enter", "one_more"),),
    FieldKind.VOICES: (("ctrl+n", "next_voice"),),
    FieldKind.TABLE: (("alt+↑↓", "move_row"),),
    FieldKind.PERSON: (("↑↓", "choose"),),
}


def keys_of(field: Field, part: str = "") -> list[tuple[str, str]]:
    """(key, what it does) for *field*, or for the *part* of it one is in; empty where one simply writes."""
    keys = _KEYS.get(field.kind, ())
    if field.kind is FieldKind.FLOW:
        by_part = {"direction": (_letters(field), "which_way"), "size": ("1 2 3", "how_much")}
        keys = (by_part.get(part, ("↑↓", "choose")),)
    if isinstance(field.shape, TwoSided):
        keys = (_SIDEWAYS, ("space", "other_side"))
    return [(key, say(f"write.key.{words}")) for key, words in keys]


def _letters(field: Field) -> str:
    """The letters that say which way: the first of each direction asked for, each once."""
    directions = field.shape.directions if isinstance(field.shape, Flows) else DIRECTIONS
    said = [say(f"fields.flow.{one}") if one in DIRECTIONS else one for one in directions]
    return " ".join(dict.fromkeys(word[0] for word in said if word))
