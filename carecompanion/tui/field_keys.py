"""The keys of the field one is in, for the footer: what is there to press, without guessing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.domain.field import FieldKind, TwoSided
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
}


def keys_of(field: Field) -> list[tuple[str, str]]:
    """(key, what it does) for *field*; empty where one simply writes."""
    keys = _KEYS.get(field.kind, ())
    if isinstance(field.shape, TwoSided):
        keys = (_SIDEWAYS, ("space", "other_side"))
    return [(key, say(f"write.key.{words}")) for key, words in keys]
