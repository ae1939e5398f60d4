"""Records that were read, made into events: whatever can be understood is kept, and what cannot is told."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from screening_tui.case.events import Event
from screening_tui.case.records import (
    START_OF_CHAIN,
    Record,
    as_unknown,
    chain,
    from_payload,
    from_record,
    is_clean,
    unknown_parts,
)
from screening_tui.errors import BadInput
from screening_tui.reading.clean import clean_tree
from screening_tui.reading.diagnostic import Diagnostic, Level


@dataclass(frozen=True, slots=True)
class History:
    """The events of a journal or of a case file."""

    events: tuple[Event, ...]
    """Clean, in the order in which they stand."""
    head: bytes
    """The end of the chain over all payloads as they were read."""
    findings: tuple[Diagnostic, ...]
    """H101 to H105; none for what this version of the program wrote."""


def remark(code: str, level: Level, file: str, key: str, message: str, advice: str = "") -> Diagnostic:
    """A finding about a place that has no line."""
    return Diagnostic(code, level, file, 0, 0, key, "", message, advice)


def understand(payloads: Iterable[bytes], file: str) -> History:
    """The events of these canonical bytes. Never fails; ``findings`` says what was not as this program writes it."""
    with _no_collector():
        return _understood(payloads, file)


@contextmanager
def _no_collector() -> Iterator[None]:
    """Nothing that is made here has cycles, and looking for some among 10,000 events takes as long as reading them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _understood(payloads: Iterable[bytes], file: str) -> History:
    events: list[Event] = []
    findings: list[Diagnostic] = []
    head = START_OF_CHAIN
    for place, payload in enumerate(payloads, 1):
        head = chain(head, payload)
        key = f"event {place}"
        try:
            record = _clean(from_payload(payload), file, key, findings)
            event = _event(record, file, key, findings)
        except BadInput as error:
            message = f"it is no event and is left out: {error}"
            findings.append(remark("H101", Level.ERROR, file, key, message, _ADVICE))
            continue
        expected = events[-1].seq + 1 if events else 1
        if event.seq != expected:
            message = f"its number is {event.seq}, and {expected} was to come"
            findings.append(remark("H103", Level.ERROR, file, key, message, _ADVICE))
        unknown = unknown_parts(event)
        if unknown:
            findings.append(remark("H105", Level.NOTE, file, key, f"kept, and not known to this version: {unknown}"))
        events.append(event)
    return History(tuple(events), head, tuple(findings))


_ADVICE = "Do not change anything. Have the file looked at by whoever looks after the program."


def _clean(record: Record, file: str, key: str, findings: list[Diagnostic]) -> Record:
    if is_clean(record):
        return record
    cleaned: Record = clean_tree(record)
    if cleaned != record:
        message = "it holds characters that could steer a terminal; each is shown as U+FFFD"
        findings.append(remark("H104", Level.ERROR, file, key, message, _ADVICE))
    return cleaned


def _event(record: Record, file: str, key: str, findings: list[Diagnostic]) -> Event:
    try:
        return from_record(record)
    except BadInput as error:
        event = as_unknown(record)
        message = f"it is not understood and is shown as it came: {error}"
        findings.append(remark("H102", Level.ERROR, file, key, message, _ADVICE))
        return event
