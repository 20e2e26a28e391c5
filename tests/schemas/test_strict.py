from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from pressmark_schemas.answer import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

Node = dict[str, Any]

# What OpenAI's guide to structured outputs lists as understood in strict mode, less what only some
# servers take (pattern, format, bounds of numbers and lists): the answer needs none of it.
UNDERSTOOD = frozenset(
    {"type", "properties", "required", "additionalProperties", "items", "enum", "anyOf", "$defs", "$ref"}
    | {"description", "title"}
)
MOST_PROPERTIES, MOST_LEVELS, MOST_CHOICES, MOST_LETTERS = 5000, 10, 1000, 120_000


def _schemas(node: Node, place: str = "#") -> Iterator[tuple[str, Node]]:
    """Yield every schema of a schema with its place; names of properties are no keywords."""
    yield place, node
    for keyword in ("properties", "$defs"):
        for name, inner in node.get(keyword, {}).items():
            yield from _schemas(inner, f"{place}/{keyword}/{name}")
    if isinstance(node.get("items"), dict):
        yield from _schemas(node["items"], f"{place}/items")
    for number, inner in enumerate(node.get("anyOf", [])):
        yield from _schemas(inner, f"{place}/anyOf/{number}")


def _levels(node: Node, root: Node) -> int:
    """Return how many objects stand inside each other at most, references followed."""
    if "$ref" in node:
        return _levels(root["$defs"][node["$ref"].removeprefix("#/$defs/")], root)
    inner = [*node.get("properties", {}).values(), *node.get("anyOf", [])]
    inner += [node["items"]] if "items" in node else []
    return ("properties" in node) + max((_levels(each, root) for each in inner), default=0)


def _faults(schema: Node) -> list[str]:
    """Return why strict mode would refuse a schema."""
    found: list[str] = []
    if schema.get("type") != "object":
        found.append("#: the root is no object")
    for place, node in _schemas(schema):
        found += [f"{place}: {keyword} is not understood" for keyword in sorted(set(node) - UNDERSTOOD)]
        if node.get("type") == "object" or "properties" in node:
            if node.get("additionalProperties") is not False:
                found.append(f"{place}: additionalProperties is not false")
            if set(node.get("required", [])) != set(node.get("properties", {})):
                found.append(f"{place}: not every property is required")
        if "$ref" in node and len(node) > 1:
            found.append(f"{place}: something stands beside $ref")
        if not {"type", "$ref", "anyOf", "enum"} & set(node):
            found.append(f"{place}: has no type")
    return found


def test_strict_mode_accepts_the_answer_schema() -> None:
    """Every property is required, no object takes another one, and no keyword is unknown to strict mode."""
    assert _faults(Answer.model_json_schema()) == []


def test_the_answer_schema_is_within_the_limits_of_strict_mode() -> None:
    """Properties, nesting, choices and letters stay below the numbers that strict mode allows."""
    schema = Answer.model_json_schema()
    nodes = [node for _, node in _schemas(schema)]
    names = [name for node in nodes for keyword in ("properties", "$defs") for name in node.get(keyword, {})]
    choices = [choice for node in nodes for choice in node.get("enum", [])]
    assert len(names) < MOST_PROPERTIES
    assert _levels(schema, schema) < MOST_LEVELS
    assert len(choices) < MOST_CHOICES
    assert sum(map(len, (*names, *choices))) < MOST_LETTERS


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ({"default": 1}, "default is not understood"),
        ({"oneOf": []}, "oneOf is not understood"),
        ({"allOf": []}, "allOf is not understood"),
        ({"additionalProperties": True}, "additionalProperties is not false"),
        ({"required": []}, "not every property is required"),
        ({"type": "array"}, "the root is no object"),
        ({"properties": {"a": {}}, "required": ["a"]}, "has no type"),
        ({"properties": {"a": {"$ref": "#/$defs/B", "description": "b"}}, "required": ["a"]}, "beside $ref"),
    ],
)
def test_a_schema_that_strict_mode_refuses_is_seen(damage: Node, said: str) -> None:
    """The walk over the schema finds each kind of fault that it is there to find."""
    assert any(said in fault for fault in _faults(Answer.model_json_schema() | damage))


@pytest.mark.parametrize("key", Answer.model_fields)
def test_an_answer_must_be_whole(key: str) -> None:
    """An answer that lacks a property, or has one more, is none."""
    whole: dict[str, Any] = {name: [] for name in Answer.model_fields}
    assert Answer.model_validate(whole)
    lacking: dict[str, Any] = {name: [] for name in whole if name != key}
    exceeding: dict[str, Any] = {**whole, f"{key}_too": []}
    for broken in (lacking, exceeding):
        with pytest.raises(ValueError, match=key):
            Answer.model_validate_json(json.dumps(broken))
