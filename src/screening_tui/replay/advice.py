"""What was found and recommended at a moment: as the officer was shown it, and as today's program would say."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from screening_tui.case.events import AdviceShown, AdviceWithdrawn, Body, Event
from screening_tui.case.model import Case
from screening_tui.protocol.model import Protocol
from screening_tui.screening.advice import advice_change


@dataclass(frozen=True, slots=True)
class Change:
    """A finding or an action that came on the officer's screen, or went from it."""

    what: Literal["finding", "action"]
    key: str
    """``contradiction:M1``, or the id alone for the whole case."""
    shown: bool
    """False: it was withdrawn."""
    recorded_by: int = 0
    """The event that says so; 0 for what today's program would say and the record does not."""


def recorded_changes(event: Event) -> tuple[Change, ...]:
    """What an event says came on the screen or went from it."""
    return _changes(event.body, event.seq)


def differences(protocol: Protocol, case: Case, caught_up: Callable[[], Case]) -> tuple[Change, ...]:
    """What today's program would show, or would not, where the record says otherwise.

    ``caught_up`` gives the case once the program had recorded what followed from ``case``: several things may be
    recorded together, and what follows from them comes after the last. A difference that is gone by then is none.
    """
    now = {change for body in advice_change(protocol, case, "", "") for change in _changes(body, 0)}
    if not now:
        return ()
    known = caught_up()
    later = {_shown(change, known) for change in now}
    return tuple(sorted(now & later, key=lambda change: (change.what != "finding", change.key)))


def _shown(change: Change, caught_up: Case) -> Change:
    """The change as it would still be needed later: the same one if the record never says it, else its opposite."""
    known = caught_up.advice_findings if change.what == "finding" else caught_up.advice_actions
    return Change(change.what, change.key, change.key not in known)


def _changes(body: Body, seq: int) -> tuple[Change, ...]:
    if not isinstance(body, AdviceShown | AdviceWithdrawn):
        return ()
    shown = isinstance(body, AdviceShown)
    return (
        *(Change("finding", key, shown, seq) for key in body.findings),
        *(Change("action", key, shown, seq) for key in body.actions),
    )
