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
    FieldKind.PERSON: (("↑↓", "choose"), ("enter", "take_name")),
    FieldKind.COUNTS: (("enter", "next_cell"),),
    FieldKind.COMMITMENT: (("enter", "next_line"),),
}


def keys_of(field: Field) -> list[tuple[str, str]]:
    """(key, what it does) for *field*; empty where one simply writes."""
    keys = _KEYS.get(field.kind, ())
    if field.kind is FieldKind.FLOW:
        keys = (("enter", "next_cell"), (_letters(field), "which_way"), ("1 2 3", "how_much"))
    if isinstance(field.shape, TwoSided):
        keys = (_SIDEWAYS, ("space", "other_side"))
    return [(key, say(f"write.key.{words}")) for key, words in keys]


def _letters(field: Field) -> str:
    """The letters that say which way: the first of each direction asked for, each once."""
    directions = field.shape.directions if isinstance(field.shape, Flows) else DIRECTIONS
    said = [say(f"fields.flow.{one}") if one in DIRECTIONS else one for one in directions]
    return " ".join(dict.fromkeys(word[0] for word in said if word))
