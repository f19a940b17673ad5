"""The schema for editors and the reader of sources say the same: whatever one refuses, the other does too."""

from __future__ import annotations

import copy
import tomllib
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from carecompanion.domain.plain import Plain
from carecompanion.packs.builtin import builtin_folder, builtin_ids
from carecompanion.packs.parts import read_parts
from carecompanion.packs.schema import schema
from carecompanion.packs.toml import refuse_excess
from tests.packs.sources import SMALL, WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carecompanion.domain.plain import Flaw

SCHEMA: Any = schema()
CHECKER = Draft202012Validator(SCHEMA)
WHOLE_TABLE = tomllib.loads(WHOLE.decode())

SHAPE = {
    "missing", "blank", "kind", "range", "how_many", "not_one_of", "unknown", "bad_id", "bad_pack_id", "one_line",
    "link", "language", "note_missing", "many_items", "span",
}  # fmt: skip
"""What a single place can be faulted for. How places hold together (names, order) is for the checker alone."""


def is_shapely(table: dict[str, Any]) -> bool:
    flaws: list[Flaw] = refuse_excess(table)
    read_parts(Plain(table, flaws))
    return not any(is_of_shape(flaw) and not is_between_two(flaw, table) for flaw in flaws)


def is_of_shape(flaw: Flaw) -> bool:
    """Is it something a single place, or a list by itself, is faulted for?"""
    return flaw.reason in SHAPE or (flaw.reason == "twice" and isinstance(flaw.place[-1], int))


def is_between_two(flaw: Flaw, table: dict[str, Any]) -> bool:
    """Is it that one number is not below another, or that a session names no outcome of this programme?"""
    if flaw.reason == "span":
        return len(table["minutes"]) == 2
    if flaw.reason == "range":
        return flaw.place[-1] == "high" and flaw.values["low"] != -1_000_000
    return flaw.reason == "not_one_of" and "sessions" in flaw.place


def places(value: object, place: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if place:
        yield place
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in inner:
        yield from places(item, (*place, step))


def parts_of_the_whole() -> Iterator[tuple[dict[str, Any], tuple[str | int, ...]]]:
    """The head with each of the other parts, and a prompt with each field: small enough to be looked at often."""
    prompt = WHOLE_TABLE["prompt"][0]
    for field in prompt["fields"]:
        yield (
            {**HEAD, "prompt": [{"id": "p", "ask": "Where?", "fields": [field]}]},
            ("prompt", 0, "fields", 0),
        )
    without = {key: value for key, value in prompt.items() if key != "fields"}
    yield {**HEAD, "prompt": [without]}, ("prompt", 0)
    for key in WHOLE_TABLE.keys() - HEAD.keys() - {"prompt"}:
        yield {**HEAD, key: WHOLE_TABLE[key]}, (key,)


Place = tuple[dict[str, Any], tuple[str | int, ...]]

NEEDED = ("id", "title", "language", "licence", "leaving")
HEAD = {key: WHOLE_TABLE[key] for key in NEEDED}
PLACES: list[Place] = [(HEAD, (key,)) for key in NEEDED]
PLACES += [
    (table, place)
    for table, within in parts_of_the_whole()
    for place in places(table)
    if place[: len(within)] == within
]
OTHERS = st.sampled_from(
    [
        "", " ", "x", "Not An Id", "a\nb", "en", "https://example.org", "javascript:x", "line", "both", "ally", "scale",
        0, 1, 2, 3, -1, 401, 10**9, True, False, [], ["x"], ["a", "b", "c", "d"], [1, 2], [{}], {}, {"id": "x"},
    ]
)  # fmt: skip


def changed(at: Place, how: str, other: object) -> dict[str, Any]:
    whole, place = at
    table: dict[str, Any] = copy.deepcopy(whole)
    node: Any = table
    for step in place[:-1]:
        node = node[step]
    match how:
        case "gone":
            del node[place[-1]]
        case "other":
            node[place[-1]] = other
        case _ if isinstance(node, dict):
            node[how] = other
    return table


def test_the_schema_is_a_schema_and_the_shipped_packs_fit_it() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    sources = [
        SMALL,
        WHOLE,
        *((builtin_folder() / name / "pack.toml").read_bytes() for name in builtin_ids()),
    ]
    for source in sources:
        assert [error.message for error in CHECKER.iter_errors(tomllib.loads(source.decode()))] == []


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(PLACES),
    st.sampled_from(["gone", "other", "other", "required", "label", "kind", "two_sided"]),
    OTHERS,
)
def test_what_the_reader_refuses_the_schema_refuses_and_no_more(at: Place, how: str, other: object) -> None:
    table = changed(at, how, other)
    assert CHECKER.is_valid(table) == is_shapely(table)


def test_whatever_is_taken_away_both_say_the_same() -> None:
    for at in PLACES:
        table = changed(at, "gone", None)
        assert CHECKER.is_valid(table) == is_shapely(table), at[1]


def test_every_key_says_what_it_is_for() -> None:
    def keys(node: object, path: str = "") -> Iterator[tuple[str, Any]]:
        if isinstance(node, dict):
            for key, inner in node.get("properties", {}).items():
                yield f"{path}.{key}", inner
                yield from keys(inner, f"{path}.{key}")
            for inner in (node.get("items"), *(branch["then"] for branch in node.get("allOf", ()))):
                yield from keys(inner, path)

    found = dict(keys(SCHEMA))
    assert {".title", ".prompt.ask", ".prompt.fields.columns.stage", ".programme.sessions.closing"} <= set(
        found
    )
    assert [path for path, inner in found.items() if not inner.get("description")] == []


def test_no_key_can_ask_anything_of_a_member() -> None:
    from carecompanion.packs.faults import DEMANDS

    def names(node: object) -> Iterator[str]:
        if isinstance(node, dict):
            yield from node.get("properties", {})
            for inner in node.values():
                yield from names(inner)
        elif isinstance(node, list):
            for inner in node:
                yield from names(inner)

    assert not DEMANDS & set(names(SCHEMA))
