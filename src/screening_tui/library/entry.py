"""What goes into the index of one case: its row, and all its text to be searched."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from screening_tui.case import events as ev
from screening_tui.case.model import Case
from screening_tui.case.review import open_comments, review_state
from screening_tui.case.writers import written_by_officers
from screening_tui.library.deadlines import action_rows
from screening_tui.library.row import CaseRow
from screening_tui.protocol.model import Protocol
from screening_tui.screening.accounts import verdicts
from screening_tui.screening.situation import Situation

LONGEST_PAUSE = 30 * 60
"""Seconds: a step that was left on the screen for longer was not being worked at for longer."""

_NO_TEXT = frozenset(
    {"kind", "program", "account", "terminal", "digest", "language", "officer_language", "interview_language", "origin"}
)
"""Keys under which nothing stands that somebody would look for."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One case, for the index."""

    row: CaseRow
    text: str


def entry_of(name: str, source: str, case: Case, protocol: Protocol | None, trouble: str = "") -> Entry:
    """A case that was read; without its protocol, what can be said without it."""
    opened = case.opened.body if case.opened else None
    situation = Situation(protocol, case) if protocol else None
    row = CaseRow(
        name=name,
        number=opened.number if opened else name,
        source=source,
        state=case.state,
        origin=opened.origin if opened else "",
        opened_at=case.opened.at if case.opened else "",
        last_at=case.events[-1].at if case.events else "",
        events=len(case.events),
        minors=len(case.minors),
        adults=len(case.adults),
        step=case.position.step if case.position else "",
        people=" ".join(case.position.people) if case.position else "",
        trouble=trouble,
        officer=case.officer.name if case.officer else "",
        officers=tuple(dict.fromkeys(event.officer for event in written_by_officers(case.events))),
        persons=" ".join(_initials(case)),
        marks={indicator: mark.body.mark for indicator, mark in case.marks.items()},
        indicators=len(protocol.indicators) if protocol else 0,
        contradictions=_contradictions(situation) if situation else (),
        conclusions={minor: standing.body.conclusion for minor, standing in case.conclusions.items()},
        actions=action_rows(situation.protocol, case, situation) if situation else (),
        review=review_state(case),
        open_comments=len(open_comments(case)),
        protocol=f"{opened.protocol.id} {opened.protocol.version}" if opened else "",
        crossing=(opened.station or opened.number.split("-")[0]) if opened else "",
        step_seconds=step_seconds(case),
    )
    return Entry(row, "\n".join(dict.fromkeys(_texts(case))))


def step_seconds(case: Case) -> dict[str, int]:
    """Step to the seconds spent in it. By the clock that never jumps; a pause counts half an hour at most."""
    spent: dict[str, int] = {}
    step, before = "", 0
    for event in case.events:
        if isinstance(event.body, ev.Opened | ev.Resumed | ev.ReviewBegun):
            before = event.elapsed  # a new session: its clock began anew
        if step:
            spent[step] = spent.get(step, 0) + min(max(event.elapsed - before, 0), LONGEST_PAUSE * 1000)
        before = event.elapsed
        if isinstance(event.body, ev.StepEntered):
            step = event.body.step
        elif isinstance(event.body, ev.StepLeft | ev.Interrupted | ev.Closed | ev.Review):
            step = ""
    return {step: milliseconds // 1000 for step, milliseconds in spent.items()}


def _contradictions(situation: Situation) -> tuple[str, ...]:
    return tuple(
        fact
        for fact, judged in verdicts(situation).items()
        for standing in judged.values()
        if standing.body.verdict == "differs"
    )


def _initials(case: Case) -> Iterable[str]:
    for person, standing in case.people.items():
        initials = "".join(f"{part[0]}." for part in standing.body.name.split())
        yield f"{person} {initials}".strip()


def _texts(case: Case) -> Iterable[str]:
    """All words of the case, of what was taken back too: it can still be read."""
    for event in case.events:
        yield event.officer
        # A case has thousands of fields and most are texts, so that a call for each would cost more than the rest.
        for key, value in (vars(event.body) | (event.body.model_extra or {})).items():
            if isinstance(value, str):
                if key not in _NO_TEXT:
                    yield value
            elif value:
                yield from _words(value)


def _words(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, part in value.items():
            if key not in _NO_TEXT:
                yield from _words(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _words(part)
    elif isinstance(value, BaseModel):
        yield from _words(vars(value) | (value.model_extra or {}))
