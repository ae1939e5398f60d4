"""An entry as one line of JSON, as the store keeps it; what is empty is left out."""

import json
from dataclasses import fields
from operator import attrgetter
from typing import Any

from pydantic_core import to_json

from screening_tui.reading.clean import clean_tree
from screening_tui.registers.model import Alias, Document, Entry, Quality

_LISTS = ("birth_dates", "nationalities", "provenance")
_MANY = (*_LISTS, "aliases", "documents")
_FIELDS = tuple(field.name for field in fields(Entry))
_VALUES = attrgetter(*_FIELDS)


def to_text(entry: Entry) -> str:
    """The same text for the same entry."""
    body: dict[str, Any] = {name: value for name, value in zip(_FIELDS, _VALUES(entry), strict=True) if value}
    if entry.aliases:
        body["aliases"] = [[alias.name, alias.quality] for alias in entry.aliases]
    if entry.documents:
        body["documents"] = [[paper.number, paper.country, paper.kind] for paper in entry.documents]
    return to_json(body).decode()


def from_text(text: str) -> Entry:
    """The entry of such a line. Raises ValueError, TypeError or LookupError for a line that is none."""
    body = clean_tree(json.loads(text), lines=False)
    for name in _LISTS:
        body[name] = _texts(body.get(name, []))
    body["aliases"] = tuple(Alias(_texts([name])[0], Quality(quality)) for name, quality in body.get("aliases", ()))
    body["documents"] = tuple(Document(*_texts(parts)) for parts in body.get("documents", ()))
    _texts([value for name, value in body.items() if name not in _MANY])
    return Entry(**body)


def _texts(values: list[Any]) -> tuple[str, ...]:
    for value in values:
        if not isinstance(value, str):
            raise TypeError
    return tuple(values)
