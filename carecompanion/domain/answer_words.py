"""Values from typed words: what ``--answer FIELD=VALUE`` and the plain questions take (the hints say each form)."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from carecompanion.domain.answer_plain import refuse, value_from_plain
from carecompanion.domain.dates import day_from_words
from carecompanion.domain.field import Choice, Field, FieldKind, Option, Table, TwoSided, Voices
from carecompanion.domain.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from carecompanion.domain.values import Value

_BREAKS: Final = re.compile(r"[;\n]")
_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,13}")
_SIDE: Final = re.compile(r"(?P<side>.*?)\s*(?P<by>[0-9]{1,9})?")


def value_from_words(field: Field, text: str, *, today: date | None = None) -> Value:
    """The value that typed *text* stands for in *field*; the plain JSON form is taken too where it is a list or table.

    *today* lets a commitment say when in words; without it only ISO days are understood. Raises WrongValue, or
    WrongDay for a commitment's day.
    """
    text = clean(text)
    if field.kind is FieldKind.TEXT:
        return value_from_plain(field, text)
    if field.kind is FieldKind.LINE:
        return value_from_plain(field, " ".join(text.split()))
    text = text.strip()
    if text[:1] in {"[", "{"}:
        return value_from_plain(field, _json(field, text))
    return value_from_plain(field, _READERS[field.kind](field, text, today))


def _json(field: Field, text: str) -> object:
    try:
        plain: object = json.loads(text)
    except (ValueError, RecursionError):
        refuse(field)
    return plain


def _pieces(text: str, breaks: str | re.Pattern[str] = _BREAKS) -> list[str]:
    return [piece.strip() for piece in re.split(breaks, text) if piece.strip()]


def _whole(field: Field, text: str) -> int:
    if not _NUMBER.fullmatch(text):
        refuse(field)
    return int(text)


def _named(options: Iterable[Option], said: str) -> str | None:
    """The id of the option that *said* names, by id or by label."""
    said = said.casefold()
    for option in options:
        if said in {option.id.casefold(), option.label.casefold()}:
            return option.id
    return None


def _list(_field: Field, text: str, _today: date | None) -> object:
    return _pieces(text)


def _handles(_field: Field, text: str, _today: date | None) -> object:
    return _pieces(text, r"[;,\n]")


def _scale(field: Field, text: str, _today: date | None) -> object:
    if not isinstance(field.shape, TwoSided):
        return _whole(field, text)
    if _NUMBER.fullmatch(text):
        by = int(text)
        return [{"side": "low" if by < 0 else "high" if by > 0 else "middle", "by": abs(by)}]
    return [_mark(field, field.shape, piece) for piece in _pieces(text, r"[;,\n]")]


def _mark(field: Field, shape: TwoSided, piece: str) -> object:
    match = _SIDE.fullmatch(piece)
    if match is None:
        refuse(field)
    sides = (Option("low", shape.low_label), Option("middle", shape.middle), Option("high", shape.high_label))
    side = _named(sides, match["side"])
    if side is None or (match["by"] is None) != (side == "middle"):
        refuse(field)
    return {"side": side, "by": int(match["by"] or 0)}


def _choice(field: Field, text: str, _today: date | None) -> object:
    options = field.shape.options if isinstance(field.shape, Choice) else ()
    # A label may hold a comma: the whole is tried first.
    whole = _named(options, text)
    if whole is not None:
        return [whole]
    return [_named(options, piece) or piece for piece in _pieces(text, r"[;,\n]")]


def _rows(field: Field, text: str, _today: date | None) -> object:
    if not isinstance(field.shape, Table):
        refuse(field)
    rows: list[object] = []
    for piece in _pieces(text):
        name, colon, rest = piece.partition(":")
        said = [cell.strip() for cell in rest.split("|")] if rest.strip() else []
        if not colon or len(said) > len(field.shape.columns):
            refuse(field)
        cells: dict[str, object] = {}
        for column, cell in zip(field.shape.columns, said, strict=False):
            if not cell:
                continue
            if column.kind in {"number", "scale"}:
                cells[column.id] = _whole(field, cell)
            else:
                cells[column.id] = _named(column.options, cell) or cell
        rows.append({"row": _named(field.shape.rows, name.strip()) or name.strip(), "cells": cells})
    return rows


def _counts(field: Field, text: str, _today: date | None) -> object:
    rows = getattr(field.shape, "rows", ())
    counts: list[object] = []
    for piece in _pieces(text):
        name, _, rest = piece.partition(":")
        for said in _pieces(rest, r","):
            group, _, number = said.rpartition(" ")
            row = _named(rows, name.strip()) or name.strip()
            counts.append({"row": row, "group": group.strip(" ="), "n": _whole(field, number)})
    if text and not counts:
        refuse(field)
    return counts


def _turns(field: Field, text: str, _today: date | None) -> object:
    voices = field.shape.voices if isinstance(field.shape, Voices) else ()
    known = [Option(str(place), voice) for place, voice in enumerate(voices, start=1)]
    turns: list[object] = []
    for piece in _pieces(text):
        name, _, line = piece.partition(":")
        voice = _named(known, name.strip())
        if voice is None:
            refuse(field)
        turns.append({"voice": int(voice) - 1, "line": line.strip()})
    return turns


def _flows(field: Field, text: str, _today: date | None) -> object:
    flows: list[object] = []
    for piece in _pieces(text):
        direction, _, rest = piece.partition(" ")
        source, _, size = rest.strip().rpartition(" ")
        if not source or not _NUMBER.fullmatch(size):
            source, size = rest.strip(), "1"
        if not source:
            refuse(field)
        flows.append({"source": source, "direction": direction.casefold().rstrip(":"), "size": int(size)})
    return flows


def _commitment(field: Field, text: str, today: date | None) -> object:
    parts = [part.strip() for part in text.split("|")]
    if len(parts) > 3:
        refuse(field)
    words, when, who = (*parts, "", "")[:3]
    look_again = day_from_words(when, today).isoformat() if when and today else when or None
    return {"words": words, "look_again": look_again, "who_may_ask": who}


_READERS: Final[dict[FieldKind, Callable[[Field, str, date | None], object]]] = {
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
