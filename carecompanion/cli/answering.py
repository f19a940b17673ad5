"""Answers by field: given in the call, or asked for one at a time."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from carecompanion.errors import BadInput, Usage
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.answer import Value
    from carecompanion.domain.field import Field
    from carecompanion.domain.prompt import PromptSnapshot

    Said = Callable[[Mapping[str, Value], str], None]


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
    sitting: Sitting, fields: Sequence[Field], answers: Mapping[str, Value], keep: Said, inside: str = ""
) -> dict[str, Value]:
    """Ask field by field for what is not answered yet, and for the rest of the field *inside* which it was left.

    *keep* hears of everything as it is given, with the field that is being asked for, or none between two.
    """
    from carecompanion.cli.field_asking import FieldAsking

    given = dict(answers)

    def hold(field: Field, value: Value) -> None:
        given[field.id] = value
        keep(given, field.id)

    for field in fields:
        if field.id in given and field.id != inside:
            continue
        sitting.tell.warn("")
        sitting.tell.warn(field.label)
        if field.help:
            sitting.tell.warn(field.help)
        FieldAsking(sitting, field, given.get(field.id), partial(hold, field)).asked()
        if field.id in given:
            keep(given, "")
    return given
