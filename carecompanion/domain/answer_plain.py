"""Values to and from their plain form, the one that files and the vault hold (formats.md §6)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, Never

from carecompanion.domain.field import (
    Choice,
    Column,
    ColumnKind,
    Counts,
    Field,
    FieldKind,
    Flows,
    Listing,
    People,
    Promise,
    Scale,
    Table,
    TwoSided,
    Voices,
)
from carecompanion.domain.values import (
    ITEMS_AT_MOST,
    MIDDLE,
    SIDES,
    WORDS_AT_MOST,
    Commitment,
    Count,
    FlowMark,
    Mark,
    Row,
    Turn,
    Value,
)
from carecompanion.errors import WrongValue

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_NUMBER_AT_MOST: Final = 10**12
_SIZES: Final = (1, 2, 3)


def plain_of(value: Value) -> object:
    """The plain (JSON) form of *value*: what :func:`value_from_plain` reads back to an equal value."""
    if isinstance(value, (str, int)):
        return value
    if isinstance(value, Commitment):
        plain: dict[str, object] = {
            "words": value.words,
            "look_again": value.look_again.isoformat() if value.look_again else None,
            "who_may_ask": value.who_may_ask,
        }
        if value.owner_role:
            plain["owner_role"] = value.owner_role
        if value.authority:
            plain["authority"] = value.authority
        return plain
    return [_plain_item(item) for item in value]


def _plain_item(item: str | Mark | Row | Count | Turn | FlowMark) -> object:
    match item:
        case str():
            return item
        case Mark():
            return {"side": item.side, "by": item.by}
        case Row():
            return {"row": item.row, "cells": dict(item.cells)}
        case Count():
            return {"row": item.row, "group": item.group, "n": item.n}
        case Turn():
            return {"voice": item.voice, "line": item.line}
        case FlowMark():
            return {"source": item.source, "direction": item.direction, "size": item.size}


def value_from_plain(field: Field, plain: object) -> Value:
    """The value that *plain* stands for in *field*. Raises WrongValue for anything the field does not take.

    Numbers are whole and never booleans, ids are the field's own, nothing is repaired. Foreign text is not cleaned
    here: see :func:`carecompanion.domain.plain.refuse_bad`.
    """
    return _READERS[field.kind](field, plain)


def refuse(field: Field) -> Never:
    """Raise the WrongValue that says, in our own words, what *field* takes."""
    match field.shape:
        case Scale(low=low, high=high):
            raise WrongValue("scale", low=low, high=high)
        case TwoSided(reach=reach):
            raise WrongValue("sides", reach=reach)
        case Choice(options=options):
            raise WrongValue(field.kind.value, options=", ".join(option.id for option in options))
        case Table(columns=columns):
            raise WrongValue("table", columns=", ".join(column.id for column in columns))
        case Counts(rows=rows):
            raise WrongValue("counts", rows=", ".join(row.id for row in rows))
        case Voices(voices=voices):
            raise WrongValue("voices", voices=len(voices))
        case Listing():
            raise WrongValue("list")
        case People():
            raise WrongValue("person")
        case Flows(directions=directions):
            raise WrongValue("flow", directions=", ".join(directions))
        case Promise():
            raise WrongValue("commitment")
        case None:
            raise WrongValue(field.kind.value if field.kind in _NEEDS_NO_SHAPE else "words")


_NEEDS_NO_SHAPE: Final = (FieldKind.LIST, FieldKind.PERSON, FieldKind.COMMITMENT)


def _words(field: Field, plain: object) -> str:
    if not isinstance(plain, str):
        refuse(field)
    if len(plain) > WORDS_AT_MOST:
        raise WrongValue("long")
    return plain


def _number(field: Field, plain: object, low: int, high: int) -> int:
    if not isinstance(plain, int) or isinstance(plain, bool) or not low <= plain <= high:
        refuse(field)
    return plain


def _items(field: Field, plain: object) -> Sequence[object]:
    if not isinstance(plain, (list, tuple)):
        refuse(field)
    if len(plain) > ITEMS_AT_MOST:
        raise WrongValue("many", most=ITEMS_AT_MOST)
    return plain


def _table(field: Field, plain: object, *keys: str) -> dict[str, object]:
    """*plain* as a table with exactly *keys*."""
    if not isinstance(plain, dict) or set(plain) != set(keys):
        refuse(field)
    return plain


def _list(field: Field, plain: object) -> tuple[str, ...]:
    return tuple(_words(field, item) for item in _items(field, plain))


def _scale(field: Field, plain: object) -> int | tuple[Mark, ...]:
    match field.shape:
        case Scale(low=low, high=high):
            return _number(field, plain, low, high)
        case TwoSided(reach=reach):
            marks = tuple(_mark(field, item, reach) for item in _items(field, plain))
            if len({mark.side for mark in marks}) < len(marks):
                refuse(field)
            return marks
        case _:
            raise WrongValue("words")


def _mark(field: Field, plain: object, reach: int) -> Mark:
    table = _table(field, plain, "side", "by")
    side = table["side"]
    if not isinstance(side, str) or side not in SIDES:
        refuse(field)
    low, high = (0, 0) if side == MIDDLE else (1, reach)
    return Mark(side, _number(field, table["by"], low, high))


def _choice(field: Field, plain: object) -> tuple[str, ...]:
    chosen = _list(field, plain)
    known = {option.id for option in field.shape.options} if isinstance(field.shape, Choice) else set()
    one_too_many = field.kind is FieldKind.CHOICE and len(chosen) > 1
    if one_too_many or len(set(chosen)) < len(chosen) or not known.issuperset(chosen):
        refuse(field)
    return chosen


def _rows(field: Field, plain: object) -> tuple[Row, ...]:
    shape = field.shape
    if not isinstance(shape, Table):
        raise WrongValue("words")
    columns = {column.id: column for column in shape.columns}
    named = {row.id for row in shape.rows}
    rows: list[Row] = []
    for item in _items(field, plain):
        table = _table(field, item, "row", "cells")
        row, cells = _words(field, table["row"]), table["cells"]
        if (named and row not in named) or not isinstance(cells, dict) or not columns.keys() >= cells.keys():
            refuse(field)
        rows.append(Row(row, {key: _cell(field, columns[key], cell) for key, cell in cells.items()}))
    if named and len({row.row for row in rows}) < len(rows):
        refuse(field)
    return tuple(rows)


def _cell(field: Field, column: Column, plain: object) -> str | int:
    if plain == "":
        return ""
    match column.kind:
        case ColumnKind.NUMBER:
            return _number(field, plain, -_NUMBER_AT_MOST, _NUMBER_AT_MOST)
        case ColumnKind.SCALE if column.scale:
            return _number(field, plain, column.scale.low, column.scale.high)
        case ColumnKind.CHOICE:
            chosen = _words(field, plain)
            if chosen not in {option.id for option in column.options}:
                refuse(field)
            return chosen
        case ColumnKind.DATE:
            return _day(field, plain).isoformat()
        case _:
            return _words(field, plain)


def _day(field: Field, plain: object) -> date:
    try:
        day = date.fromisoformat(_words(field, plain))
    except ValueError:
        refuse(field)
    return day


def _counts(field: Field, plain: object) -> tuple[Count, ...]:
    known = {row.id for row in field.shape.rows} if isinstance(field.shape, Counts) else set()
    counts: list[Count] = []
    for item in _items(field, plain):
        table = _table(field, item, "row", "group", "n")
        row, group = _words(field, table["row"]), _words(field, table["group"])
        if row not in known or not group.strip():
            refuse(field)
        counts.append(Count(row, group, _number(field, table["n"], 0, _NUMBER_AT_MOST)))
    if len({(count.row, count.group) for count in counts}) < len(counts):
        refuse(field)
    return tuple(counts)


def _turns(field: Field, plain: object) -> tuple[Turn, ...]:
    voices = len(field.shape.voices) if isinstance(field.shape, Voices) else 0
    turns: list[Turn] = []
    for item in _items(field, plain):
        table = _table(field, item, "voice", "line")
        turns.append(Turn(_number(field, table["voice"], 0, voices - 1), _words(field, table["line"])))
    return tuple(turns)


def _handles(field: Field, plain: object) -> tuple[str, ...]:
    handles = _list(field, plain)
    if not all(handle.strip() for handle in handles) or len(set(handles)) < len(handles):
        refuse(field)
    if len(handles) > 1 and not (isinstance(field.shape, People) and field.shape.several):
        raise WrongValue("one_person")
    return handles


def _flows(field: Field, plain: object) -> tuple[FlowMark, ...]:
    directions = (field.shape if isinstance(field.shape, Flows) else Flows()).directions
    flows: list[FlowMark] = []
    for item in _items(field, plain):
        table = _table(field, item, "source", "direction", "size")
        direction = _words(field, table["direction"])
        if direction not in directions:
            refuse(field)
        size = _number(field, table["size"], _SIZES[0], _SIZES[-1])
        flows.append(FlowMark(_words(field, table["source"]), direction, size))
    return tuple(flows)


def _commitment(field: Field, plain: object) -> Commitment:
    needed, spare = {"words", "look_again", "who_may_ask"}, {"owner_role", "authority"}
    if not isinstance(plain, dict) or not needed <= plain.keys() <= needed | spare:
        refuse(field)
    look_again = plain["look_again"]
    return Commitment(
        words=_words(field, plain["words"]),
        look_again=None if look_again is None else _day(field, look_again),
        who_may_ask=_words(field, plain["who_may_ask"]),
        owner_role=_words(field, plain.get("owner_role", "")),
        authority=_words(field, plain.get("authority", "")),
    )


_READERS: Final[dict[FieldKind, Callable[[Field, object], Value]]] = {
    FieldKind.TEXT: _words,
    FieldKind.LINE: _words,
    FieldKind.LIST: _list,
    FieldKind.SCALE: _scale,
    FieldKind.CHOICE: _choice,
    FieldKind.CHOICES: _choice,
    FieldKind.TABLE: _rows,
    FieldKind.COUNTS: _counts,
    FieldKind.VOICES: _turns,
    FieldKind.PERSON: _handles,
    FieldKind.FLOW: _flows,
    FieldKind.COMMITMENT: _commitment,
}
