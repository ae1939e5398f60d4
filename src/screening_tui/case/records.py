"""An event as one flat table of plain values, and back without loss; its canonical bytes, and the chain over them.

A record holds text, whole numbers, yes or no, lists and tables, nothing else, so that TOML and JSON carry it alike.
"""

import hashlib
import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any, TypeAlias

from pydantic import BaseModel, ValidationError
from pydantic_core import from_json, to_json

from screening_tui.case.events import BODY_OF_KIND, Body, Event, Officer, Unknown
from screening_tui.errors import BadInput
from screening_tui.reading.clean import clean_text, clean_tree

Record: TypeAlias = dict[str, Any]

START_OF_CHAIN = bytes(32)
"""What the first event is chained to."""

LARGEST_NUMBER = 2**63 - 1
DEEPEST_NESTING = 8
LONGEST_KEY = 128
"""Characters."""

_STAMP = frozenset({"seq", "at", "elapsed", "officer_name", "officer_badge", "kind"})
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d", re.ASCII)
_HARMLESS = re.compile(r"""\\['"\\n]""")
"""The escapes of quotation marks, of a backslash and of a line's end."""


def to_record(event: Event) -> Record:
    """The event as a flat table: its stamp, its kind, and those of its body's fields that were set."""
    return {**_stamp(event), **event.body.model_dump(mode="json", exclude_unset=True)}


def new_event(seq: int, at: str, elapsed: int, officer: Officer, body: Body) -> tuple[Event, bytes]:
    """The event of something that just happened, and its canonical bytes.

    The body is cleaned; what is empty in it is left out, and what has a meaning is set even if it is the default: so a
    record reads by itself, and a later version's defaults do not change what was meant.
    """
    kind = type(body)
    fields = {**_defaults_that_mean_something(kind), **body.model_dump(mode="json", exclude_defaults=True)}
    if not is_clean(fields):
        fields = clean_tree(fields)
    event = Event(seq, at, elapsed, clean_text(officer.name), clean_text(officer.badge), kind.model_validate(fields))
    return event, canonical({**_stamp(event), **fields})


def from_record(record: Mapping[str, Any]) -> Event:
    """The event of a record. A kind that this version does not know becomes ``Unknown`` and keeps everything.

    Raises BadInput, which says what is wrong and quotes no value, where ``to_record`` would not give the same record.
    """
    _check_stamp(record)
    kind = record["kind"]
    fields = {key: value for key, value in record.items() if key not in _STAMP}
    known = BODY_OF_KIND.get(kind)
    if known is None:
        return as_unknown(record)
    try:
        body = known.model_validate(fields)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        where = ".".join(map(str, (kind, *first["loc"])))
        raise BadInput(f"{where}: {first['msg']}") from None
    if _unknown_keys(body):
        _check_value(fields, DEEPEST_NESTING)
    if body.model_dump(mode="json", exclude_unset=True, exclude_none=True) != fields:
        raise BadInput(f"{kind}: a value is written as this kind of event does not have it")
    return _stamped(record, body)


def as_unknown(record: Mapping[str, Any]) -> Event:
    """The event of a record whose kind is known and whose values are not: kept as it came, under its kind.

    Raises BadInput where even the stamp is wrong.
    """
    _check_stamp(record)
    fields = {key: value for key, value in record.items() if key not in _STAMP}
    _check_value(fields, DEEPEST_NESTING)
    return _stamped(record, Unknown.model_validate({"kind": record["kind"], **fields}))


def unknown_parts(event: Event) -> str:
    """What of it this version does not know: its kind, or keys of it; empty for nothing."""
    if isinstance(event.body, Unknown):
        return event.body.kind if event.body.kind not in BODY_OF_KIND else ""
    return ", ".join(_unknown_keys(event.body))


def from_payload(payload: bytes) -> Record:
    """The record of its canonical bytes. Raises BadInput for any other bytes."""
    try:
        record = from_json(payload, allow_inf_nan=False)
        if isinstance(record, dict) and canonical(record) == payload:
            return record
    except ValueError:
        pass  # no JSON, nested too deeply, half a character, or a number that is none
    raise BadInput("this is not a record as it is written")


def is_clean(record: Mapping[str, Any]) -> bool:
    """Whether cleaning its texts would change nothing, at a tenth of the cost of cleaning; a no may be a maybe."""
    # Python's own notation escapes every character that cannot be printed.
    text = repr(record)
    return "\\" not in text or "\\" not in _HARMLESS.sub("", text)


def canonical(record: Mapping[str, Any]) -> bytes:
    """The one way to write a record: JSON, keys in order, no spaces, UTF-8. The chain is over these bytes."""
    return to_json(_in_order(record))


def chain(previous_head: bytes, payload: bytes) -> bytes:
    """The head after one more event: SHA-256 over the head before (32 bytes) and the event's canonical bytes."""
    return hashlib.sha256(previous_head + payload).digest()


def _in_order(value: Any) -> Any:
    if isinstance(value, dict):
        # Nearly every value is a text, and a call for each would cost more than the rest.
        return {key: part if isinstance(part := value[key], str) else _in_order(part) for key in sorted(value)}
    return [_in_order(part) for part in value] if isinstance(value, list) else value


def _stamp(event: Event) -> Record:
    record = {"seq": event.seq, "at": event.at, "elapsed": event.elapsed, "officer_name": event.officer}
    return record | ({"officer_badge": event.badge} if event.badge else {}) | {"kind": event.body.kind}


def _stamped(record: Mapping[str, Any], body: Body) -> Event:
    return Event(
        seq=record["seq"],
        at=record["at"],
        elapsed=record["elapsed"],
        officer=record["officer_name"],
        badge=record.get("officer_badge", ""),
        body=body,
    )


def _check_stamp(record: Mapping[str, Any]) -> None:
    for key, least in (("seq", 1), ("elapsed", 0)):
        number = record.get(key)
        if type(number) is not int or not least <= number <= LARGEST_NUMBER:
            raise BadInput(f"{key}: a whole number from {least} is needed")
    for key in ("officer_name", "kind"):
        if not isinstance(record.get(key), str):
            raise BadInput(f"{key}: a text is needed")
    badge = record.get("officer_badge", "left out")
    if not isinstance(badge, str) or not badge:
        raise BadInput("officer_badge: a text is needed, or no such key")
    if not _is_moment(record.get("at")):
        raise BadInput("at: a time with its zone is needed, 2026-11-23T14:32:07.120-06:00")


def _is_moment(at: object) -> bool:
    if not isinstance(at, str) or not _MOMENT.fullmatch(at):
        return False
    try:
        datetime.fromisoformat(at)
    except ValueError:
        return False
    return True


def _unknown_keys(body: Body) -> list[str]:
    keys = list(body.model_extra or ())
    for name in _tables_in(type(body)):
        part: BaseModel = getattr(body, name)
        keys += [f"{name}.{key}" for key in part.model_extra or ()]
    return keys


@cache
def _tables_in(kind: type[Body]) -> tuple[str, ...]:
    """The fields of a kind that are tables with keys of their own."""
    fields = kind.model_fields.items()
    return tuple(
        name for name, field in fields if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel)
    )


def _check_value(value: object, depth: int) -> None:
    """Only what both TOML and JSON can carry, in sensible bounds."""
    if isinstance(value, dict | list):
        if depth == 0:
            raise BadInput(f"nested more than {DEEPEST_NESTING} deep")
        for part in value:
            _check_value(part, depth - 1)
        if isinstance(value, dict):
            _check_table(value, depth)
    elif type(value) is int:
        if not -LARGEST_NUMBER - 1 <= value <= LARGEST_NUMBER:
            raise BadInput("a number is too large")
    elif not isinstance(value, str | bool):
        raise BadInput("a value is neither text, whole number, yes or no, list nor table")


def _check_table(table: Mapping[str, object], depth: int) -> None:
    for key, part in table.items():
        if len(key) > LONGEST_KEY or not key.isprintable():
            raise BadInput(f"a key must be of at most {LONGEST_KEY} characters that can be printed")
        _check_value(part, depth - 1)


@cache
def _defaults_that_mean_something(kind: type[Body]) -> dict[str, Any]:
    return {
        name: field.default for name, field in kind.model_fields.items() if not field.is_required() and field.default
    }
