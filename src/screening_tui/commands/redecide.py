"""``redecide``: the same events under another protocol, one case or a whole store."""

import os
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from screening_tui.case.store import Store
from screening_tui.commands.output import write, write_json
from screening_tui.commands.replay import recording_of
from screening_tui.commands.rooms import station_of
from screening_tui.documents.event_words import timed
from screening_tui.documents.teller import Teller
from screening_tui.errors import BadInput
from screening_tui.language import _, current_language, ngettext
from screening_tui.protocol.load import load
from screening_tui.protocol.model import Protocol
from screening_tui.protocol.sources import read_sources
from screening_tui.reading.clean import clean_text
from screening_tui.replay.recording import Recording
from screening_tui.screening.model import Result
from screening_tui.screening.redecide import Decision, Placeless, Redecided, SideBySide, redecide
from screening_tui.station.places import cases_folder

WIDTH = 100


@dataclass(frozen=True, slots=True)
class Told:
    """One case that was decided anew."""

    number: str
    teller: Teller
    other: Teller
    found: Redecided


def redecide_cases(asked: Namespace) -> int:
    """0 where nothing would be decided otherwise, 1 where something would, 2 where a case cannot be decided anew."""
    station = station_of(asked)
    other = load(read_sources(asked.under))
    language = asked.lang or current_language()
    store = Store(cases_folder(asked.store, station, os.environ), shared=station.shared_by_group)
    told, unreadable = [], 0
    for case in asked.case or [summary.number for summary in store.cases()]:
        try:
            told.append(_told(case, recording_of(case, asked.store, station), other, language))
        except BadInput as error:
            unreadable = error.exit_status
            sys.stderr.write(clean_text(f"{case}: {error}", lines=True) + "\n")
    if asked.json:
        write_json({"protocol": _pin(other), "cases": [_for_programs(one) for one in told]}, ascii_only=asked.ascii)
    else:
        lines = _table(told, other) if not asked.case or len(told) > 1 else _case(told[0]) if told else ()
        write("\n".join(lines), ascii_only=asked.ascii)
    return unreadable or int(any(one.found.differences for one in told))


def _told(name: str, recording: Recording, other: Protocol, language: str) -> Told:
    protocol = recording.replay.protocol
    if protocol is None:
        raise BadInput(_("the protocol under which it was opened is not known."))
    case = recording.replay.case(len(recording.replay))
    number = case.opened.body.number if case.opened else name
    found = redecide(protocol, other, case)
    return Told(number, Teller(protocol, case, language, {}), Teller(other, case, language, {}), found)


# One case


def _case(told: Told) -> Iterator[str]:
    first, second = told.teller.protocol, told.other.protocol
    yield f"{told.number}  {_title(first)}  ->  {_title(second)}"
    yield ""
    for line in told.found.lines:
        before, after = _decided(line.first), _decided(line.second)
        label = told.teller.keyed(line.what, line.key)
        label = (
            label if label.partition(" (")[0] != line.key.partition(":")[0] else told.other.keyed(line.what, line.key)
        )
        kind = _("finding") if line.what == "finding" else _("action")
        mark = "!" if line.differs else " "
        yield from _wrapped(f"{mark} {kind}: {label}", 0)
        yield from _wrapped(f"{before}  ->  {after}" if line.differs else before, 4)
        if line.differs:
            yield from _reasons(told, line)
    count = len(told.found.differences)
    yield ""
    yield ngettext(
        "{count} thing would be decided otherwise.", "{count} things would be decided otherwise.", count
    ).format(count=count)
    yield from _placeless(told)


def _reasons(told: Told, line: SideBySide) -> Iterator[str]:
    yield from _wrapped("; ".join(_why()[why.value] for why in line.why), 4)
    for text, before, after in line.tests:
        yield from _wrapped(f"{text}: {_truth(before)}  ->  {_truth(after)}", 6)
    for seq in dict.fromkeys((*line.first.because, *line.second.because)):
        yield from _wrapped(timed(told.teller, told.teller.events[seq]), 6)


def _placeless(told: Told) -> Iterator[str]:
    parts = told.found.placeless
    if not parts:
        return
    yield ""
    events = len({part.seq for part in parts})
    yield ngettext(
        "{count} event that the other protocol has no place for:",
        "{count} events that the other protocol has no place for:",
        events,
    ).format(count=events)
    shown: dict[int, list[Placeless]] = {}
    for part in parts:
        shown.setdefault(part.seq, []).append(part)
    for seq, missing in shown.items():
        names = ", ".join(f"{part.what} {part.id}" for part in missing)
        yield from _wrapped(f"{timed(told.teller, told.teller.events[seq])}  <{names}>", 2)


# A store


def _table(cases: Iterable[Told], other: Protocol) -> Iterator[str]:
    told = list(cases)
    differing = [one for one in told if one.found.differences]
    yield _("Under {protocol}, {differing} of {count} cases would be decided otherwise.").format(
        protocol=_title(other), differing=len(differing), count=len(told)
    )
    if differing:
        yield ""
        rows = Counter(
            (line.what, line.key.partition(":")[0], line.first.decided.value, line.second.decided.value)
            for one in differing
            for line in {(x.what, x.key.partition(":")[0], x.first.decided): x for x in one.found.differences}.values()
        )
        yield f"{_('cases'):>7}  {_('finding or action'):<40}  {_('now')}  ->  {_('then')}"
        for (_what, identifier, before, after), count in rows.most_common():
            yield f"{count:>7}  {identifier:<40}  {_standing()[before]}  ->  {_standing()[after]}"
        yield ""
        for one in differing:
            keys = ", ".join(_signed(line) for line in one.found.differences)
            yield from _wrapped(f"{one.number}: {keys}", 0)
    events = sum(len({part.seq for part in one.found.placeless}) for one in told)
    if events:
        yield ""
        yield ngettext(
            "{count} event has no place in that protocol; one case by itself lists them.",
            "{count} events have no place in that protocol; one case by itself lists them.",
            events,
        ).format(count=events)


def _signed(line: SideBySide) -> str:
    shown = {"holds", "recommended", "offered"}
    before, after = line.first.decided.value in shown, line.second.decided.value in shown
    return f"{'~' if before and after else '-' if before else '+'}{line.key}"


# Words


def _title(protocol: Protocol) -> str:
    return f"{protocol.id} {protocol.version}"


def _decided(decision: Decision) -> str:
    return _standing()[decision.decided.value]


def _standing() -> dict[str, str]:
    return {
        "holds": _("holds"),
        "recommended": _("recommended"),
        "offered": _("offered"),
        "not_known": _("not known yet"),
        "no": _("no"),
        "lacking": _("not in the protocol"),
    }


def _why() -> dict[str, str]:
    return {
        "lacking": _("because one of the protocols does not have it"),
        "condition": _("because it has another condition"),
        "no_place": _("because it rests on something that has no place in the other protocol"),
        "meaning": _("because what its condition names is decided otherwise"),
    }


def _truth(result: Result | None) -> str:
    if result is None:
        return _("not asked for")
    return {"yes": _("yes"), "no": _("no"), "unknown": _("not known yet")}[result.truth.value]


def _wrapped(text: str, indent: int) -> list[str]:
    return wrap(text, WIDTH, initial_indent=" " * indent, subsequent_indent=" " * (indent + 2))


# For programs


def _pin(protocol: Protocol) -> dict[str, str]:
    return {"id": protocol.id, "version": protocol.version}


def _for_programs(told: Told) -> dict[str, Any]:
    return {
        "number": told.number,
        "protocol": _pin(told.teller.protocol),
        "differs": bool(told.found.differences),
        "lines": [
            {
                "what": line.what,
                "key": line.key,
                "now": line.first.decided.value,
                "then": line.second.decided.value,
                "why": [why.value for why in line.why],
                "tests": [
                    {"test": text, "now": one.truth.value if one else "", "then": two.truth.value if two else ""}
                    for text, one, two in line.tests
                ],
                "because_now": list(line.first.because),
                "because_then": list(line.second.because),
            }
            for line in told.found.lines
        ],
        "without_place": [
            {"seq": part.seq, "kind": part.kind, "what": part.what, "id": part.id} for part in told.found.placeless
        ],
    }
