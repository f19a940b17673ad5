"""The JSON Schema of pack.toml (draft 2020-12), made of what the reader asks for: editors complete and check by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from carecompanion.packs.asked import Asked, Schema
from carecompanion.packs.parts import read_parts
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NAME: Final = "https://json-schema.org/draft/2020-12/schema"
ID: Final = "urn:carecompanion:pack:1"

_SAYS: Final[Schema] = {"type": "string", "pattern": r"\S"}
_BESIDES: Final[Mapping[str, Schema]] = {
    "minutes": {"minItems": 2, "maxItems": 2},
    "prompt.fields.voices": {"minItems": 2, "maxItems": 3},
    "programme.sessions": {"minItems": 0, "maxItems": 104},
    "ground.steps": {"items": _SAYS},
    "guide.boxes": {"items": _SAYS},
    "frame.sections": {"items": _SAYS},
}
"""What the reader looks at beside a single question: how many of something there must be."""

_STRONG: Final = 2


def schema() -> dict[str, object]:
    """The whole schema, as JSON has it. A test holds it and the reader together."""
    asked = Asked()
    read_parts(asked)
    whole: Schema = {"$schema": NAME, "$id": ID, "title": say("pack_keys.title_of_schema")}
    whole |= _table(asked, "")
    prompt = whole["properties"]["prompt"]["items"]
    prompt["if"] = {"properties": {"intensity": {"minimum": _STRONG}}, "required": ["intensity"]}
    prompt["then"] = {"properties": {"content_note": {"pattern": r"\S"}}, "required": ["content_note"]}
    return whole


def _table(asked: Asked, path: str) -> Schema:
    """One table: what may stand in it, what must, and nothing else."""
    properties = {key: _described(asked, key, _below(path, key)) for key in asked.properties}
    table: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return table | ({"required": sorted(asked.required)} if asked.required else {})


def _described(asked: Asked, key: str, path: str) -> Schema:
    found = dict(asked.properties[key])
    if key in asked.inners:
        found = _table(asked.inners[key], path)
    elif key in asked.lists:
        found["items"] = _items(asked.lists[key], key, path)
    if key in asked.required and found.get("type") == "array":
        found["minItems"] = 1
    return {"description": _words(path)} | found | _BESIDES.get(path, {})


def _items(children: Sequence[Asked], key: str, path: str) -> Schema:
    """What a list holds: one sort of table, or one for each thing that its tables can say they are."""
    if len(children) == 1:
        return _table(children[0], path)
    tables = [_table(child, path) for child in children]
    kinds = list(dict.fromkeys(str(child.preset["kind"]) for child in children))
    properties: dict[str, Any] = {}
    for table in tables:
        for name, found in table["properties"].items():
            same = properties.get(name, found) == found
            properties[name] = found if same else {"description": found["description"]}
    properties["kind"] = {"description": _words(f"{path}.kind"), "enum": kinds}
    common = set.intersection(*(set(table.get("required", ())) for table in tables))
    return {
        "type": "object",
        "properties": properties,
        "required": sorted(common),
        "allOf": [
            {"if": _condition(child, key), "then": table}
            for child, table in zip(children, tables, strict=True)
        ],
    }


def _condition(child: Asked, key: str) -> Schema:
    conditions = list(child.conditions(key))
    condition: Schema = {"properties": {name: {"const": value} for name, value, _ in conditions}}
    needed = [name for name, _, is_implied in conditions if not is_implied]
    return condition | ({"required": needed} if needed else {})


def _below(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _words(path: str) -> str:
    """What is said of the key at *path*: of this one, or of every key of its name."""
    from carecompanion.words.pack_keys import WORDS

    key = path.rpartition(".")[2]
    return say(f"pack_keys.{path}") if path in WORDS else say(f"pack_keys.any.{key}")
