"""Values fit to be kept: every word in them cleaned as other writing is, and within bounds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from carecompanion.domain.text import clean
from carecompanion.domain.values import (
    ITEMS_AT_MOST,
    WORDS_AT_MOST,
    Commitment,
    Count,
    FlowMark,
    Mark,
    Row,
    Turn,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


def cleaned(value: Value) -> Value:
    """A copy of *value* without characters that may not pass (formats.md §2); numbers stay as they are."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, int):
        return value
    if isinstance(value, Commitment):
        return replace(
            value,
            words=clean(value.words),
            who_may_ask=clean(value.who_may_ask),
            owner_role=clean(value.owner_role),
            authority=clean(value.authority),
        )
    # One value holds items of one kind, and each stays what it is.
    return cast("Value", tuple(_cleaned_item(item) for item in value))


def is_within_bounds(value: Value) -> bool:
    """Can *value* be kept, and read back from a file? No text and no list in it may be longer than any answer is."""
    if isinstance(value, tuple) and len(value) > ITEMS_AT_MOST:
        return False
    return all(len(text) <= WORDS_AT_MOST for text in _texts(value))


def _cleaned_item(
    item: str | Mark | Row | Count | Turn | FlowMark,
) -> str | Mark | Row | Count | Turn | FlowMark:
    match item:
        case str():
            return clean(item)
        case Row():
            cells = {
                column: cell if isinstance(cell, int) else clean(cell) for column, cell in item.cells.items()
            }
            return Row(clean(item.row), cells)
        case Count():
            return replace(item, group=clean(item.group))
        case Turn():
            return replace(item, line=clean(item.line))
        case FlowMark():
            return replace(item, source=clean(item.source))
        case Mark():
            return item


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Commitment):
        yield from (value.words, value.who_may_ask, value.owner_role, value.authority)
    elif isinstance(value, tuple):
        for item in value:
            match item:
                case str():
                    yield item
                case Row():
                    yield item.row
                    yield from (cell for cell in item.cells.values() if isinstance(cell, str))
                case Turn():
                    yield item.line
                case Count():
                    yield item.group
                case FlowMark():
                    yield item.source
                case Mark():
                    pass
