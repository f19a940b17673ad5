from __future__ import annotations

import contextlib
import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain.answer import WrongValue
from carecompanion.domain.entry import Entry, EntryKind
from carecompanion.domain.entry_plain import (
    entry_from_plain,
    plain_entry,
    plain_snapshot,
    snapshot_from_plain,
)
from carecompanion.domain.field import Field
from carecompanion.domain.field_plain import field_from_plain, plain_field
from carecompanion.domain.ids import EntryId
from carecompanion.domain.plain import refuse_bad
from carecompanion.errors import BadInput, WrongShape
from tests.domain.samples import ENTRY, FIELDS, SNAPSHOT, TEXT, anything


def changed(plain: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    """A deep copy of *plain* with *value* at a dotted path."""
    copy: dict[str, Any] = json.loads(json.dumps(plain))
    *way, last = path.split(".")
    table: Any = copy
    for step in way:
        table = table[int(step) if step.isdigit() else step]
    table[int(last) if last.isdigit() else last] = value
    return copy


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.kind.value)
def test_a_field_of_every_kind_comes_back_as_it_was(field: Field) -> None:
    assert field_from_plain(json.loads(json.dumps(plain_field(field)))) == field


def test_the_keys_of_a_field_are_those_of_a_pack_source() -> None:
    sides = next(field for field in FIELDS if field.id == "side")
    assert plain_field(sides) == {
        "id": "side",
        "kind": "scale",
        "label": "Where",
        "two_sided": True,
        "reach": 5,
        "low_label": "rescuing",
        "middle": "connected",
        "high_label": "retreating",
        "by": "about",
    }


@pytest.mark.parametrize(
    "plain",
    [
        None, [], {}, {"id": "a", "kind": "text"}, {"id": "a", "kind": "wish", "label": "x"},
        {"id": "A b", "kind": "text", "label": "x"}, {"id": "a", "kind": "text", "label": "x", "required": True},
        {"id": "a", "kind": "scale", "label": "x", "low": 3, "high": 3, "low_label": "l", "high_label": "h"},
        {"id": "a", "kind": "choice", "label": "x", "options": []},
        {"id": "a", "kind": "choice", "label": "x", "options": [{"id": "o", "label": "1"}, {"id": "o", "label": "2"}]},
        {"id": "a", "kind": "voices", "label": "x", "voices": ["one"]},
        {"id": "a", "kind": "person", "label": "x", "roles": ["boss"]},
        {"id": "a", "kind": "table", "label": "x", "columns": [{"id": "c", "label": "c", "kind": "choice"}]},
    ],
)  # fmt: skip
def test_a_field_that_does_not_hold_together_is_refused(plain: object) -> None:
    with pytest.raises(WrongShape) as refusal:
        field_from_plain(plain)
    assert refusal.value.hint


def test_an_entry_comes_back_as_it_was() -> None:
    assert entry_from_plain(json.loads(json.dumps(plain_entry(ENTRY)))) == ENTRY


def test_an_entry_has_every_key_of_the_published_export() -> None:
    assert list(plain_entry(ENTRY)) == [
        "id", "created", "updated", "title", "text", "kind", "tags", "people", "intensity", "private", "run",
        "annotations", "prompt", "answers",
    ]  # fmt: skip
    assert {
        "pack",
        "serial",
        "id",
        "lang",
        "signer",
        "signer_name",
        "licence",
        "ask",
        "wording",
        "fields",
    } <= set(plain_snapshot(SNAPSHOT))


def test_a_snapshot_comes_back_as_it_was() -> None:
    assert snapshot_from_plain(json.loads(json.dumps(plain_snapshot(SNAPSHOT)))) == SNAPSHOT


def test_free_writing_needs_no_prompt() -> None:
    entry = Entry(EntryId("a"), ENTRY.created, ENTRY.updated, "", "words")
    assert entry_from_plain(plain_entry(entry)) == entry


def test_a_prompt_without_fields_takes_one_long_writing() -> None:
    entry = replace(ENTRY, prompt=replace(SNAPSHOT, fields=()), answers={"text": "words"})
    assert entry_from_plain(plain_entry(entry)) == entry


@given(
    st.text(),
    st.text(),
    st.lists(st.text(min_size=1)),
    st.sampled_from(EntryKind),
    st.datetimes(timezones=st.just(UTC)),
)
def test_any_words_of_a_writer_come_back_as_they_were(
    title: str, text: str, tags: list[str], kind: EntryKind, when: datetime
) -> None:
    entry = Entry(EntryId("a"), when, when, title, text, kind, tuple(tags))
    assert entry_from_plain(json.loads(json.dumps(plain_entry(entry)))) == entry


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("id", ""), ("id", 3), ("created", "yesterday"), ("created", "2026-11-20T21:14:00"), ("created", None),
        ("title", None), ("kind", "sermon"), ("tags", "one"), ("tags", [1]), ("intensity", 4), ("intensity", True),
        ("private", 1), ("run", 7), ("annotations", [{"at": "x", "text": "y"}]), ("annotations", [3]),
        ("prompt", []), ("prompt.serial", -1), ("prompt.wording", "loud"), ("prompt.fields", [{}]), ("prompt.x", 1),
        ("prompt.ask", ""), ("answers", []), ("answers", {"elsewhere": "x"}), ("answers", "x"), ("more", 1),
        ("prompt", None), ("text", "x" * 2_000_001),
    ],
)  # fmt: skip
def test_an_entry_that_was_changed_by_hand_is_refused_with_a_hint(path: str, value: object) -> None:
    with pytest.raises(WrongShape) as refusal:
        entry_from_plain(changed(plain_entry(ENTRY), path, value))
    assert isinstance(refusal.value, BadInput)
    assert refusal.value.hint


@pytest.mark.parametrize("key", ["id", "created", "updated", "kind"])
def test_an_entry_that_was_cut_short_is_refused(key: str) -> None:
    plain = plain_entry(ENTRY)
    del plain[key]
    with pytest.raises(WrongShape):
        entry_from_plain(plain)


def test_an_answer_its_field_does_not_take_refuses_the_entry() -> None:
    with pytest.raises(WrongValue):
        entry_from_plain(changed(plain_entry(ENTRY), "answers.seen", 99))


@given(st.sampled_from(sorted(plain_entry(ENTRY))), anything)
def test_whatever_stands_in_an_entry_is_read_or_refused_by_type(key: str, value: object) -> None:
    with contextlib.suppress(WrongShape, WrongValue):
        entry_from_plain(plain_entry(ENTRY) | {key: value})


@given(anything)
def test_whatever_is_given_for_an_entry_is_refused_by_type(plain: object) -> None:
    with pytest.raises(WrongShape):
        entry_from_plain(plain)


def test_a_refusal_names_no_key_of_the_file() -> None:
    with pytest.raises(WrongShape) as refusal:
        entry_from_plain(plain_entry(ENTRY) | {"my secret": 1})
    assert "secret" not in refusal.value.what + refusal.value.hint


@pytest.mark.parametrize(
    "path", ["text", "title", "tags.0", "annotations.0.text", "prompt.ask", "prompt.fields.0.label"]
)
def test_characters_that_act_on_a_screen_are_refused_anywhere(path: str) -> None:
    refuse_bad(plain_entry(ENTRY))
    with pytest.raises(WrongShape):
        refuse_bad(changed(plain_entry(ENTRY), path, "clear \x1b[2J"))


def test_characters_that_act_on_a_screen_are_refused_in_keys_too() -> None:
    with pytest.raises(WrongShape):
        refuse_bad({"a": [{"b\x9b": 1}]})


def test_one_long_writing_needs_no_label() -> None:
    assert field_from_plain({"id": "text", "kind": "text", "label": ""}) == Field("text", TEXT.kind, "")
