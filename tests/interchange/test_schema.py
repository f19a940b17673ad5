"""The published schema and the writer agree, in both directions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from carecompanion.domain.field import FieldKind
from carecompanion.interchange.carejson import ENTRY_ID, FORMAT, OTHER_NOUNS, json_of
from tests.domain.samples import ENTRY
from tests.interchange.entries import entries
from tests.interchange.test_own_json import BAD

if TYPE_CHECKING:
    from carecompanion.domain.entry import Entry

SCHEMA: Final[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "docs" / "export.schema.json").read_text("utf-8")
)
VALIDATOR: Final = Draft202012Validator(SCHEMA)


def faults(document: object) -> list[str]:
    return [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
        for error in VALIDATOR.iter_errors(document)
    ]


def exported(*written: Entry) -> dict[str, Any]:
    document: dict[str, Any] = json.loads("".join(json_of(written)))
    return document


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@given(entries())
@settings(max_examples=60, deadline=None)
def test_whatever_is_written_is_valid(entry: Entry) -> None:
    assert faults(exported(entry)) == []


def test_an_entry_with_every_kind_of_answer_is_valid() -> None:
    assert faults(exported(ENTRY)) == []
    assert {field.kind for field in ENTRY.prompt.fields} == set(FieldKind) if ENTRY.prompt else False


def test_the_schema_asks_for_the_nouns_that_are_written_and_for_no_others() -> None:
    assert set(SCHEMA["properties"]) == {"format", "entries", *OTHER_NOUNS}
    assert SCHEMA["properties"]["format"]["const"] == FORMAT
    assert faults({**exported(), "dreams": []})
    assert faults({**exported(), "people": [{}]})


def test_the_schema_asks_for_the_keys_that_are_written_and_for_no_others() -> None:
    written = exported(ENTRY)["entries"][0]
    for noun, table in (("entry", written), ("prompt", written["prompt"])):
        described = SCHEMA["$defs"][noun]
        assert set(described["properties"]) == set(table)
        assert described["additionalProperties"] is False
        for key in described["required"]:
            assert faults({**exported(), "entries": [_without(noun, key)]}), f"{noun}.{key}"


def _without(noun: str, key: str) -> dict[str, Any]:
    entry: dict[str, Any] = exported(ENTRY)["entries"][0]
    del (entry if noun == "entry" else entry[noun])[key]
    return entry


def test_the_schema_and_the_reader_call_the_same_things_ids() -> None:
    assert SCHEMA["$defs"]["entry"]["properties"]["id"]["pattern"] == f"^{ENTRY_ID.pattern}$"


def test_every_table_says_what_else_may_be_in_it() -> None:
    def tables(part: object) -> list[dict[str, Any]]:
        if isinstance(part, list):
            return [table for item in part for table in tables(item)]
        if not isinstance(part, dict):
            return []
        inner = [table for item in part.values() for table in tables(item)]
        return [part, *inner] if part.get("type") == "object" else inner

    assert all("additionalProperties" in table for table in tables(SCHEMA))


# What a schema of characters, fields and answers together cannot say.
_BEYOND: Final = {
    "an escape sequence",
    "a bidi override in a label",
    "a lone surrogate",
    "an answer to nothing asked",
    "an answer that does not fit its field",
    "answers without a prompt",
    "a float",  # 1.0 is a whole number to JSON Schema
}


@pytest.mark.parametrize("name", [name for name in BAD if name not in _BEYOND])
def test_what_the_reader_refuses_the_schema_refuses(name: str) -> None:
    assert faults({**exported(), "entries": [BAD[name]]})


def test_a_value_of_each_kind_has_a_shape_and_a_malformed_one_has_none() -> None:
    value = Draft202012Validator({"$ref": "#/$defs/value", "$defs": SCHEMA["$defs"]})
    for malformed in (
        None,
        True,
        1.5,
        {"words": "x"},
        [{"side": "low", "by": 0}],
        [{"side": "middle", "by": 1}],
        [{"row": "a", "group": " ", "n": 1}],
        [{"row": "a", "group": "g", "n": -1}],
        [{"voice": 3, "line": "x"}],
        [{"source": "x", "direction": "sideways", "size": 1}],
        {"words": "x", "look_again": "soon", "who_may_ask": ""},
        [1],
    ):
        assert not value.is_valid(malformed), malformed
