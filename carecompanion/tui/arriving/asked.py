"""What a prompt asks, field by field, in words: nothing of a pack is hidden from who reads it first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.domain.field import (
    Choice,
    Counts,
    Flows,
    Listing,
    People,
    Promise,
    Scale,
    Table,
    TwoSided,
    Voices,
)
from carecompanion.tui.widgets.prose import Part
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from carecompanion.domain.field import Column, Field, Option, Shape


def parts_of(field: Field) -> Iterator[Part]:
    """Its label, what it takes in, and its help."""
    yield Part(say("arriving.field", label=field.label, kind=say(f"arriving.kind.{field.kind.value}")))
    for words in (field.help, field.placeholder, *_told(field.shape)):
        if words:
            yield Part(words, "quiet", gap=0, lead="  ")


def _told(shape: Shape | None) -> Iterator[str]:
    match shape:
        case Table():
            yield from _table(shape)
        case Scale() | TwoSided() | Choice() | Counts() | Voices() | Listing():
            yield _marked(shape)
        case People():
            yield ", ".join(shape.roles)
        case Flows():
            yield ", ".join(shape.directions)
        case Promise():
            asked = (("owner_role", shape.owner_role), ("authority", shape.authority))
            yield ", ".join(say(f"arriving.promise.{name}") for name, is_asked in asked if is_asked)


def _marked(shape: Scale | TwoSided | Choice | Counts | Voices | Listing) -> str:
    match shape:
        case Scale():
            return _ends(shape)
        case TwoSided():
            return say("arriving.ends_two", low=shape.low_label, middle=shape.middle, high=shape.high_label)
        case Choice():
            return _listed(shape.options)
        case Counts():
            return say("arriving.rows", rows=_listed(shape.rows))
        case Voices():
            return " · ".join(shape.voices)
        case Listing():
            return "" if shape.at_most is None else say("arriving.at_most", most=shape.at_most)


def _table(table: Table) -> Iterator[str]:
    if table.rows:
        yield say("arriving.rows", rows=_listed(table.rows))
    for column in table.columns:
        yield _column(column)


def _listed(options: Sequence[Option]) -> str:
    return " · ".join(option.label for option in options)


def _ends(scale: Scale) -> str:
    return say(
        "arriving.ends",
        low=scale.low,
        high=scale.high,
        low_label=scale.low_label,
        high_label=scale.high_label,
    )


def _column(column: Column) -> str:
    if column.scale is not None:
        return say("arriving.column", label=column.label, values=_ends(column.scale))
    if column.options:
        return say("arriving.column", label=column.label, values=_listed(column.options))
    return column.label
