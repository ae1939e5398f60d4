"""A replay for programs: every moment with its event as it was recorded, how long it took and what it changed."""

from dataclasses import asdict
from typing import Any

from screening_tui.case.head import head_code
from screening_tui.case.records import to_record
from screening_tui.documents.case_upper import upper_part
from screening_tui.documents.moment_words import event_line
from screening_tui.documents.teller import Teller
from screening_tui.replay.advice import Change
from screening_tui.replay.recording import Recording
from screening_tui.replay.replay import Moment

Table = dict[str, Any]


def history_for_programs(teller: Teller, recording: Recording) -> Table:
    """The whole timeline."""
    places = range(1, len(recording.replay) + 1)
    return _head(teller, recording) | {
        "moments": [_moment(teller, recording.replay.moment(place)) for place in places],
    }


def moment_for_programs(teller: Teller, recording: Recording, place: int) -> Table:
    """One moment, and the case as it stood."""
    moment = recording.replay.moment(place)
    case: Table = {}
    if recording.replay.protocol is not None:
        for section in upper_part(recording.replay.protocol, moment.case, teller.language, recording.contacts):
            case |= section.tables
    return _head(teller, recording) | {
        "moment": _moment(teller, moment),
        "shown": {"findings": sorted(moment.case.advice_findings), "actions": sorted(moment.case.advice_actions)},
        "case": case,
    }


def _head(teller: Teller, recording: Recording) -> Table:
    opened = teller.case.opened
    return {
        "number": opened.body.number if opened else "",
        "protocol": opened.body.protocol.model_dump(mode="json") if opened else {},
        "protocol_known": recording.replay.protocol is not None,
        "events": len(recording.replay),
        "head": recording.head.hex(),
        "head_code": head_code(recording.head),
        "whole": recording.is_whole,
        "findings": [asdict(finding) for finding in recording.findings],
    }


def _moment(teller: Teller, moment: Moment) -> Table:
    return {
        "seq": moment.event.seq,
        "took_ms": moment.took,
        "landmark": moment.landmark.value if moment.landmark else "",
        "words": event_line(teller, moment),
        "corrected_by": moment.corrected_by,
        "event": to_record(moment.event),
        "changes": [_change(teller, change) for change in moment.changes],
        "today_otherwise": [_change(teller, change) for change in moment.otherwise],
    }


def _change(teller: Teller, change: Change) -> Table:
    return asdict(change) | {"label": teller.keyed(change.what, change.key)}
