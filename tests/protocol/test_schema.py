"""The schema for editors: what it allows is what the loader reads."""

import json
import re
import tomllib
from typing import Any

import pytest

from screening_tui.protocol.format import HEADER, TABLES
from screening_tui.protocol.load import default_sources
from screening_tui.protocol.schema import json_schema
from small_protocol import FILES


def faults(value: Any, schema: dict[str, Any], whole: dict[str, Any], place: str = "") -> list[str]:
    """What a value has that a schema does not allow; the few words of JSON Schema that are used here."""
    if "$ref" in schema:
        return faults(value, whole["$defs"][schema["$ref"].removeprefix("#/$defs/")], whole, place)
    if "anyOf" in schema:
        several = [faults(value, one, whole, place) for one in schema["anyOf"]]
        return [] if [] in several else several[0]
    kinds = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int}
    if "type" in schema and type(value) is not kinds[schema["type"]]:
        return [f"{place}: no {schema['type']}"]
    found = []
    if ("const" in schema and value != schema["const"]) or ("enum" in schema and value not in schema["enum"]):
        found.append(f"{place}: {value}")
    if "pattern" in schema and not re.search(schema["pattern"], value):
        found.append(f"{place}: {value}")
    if isinstance(value, list):
        for index, part in enumerate(value):
            found += faults(part, schema.get("items", {}), whole, f"{place}.{index}")
    if isinstance(value, dict):
        found += [f"{place}: {key} is missing" for key in schema.get("required", ()) if key not in value]
        for key, part in value.items():
            inner = schema.get("properties", {}).get(key, schema.get("additionalProperties", False))
            found += [f"{place}.{key}: unknown"] if inner is False else faults(part, inner, whole, f"{place}.{key}")
    return found


@pytest.mark.parametrize("name", list(FILES))
def test_the_small_protocol_follows_it(name: str) -> None:
    schema = json_schema(translation=name == "es.toml")
    assert faults(tomllib.loads(FILES[name]), schema, schema) == []


def test_the_default_protocol_follows_it() -> None:
    schemas = {translation: json_schema(translation) for translation in (False, True)}
    for name, text in default_sources().files.items():
        schema = schemas[name.startswith("languages/")]
        assert faults(tomllib.loads(text), schema, schema) == [], name


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("titel = 'x'", ".titel: unknown"),
        ("format = 2", ".format: 2"),
        ("[[step]]\nid = 'X'\nkind = 'close'\ntitle = 'T'\nhelp = 'H'", ".step.0.id: X"),
        ("[[step]]\nid = 'x'\nkind = 'open'\ntitle = 'T'\nhelp = 'H'", ".step.0.kind: open"),
        ("[[step]]\nid = 'x'\nkind = 'close'\ntitle = 'T'", ".step.0: help is missing"),
        ("[[fact]]\nid = 'x'\nlabel = 3\ncomparator = 'text'", ".fact.0.label: no string"),
        ("[[question]]\noptions = []", ".question.0.options: unknown"),
        ("[[step]]\nid = 'x'\nkind = 'close'\ntitle = 'T'\nhelp = 'H'\nrole = 'child'", ".step.0.role: child"),
    ],
)
def test_mistakes_are_marked(text: str, fault: str) -> None:
    schema = json_schema()
    assert fault in faults(tomllib.loads(text), schema, schema)


def test_every_key_that_an_author_may_write_is_in_it() -> None:
    properties = json_schema()["properties"]
    assert set(properties) == {*HEADER, *TABLES, "guide"}
    for name, table in TABLES.items():
        assert set(properties[name]["items"]["properties"]) == table.keys
        assert properties[name]["items"]["description"]


def test_it_explains_and_is_json() -> None:
    schema = json_schema()
    assert json.loads(json.dumps(schema)) == schema
    assert "shown by F1" in schema["properties"]["step"]["items"]["properties"]["help"]["description"]
    assert "null" not in json.dumps(schema)
    assert "#/$defs/text" in json.dumps(schema)
    assert "$ref" not in json.dumps(json_schema(translation=True))
