"""A JSON Schema of the format, as an author writes it: editors complete keys with it and mark mistakes."""

import ast
import inspect
import textwrap
from itertools import pairwise
from typing import Any

from screening_tui.protocol.format import FORMAT, GUIDE, PROTOCOL, TABLES, TableFormat
from screening_tui.protocol.model import Table
from screening_tui.protocol.text import LANGUAGE_CODE

Schema = dict[str, Any]

_TEXT = {"$ref": "#/$defs/text"}
_FILES = {"type": "array", "items": {"type": "string", "pattern": r"\.toml$"}, "uniqueItems": True}


def json_schema(translation: bool = False) -> Schema:
    """The schema of ``protocol.toml`` and of the files that it includes, or of a translation's file."""
    definitions: Schema = {"text": _text()}
    tables = {name: _table(table, definitions) for name, table in TABLES.items()}
    properties = _translation(definitions) if translation else _protocol(tables, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A translation of a screening protocol" if translation else "A screening protocol",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "required": ["language", "name"] if translation else [],
        "$defs": definitions,
    }


def _text() -> Schema:
    plain = {"type": "string", "description": "In the protocol's fallback language."}
    languages = {
        "type": "object",
        "propertyNames": {"pattern": LANGUAGE_CODE},
        "additionalProperties": {"type": "string"},
        "description": 'By language: { en = "...", es = "..." }',
    }
    return {"description": "A text in one language or in several.", "anyOf": [plain, languages]}


def _protocol(tables: Schema, definitions: Schema) -> Schema:
    head = _table(PROTOCOL, definitions)["properties"]
    head = {key: head[key] for key in ("id", "version", "title", "about", "source", "adult_from_age", "fallback")}
    return {
        "format": {"const": FORMAT, "description": "The version of the format. Only in protocol.toml."},
        **head,
        "fallback_name": {"type": "string", "description": "The fallback language by its own name."},
        "include": {**_FILES, "description": "More files with items. Only in protocol.toml."},
        "translations": {**_FILES, "description": "A file for each other language. Only in protocol.toml."},
        **{name: {"type": "array", "items": table} for name, table in tables.items()},
        "guide": _table(GUIDE, definitions),
    }


def _table(table: TableFormat, definitions: Schema) -> Schema:
    """A table's schema: pydantic's, with the words that an author uses."""
    schema: Schema = table.model.model_json_schema(ref_template="#/$defs/{model}")
    told = _documented(table.model)
    definitions |= {name: choice for name, choice in schema.get("$defs", {}).items() if "enum" in choice}
    properties: Schema = {}
    for key, value in schema["properties"].items():
        properties[key] = _TEXT if key in table.texts else _value(value)
        if key in told:
            properties[key] = {**properties[key], "description": told[key]}
    for inner in table.nested:
        del properties[inner.field]
        own = _table(inner, definitions)
        properties[inner.name] = {"type": "array", "items": own} if inner.repeated else own
    return {
        "type": "object",
        "description": table.model.__doc__,
        "additionalProperties": False,
        "properties": properties,
        "required": schema.get("required", []),
    }


def _value(schema: Schema) -> Schema:
    """Without pydantic's titles, and without null, which TOML has no word for."""
    written: list[Schema] = [one for one in schema.get("anyOf", ()) if one != {"type": "null"}]
    plain = {**schema, **written[0]} if written else schema
    return {key: value for key, value in plain.items() if key not in {"title", "default", "anyOf"}}


def _documented(model: type[Table]) -> dict[str, str]:
    """What stands below each key of a model, for its author's editor."""
    (body,) = ast.parse(textwrap.dedent(inspect.getsource(model))).body
    statements = body.body if isinstance(body, ast.ClassDef) else []
    return {
        key.target.id: inspect.cleandoc(text.value.value).replace("``", "")
        for key, text in pairwise(statements)
        if isinstance(key, ast.AnnAssign) and isinstance(key.target, ast.Name)
        if isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant) and isinstance(text.value.value, str)
    }


def _translation(definitions: Schema) -> Schema:
    definitions.clear()
    said = {"type": "string"}

    def of(table: TableFormat) -> Schema:
        properties: Schema = dict.fromkeys(sorted(table.texts), said)
        for inner in table.nested:
            own = of(inner)
            properties[inner.name] = {"type": "object", "additionalProperties": own} if inner.repeated else own
        return {"type": "object", "additionalProperties": False, "properties": properties}

    return {
        "language": {"type": "string", "pattern": LANGUAGE_CODE, "description": "Its code: es, ht, pt-BR."},
        "name": {"type": "string", "description": "Its own name: español."},
        "reviewed": {"type": "boolean", "description": "Whether somebody who grew up with it has read it."},
        "protocol": of(PROTOCOL),
        **{
            name: {"type": "object", "additionalProperties": of(table)} for name, table in TABLES.items() if table.texts
        },
    }
