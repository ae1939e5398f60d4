"""TOML for people to read: one key a line, the keys in the order they are given, long texts as they are.

The writing counterpart of ``tomllib`` for what a case file holds: texts, whole numbers, yes or no, lists and tables.
A library would lay a list of small tables out as one line, or not, as it fits; here each has a head of its own.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_WIDTH = 100


def document(tables: Mapping[str, Any], under: str = "") -> str:
    """The text of a table: first its plain keys, then the tables and the lists of tables in it.

    ``under`` is the dotted name of the table itself, empty for the document's own.
    """
    lines: list[str] = []
    inner: list[str] = []
    for name, value in tables.items():
        path = f"{under}.{key(name)}" if under else key(name)
        if _is_list_of_tables(value):
            inner += [f"\n[[{path}]]\n{document(table, path)}" for table in value]
        elif isinstance(value, Mapping):
            inner.append(f"\n[{path}]\n{document(value, path)}")
        else:
            lines.append(f"{key(name)} = {literal(value)}\n")
    return "".join(lines + inner)


def flat_table(head: str, table: Mapping[str, Any]) -> str:
    """One of a list of tables, with tables in it written inline: ``[[event]]`` and its keys, nothing between them."""
    return f"\n[[{head}]]\n" + "".join(f"{key(name)} = {literal(value)}\n" for name, value in table.items())


@lru_cache(maxsize=1024)
def key(name: str) -> str:
    """A key, in quotes where it needs them."""
    return name if _BARE_KEY.fullmatch(name) else _quoted(name)


def literal(value: Any) -> str:
    """A value on the right of an equals sign."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{key(name)} = {_inline(part)}" for name, part in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, Sequence):
        return _list([_inline(part) for part in value])
    return str(value)


def _inline(value: Any) -> str:
    """Inside a list or an inline table everything stands on one line."""
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, Sequence):
        return "[" + ", ".join(map(_inline, value)) + "]"
    return literal(value)


def _list(parts: list[str]) -> str:
    """On one line if they fit, else as many on a line as fit."""
    lines = [""]
    for part in parts:
        if lines[-1] and len(lines[-1]) + len(part) > _WIDTH:
            lines.append("")
        lines[-1] += f"{part}, "
    if len(lines) == 1:
        return f"[{lines[0][:-2]}]"
    return "[\n" + "".join(f"    {line.rstrip()}\n" for line in lines) + "]"


def _text(text: str) -> str:
    if "\n" not in text:
        return _quoted(text)
    plain = text.replace("\n", "").replace("\t", "").isprintable() and "'''" not in text and not text.endswith("'")
    if plain:
        return f"'''\n{text}'''"
    return '"""\n' + "\n".join(_escaped(line) for line in text.split("\n")) + '"""'


def _quoted(text: str) -> str:
    if '"' in text and "'" not in text and text.isprintable():
        return f"'{text}'"
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    # JSON escapes what TOML wants escaped, and in the same way, but for the delete character.
    return encode_basestring(text)[1:-1].replace("\x7f", "\\u007f")


def _is_list_of_tables(value: Any) -> bool:
    return isinstance(value, list | tuple) and bool(value) and all(isinstance(part, Mapping) for part in value)
