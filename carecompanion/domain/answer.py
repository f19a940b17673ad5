"""The value that answers a field: what is accepted, from a file or from typed words, and when it says nothing.

The shapes themselves are in :mod:`carecompanion.domain.values`; this module is the one door to them.
"""

from __future__ import annotations

from carecompanion.domain.answer_plain import plain_of, value_from_plain
from carecompanion.domain.answer_words import value_from_words
from carecompanion.domain.values import (
    HIGH,
    LOW,
    MIDDLE,
    SIDES,
    Commitment,
    Count,
    FlowMark,
    Mark,
    Row,
    Turn,
    Value,
)
from carecompanion.errors import WrongValue

__all__ = [
    "HIGH",
    "LOW",
    "MIDDLE",
    "SIDES",
    "Commitment",
    "Count",
    "FlowMark",
    "Mark",
    "Row",
    "Turn",
    "Value",
    "WrongValue",
    "is_empty",
    "plain_of",
    "value_from_plain",
    "value_from_words",
]


def is_empty(value: Value) -> bool:
    """Does *value* say nothing? A number always says something; blank words, and lists of nothing else, do not."""
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, int):
        return False
    if isinstance(value, Commitment):
        said = (value.words, value.who_may_ask, value.owner_role, value.authority)
        return value.look_again is None and not any(words.strip() for words in said)
    return all(_item_is_empty(item) for item in value)


def _item_is_empty(item: str | Mark | Row | Count | Turn | FlowMark) -> bool:
    match item:
        case str():
            return not item.strip()
        case Row():
            return not any(isinstance(cell, int) or cell.strip() for cell in item.cells.values())
        case Turn():
            return not item.line.strip()
        case FlowMark():
            return not item.source.strip()
        case _:
            return False
