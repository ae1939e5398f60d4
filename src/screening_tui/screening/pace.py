"""How long an interview has taken, beside the protocol's guide for a child of that age."""

from dataclasses import dataclass

from screening_tui.case.events import Body, BreakEnded, BreakStarted, Closed, Event, StepEntered, StepLeft
from screening_tui.case.model import Case
from screening_tui.protocol.model import Protocol, StepKind
from screening_tui.screening.ages import age_of

MINUTE = 60_000
"""Milliseconds."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Both in minutes."""

    minutes: int
    """Spent in the interview so far, breaks and time elsewhere left out."""
    guide: int | None
    """How long it may take before a break; None for somebody older than the guide goes, or of unknown age."""


def pace(protocol: Protocol, case: Case, person: str) -> Pace:
    """The time that somebody's interview has taken up to the latest event, and the guide for their age.

    An age of which only bounds are known counts as the lower one, so that the break comes rather too soon.
    """
    years = age_of(case, person) if person in case.minors else None
    guide = None
    if years is not None and 0 <= years[0] <= protocol.guide.up_to_age:
        guide = max(1, years[0]) * protocol.guide.minutes_per_year_of_age
    return Pace(_spent(protocol, case, person) // MINUTE, guide)


def _spent(protocol: Protocol, case: Case, person: str) -> int:
    """Milliseconds in the interview. Elapsed time starts anew with every session, so that none is counted across."""
    interviews = {step.id for step in protocol.steps if step.kind is StepKind.INTERVIEW}
    spent, inside, resting, before = 0, False, False, 0
    for event in case.events:
        if inside and not resting:
            spent += max(0, event.elapsed - before)
        before = event.elapsed
        if type(event.body) in _TURNS:
            inside, resting = _state(event, interviews, person, inside=inside)
    return spent


_TURNS: tuple[type[Body], ...] = (StepEntered, StepLeft, Closed, BreakStarted, BreakEnded)
"""Everything else, thousands of events in a long case, changes nothing about who is being interviewed."""


def _state(event: Event, interviews: set[str], person: str, *, inside: bool) -> tuple[bool, bool]:
    """Whether that interview is going on after such an event, and whether it pauses."""
    match event.body:
        case StepEntered(step=step, people=people):
            return step in interviews and person in people, False
        case BreakStarted():
            return inside, True
        case BreakEnded():
            return inside, False
        case _:
            return False, False
