"""An entry as one line of JSON, as the store keeps it; what is empty is left out."""

import json
from dataclasses import fields
from typing import Any

from screening_tui.registers.model import Alias, Document, Entry, Quality

_LISTS = ("birth_dates", "nationalities", "provenance")
_FIELDS = tuple(field.name for field in fields(Entry))


def to_text(entry: Entry) -> str:
    """The same text for the same entry."""
    body: dict[str, Any] = {name: value for name in _FIELDS if (value := getattr(entry, name))}
    if entry.aliases:
        body["aliases"] = [[alias.name, alias.quality] for alias in entry.aliases]
    if entry.documents:
        body["documents"] = [[paper.number, paper.country, paper.kind] for paper in entry.documents]
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> Entry:
    """The entry of such a line."""
    body = json.loads(text)
    for name in _LISTS:
        body[name] = tuple(body.get(name, ()))
    body["aliases"] = tuple(Alias(name, Quality(quality)) for name, quality in body.get("aliases", ()))
    body["documents"] = tuple(Document(*parts) for parts in body.get("documents", ()))
    return Entry(**body)
