"""Answers by field: given in the call, or asked for one at a time."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from carecompanion.errors import BadInput, Usage, WrongDay, WrongValue
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.answer import Value
    from carecompanion.domain.field import Column, Field, Table
    from carecompanion.domain.prompt import PromptSnapshot

    Said = Callable[[Mapping[str, Value]], None]


def given_answers(
    sitting: Sitting, snapshot: PromptSnapshot | None, said: Sequence[str], file: str | None
) -> dict[str, Value]:
    """The answers of ``--answer`` and ``--answers-file``. Raises Usage, WrongValue, WrongDay, BadInput."""
    from carecompanion.domain.answer import value_from_words
    from carecompanion.domain.entry_plain import answers_from_plain

    fields = _fields(snapshot) if said or file else {}
    answers: dict[str, Value] = {}
    if file:
        answers.update(answers_from_plain(_table(sitting.sources.text_from(file), fields), snapshot))
    for one in said:
        name, equals, value = one.partition("=")
        if not equals:
            raise Usage(
                say("cli_journal.answer_form"), say("cli_journal.fields_are", names=", ".join(fields))
            )
        if name in answers:
            raise Usage(say("cli_journal.twice", name=name))
        answers[name] = value_from_words(_known(name, fields), value, today=sitting.today)
    return answers


def _fields(snapshot: PromptSnapshot | None) -> dict[str, Field]:
    from carecompanion.domain.field import WRITING

    if snapshot is None:
        raise Usage(say("cli_journal.no_fields"), say("cli_journal.no_fields_hint"))
    return {field.id: field for field in snapshot.fields or (WRITING,)}


def _known(name: str, fields: Mapping[str, Field]) -> Field:
    if name not in fields:
        raise Usage(
            say("cli_journal.unknown_field", name=name),
            say("cli_journal.fields_are", names=", ".join(fields)),
        )
    return fields[name]


def _table(text: str, fields: Mapping[str, Field]) -> dict[str, object]:
    from carecompanion.domain.plain import refuse_bad

    try:
        plain = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadInput(say("cli_journal.answers_form")) from error
    if not isinstance(plain, dict):
        raise BadInput(say("cli_journal.answers_form"))
    refuse_bad(plain)
    for name in plain:
        _known(name, fields)
    return plain


def ask_answers(
    sitting: Sitting, fields: Sequence[Field], answers: Mapping[str, Value], keep: Said
) -> dict[str, Value]:
    """Ask field by field for what is not answered yet; *keep* hears of every answer as it is given."""
    from carecompanion.domain.answer import is_empty

    given = dict(answers)
    for field in fields:
        if field.id in given:
            continue
        sitting.tell.warn("")
        sitting.tell.warn(field.label)
        if field.help:
            sitting.tell.warn(field.help)
        value = _asked(sitting, field, partial(_keep_so_far, keep, dict(given), field.id))
        if value is not None and not is_empty(value):
            given[field.id] = value
            keep(given)
    return given


def _keep_so_far(keep: Said, given: Mapping[str, Value], name: str, words: str) -> None:
    keep({**given, name: words})


def _asked(sitting: Sitting, field: Field, so_far: Callable[[str], None]) -> Value | None:
    """One field's value, asked until it fits; None where it is left out."""
    from carecompanion.domain.answer import value_from_plain, value_from_words

    while True:
        said = _said(sitting, field, so_far)
        if not said:
            return None
        try:
            if isinstance(said, str):
                return value_from_words(field, said, today=sitting.today)
            return value_from_plain(field, said)
        except WrongValue as error:
            sitting.tell.warn(error.what)
            if not _hint(field):  # else it is asked again, with its own words for how
                sitting.tell.warn(say("cli.hint", hint=error.hint))
        except WrongDay as error:
            sitting.tell.warn(error.what)
            sitting.tell.warn(say("cli.hint", hint=error.hint))


def _said(sitting: Sitting, field: Field, so_far: Callable[[str], None]) -> str | list[object]:
    """What was typed for *field*: words to be read by its kind, or rows already in their plain form."""
    from carecompanion.domain.field import Counts, FieldKind, Promise, Table, Voices

    ask, mark, kind = sitting.ask, say("cli_journal.ask.mark"), field.kind
    hint = _hint(field)
    if kind is FieldKind.TEXT:
        return ask.words(hint, so_far)
    if isinstance(field.shape, Promise) or kind is FieldKind.COMMITMENT:
        return _promise(sitting, field)
    if hint:
        sitting.tell.note(hint)
    if isinstance(field.shape, Table):
        return _rows(sitting, field.shape)
    if isinstance(field.shape, Counts):
        rows = [(row, ask.line(say("cli_journal.ask.counts", row=row.label))) for row in field.shape.rows]
        return "; ".join(f"{row.id}: {typed}" for row, typed in rows if typed)
    if isinstance(field.shape, Voices):
        return _turns(sitting, field.shape.voices)
    if kind in (FieldKind.LIST, FieldKind.FLOW):
        return "\n".join(_until_empty(sitting))
    return ask.line(mark)


def _hint(field: Field) -> str:
    """How to answer, in words, from what the field's kind knows."""
    from carecompanion.domain.field import (
        Choice,
        Counts,
        FieldKind,
        Flows,
        Listing,
        People,
        Scale,
        Table,
        TwoSided,
        Voices,
    )

    key = field.kind.value
    match field.shape:
        case Scale(low=low, high=high, low_label=low_label, high_label=high_label):
            return say(
                "cli_journal.ask.scale", low=low, high=high, low_label=low_label, high_label=high_label
            )
        case TwoSided(reach=reach, low_label=low_end, middle=middle, high_label=high_end):
            return say("cli_journal.ask.two_sided", middle=middle, reach=reach, low=low_end, high=high_end)
        case Choice(options=options):
            return say(f"cli_journal.ask.{key}", options=", ".join(option.label for option in options))
        case Listing(at_most=most) if most:
            return say("cli_journal.ask.list_at_most", most=most)
        case Voices(voices=voices):
            return say("cli_journal.ask.voices", voices=", ".join(voices))
        case People(several=True):
            return say("cli_journal.ask.people")
        case Counts():
            return ""
        case Table(rows=()):
            return say("cli_journal.ask.table_own")
        case shape if field.kind is FieldKind.FLOW:
            directions = (shape if isinstance(shape, Flows) else Flows()).directions
            return say("cli_journal.ask.flow", directions=", ".join(directions))
        case _ if field.kind is FieldKind.LINE:
            return say("cli_journal.ask.leave")
        case _:
            return say(f"cli_journal.ask.{key}")


def _until_empty(sitting: Sitting) -> list[str]:
    lines: list[str] = []
    while typed := sitting.ask.line(say("cli_journal.ask.mark")):
        lines.append(typed)
    return lines


def _turns(sitting: Sitting, voices: Sequence[str]) -> list[object]:
    turns: list[object] = []
    place = 0
    while typed := sitting.ask.line(say("cli_journal.ask.voice", voice=voices[place])):
        turns.append({"voice": place, "line": typed})
        place = (place + 1) % len(voices)
    return turns


def _promise(sitting: Sitting, field: Field) -> str | list[object]:
    from carecompanion.domain.field import Promise

    shape = field.shape if isinstance(field.shape, Promise) else Promise()
    words = sitting.ask.line(say("cli_journal.ask.commitment.words"))
    if not words:
        return ""
    plain: dict[str, object] = {"words": words, "look_again": _day(sitting)}
    plain["who_may_ask"] = sitting.ask.line(say("cli_journal.ask.commitment.who_may_ask"))
    for key, is_asked in (("owner_role", shape.owner_role), ("authority", shape.authority)):
        if is_asked:
            plain[key] = sitting.ask.line(say(f"cli_journal.ask.commitment.{key}"))
    return json.dumps(plain)


def _day(sitting: Sitting) -> str | None:
    from carecompanion.domain.dates import day_from_words

    while typed := sitting.ask.line(say("cli_journal.ask.commitment.look_again")):
        try:
            return day_from_words(typed, sitting.today).isoformat()
        except WrongDay as error:
            sitting.tell.warn(say("cli.hint", hint=error.hint))
    return None


def _rows(sitting: Sitting, table: Table) -> list[object]:
    rows: list[object] = []
    if table.rows:
        for row in table.rows:
            cells = _cells(sitting, table, row.label)
            if cells:
                rows.append({"row": row.id, "cells": cells})
        return rows
    # Rows of one's own have no names: the first cell tells them apart, and where it stays empty there are enough.
    while cells := _cells(sitting, table, say("cli_journal.ask.row", number=len(rows) + 1), is_own=True):
        rows.append({"row": "", "cells": cells})
    return rows


def _cells(sitting: Sitting, table: Table, row: str, *, is_own: bool = False) -> dict[str, object]:
    cells: dict[str, object] = {}
    for column in table.columns:
        cell = _cell(sitting, column, row, sitting.today)
        if cell not in (None, ""):
            cells[column.id] = cell
        elif is_own and not cells:
            break
    return cells


def _cell(sitting: Sitting, column: Column, row: str, today: date) -> str | int | None:
    """One cell, asked until it fits its column."""
    from carecompanion.domain.dates import day_from_words
    from carecompanion.domain.field import ColumnKind

    while typed := sitting.ask.line(_cell_question(column, row)):
        match column.kind:
            case ColumnKind.NUMBER | ColumnKind.SCALE:
                low, high = (column.scale.low, column.scale.high) if column.scale else (-(10**12), 10**12)
                if typed.lstrip("+-").isdecimal() and low <= int(typed) <= high:
                    return int(typed)
            case ColumnKind.CHOICE:
                said = typed.casefold()
                for option in column.options:
                    if said in (option.id.casefold(), option.label.casefold()):
                        return option.id
            case ColumnKind.DATE:
                try:
                    return day_from_words(typed, today).isoformat()
                except WrongDay as error:
                    sitting.tell.warn(say("cli.hint", hint=error.hint))
            case _:
                return typed
    return None


def _cell_question(column: Column, row: str) -> str:
    if column.options:
        labels = ", ".join(option.label for option in column.options)
        return say("cli_journal.ask.cell_choice", row=row, column=column.label, options=labels)
    if column.scale:
        low, high = column.scale.low, column.scale.high
        return say("cli_journal.ask.cell_scale", row=row, column=column.label, low=low, high=high)
    return say("cli_journal.ask.cell", row=row, column=column.label)
