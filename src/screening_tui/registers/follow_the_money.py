"""FollowTheMoney JSON lines: what offices exchange. What its schema Person has no room for is under ``screening:``."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from screening_tui.registers.model import Entry, Quality
from screening_tui.registers.rows import DATES, WORDS, BadRow, Row

SPACE = "screening:"
_SINGLE = ("register", "end", *WORDS, *DATES)
_DOCUMENTS = {"passportNumber": "passport", "idNumber": "identity card"}


def rows(lines: Iterable[str], register: str) -> Iterator[Row | BadRow | None]:
    """One for each line that is not empty; None for what is no person, BadRow for what cannot be read."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _row(number, json.loads(line), register)
        except BadRow as bad:
            yield bad.at(number)
        except ValueError as error:
            yield BadRow("", line.strip()[:40], f"this is no JSON: {str(error)[:80]}").at(number)
        except RecursionError:
            yield BadRow("", line.strip()[:40], "it is nested too deeply").at(number)


def _row(number: int, entity: Any, register: str) -> Row | None:
    if not isinstance(entity, dict):
        raise BadRow("", "", "each line is one JSON object")
    if entity.get("schema") != "Person":
        return None
    properties = entity.get("properties", {})
    if not isinstance(properties, dict):
        raise BadRow("properties", "", "properties are an object of lists")
    fields = {name: _string(name, entity.get(SPACE + name, "")) for name in _SINGLE}
    fields["id"] = _string("id", entity.get("id", ""))
    fields["register"] = fields["register"] or register
    fields["sex"] = next(iter(_strings(properties, "gender")), "")
    fields["source"] = fields["source"] or "; ".join(_strings(entity, "datasets"))
    fields["reason"] = fields["reason"] or " ".join(_strings(properties, "notes"))[:2_000]
    fields["updated"] = fields["updated"] or _string("last_change", entity.get("last_change", ""))[:10]
    names = [(name, "good") for prop in ("name", "alias") for name in _strings(properties, prop)]
    names += [(name, "low") for name in _strings(properties, "weakAlias")]
    countries = [code for prop in ("nationality", "citizenship") for code in _strings(properties, prop)]
    papers = [_document(text, kind) for prop, kind in _DOCUMENTS.items() for text in _strings(properties, prop)]
    births, provenance = _strings(properties, "birthDate"), _strings(entity, SPACE + "provenance")
    return Row(number, fields, names, births, countries, papers, provenance)


def _document(text: str, kind: str) -> tuple[str, str, str]:
    country, colon, number = text.partition(":")
    return (number, country, kind) if colon and len(country) == 2 else (text, "", kind)


def _string(field: str, value: Any) -> str:
    if not isinstance(value, str):
        raise BadRow(field, str(value)[:40], "this is no text")
    return value


def _strings(properties: Mapping[str, Any], name: str) -> list[str]:
    values = properties.get(name, [])
    if not isinstance(values, list):
        raise BadRow(name, "", "this is a list of texts")
    return [_string(name, value) for value in values]


def line_of(entry: Entry) -> str:
    """An entry as one line, without its end."""
    passports = [paper for paper in entry.documents if paper.kind != "identity card"]
    cards = [paper for paper in entry.documents if paper.kind == "identity card"]
    properties = {
        "name": [entry.name] if entry.name else [],
        "alias": [alias.name for alias in entry.aliases if alias.quality is Quality.GOOD],
        "weakAlias": [alias.name for alias in entry.aliases if alias.quality is Quality.LOW],
        "birthDate": list(entry.birth_dates),
        "gender": [entry.sex] if entry.sex else [],
        "nationality": [code.lower() for code in entry.nationalities],
        "passportNumber": [f"{p.country}:{p.number}" if p.country else p.number for p in passports],
        "idNumber": [f"{p.country}:{p.number}" if p.country else p.number for p in cards],
    }
    entity: dict[str, Any] = {"id": entry.id, "schema": "Person"}
    entity["properties"] = {name: values for name, values in properties.items() if values}
    entity |= {SPACE + name: value for name in _SINGLE if (value := getattr(entry, name))}
    if entry.provenance:
        entity[SPACE + "provenance"] = list(entry.provenance)
    return json.dumps(entity, ensure_ascii=False)
