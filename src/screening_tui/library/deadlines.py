"""By when an action had to be dealt with, as a moment: the protocol says it in words."""

from datetime import datetime, timedelta

from screening_tui.case.clock import read
from screening_tui.case.events import AdviceShown, AdviceWithdrawn
from screening_tui.case.model import Case
from screening_tui.library.row import ActionRow
from screening_tui.protocol.model import Deadline, Protocol
from screening_tui.screening.actions import HANDLED, recommended_in
from screening_tui.screening.model import RecommendedAction, Standpoint
from screening_tui.screening.situation import Situation

NOW_MEANS = timedelta(hours=1)
"""What "now" grants. No leaflet gives a number; an hour is what a telephone call and a second try need."""


def action_rows(protocol: Protocol, case: Case, situation: Situation | None = None) -> tuple[ActionRow, ...]:
    """Every recommended action of a case."""
    shown = _shown_since(case)
    lines = recommended_in(situation or Situation(protocol, case))
    return tuple(_row(case, line, shown) for line in lines if line.standpoint is Standpoint.RECOMMENDED)


def _row(case: Case, line: RecommendedAction, shown: dict[str, str]) -> ActionRow:
    key = f"{line.action.id}:{line.person}" if line.person else line.action.id
    recorded = case.actions.get((line.action.id, line.person), ())
    handled = seconds(recorded[-1].at) if line.progress in HANDLED else None
    return ActionRow(line.action.id, line.person, _due(case, line, shown.get(key, "")), handled)


def _due(case: Case, line: RecommendedAction, shown: str) -> int | None:
    since = shown or _latest(case, line.because)
    match line.action.deadline:
        case Deadline.NOW:
            return int((read(since) + NOW_MEANS).timestamp()) if since else None
        case Deadline.TODAY:
            return int(_end_of_day(read(since)).timestamp()) if since else None
        case Deadline.BEFORE_OUTCOME | Deadline.UNTIL_TAKEN_CHARGE:
            return _ended(case, line.person)
        case Deadline.DURING:
            return _closed(case)


def _latest(case: Case, because: tuple[int, ...]) -> str:
    """The last of the events that it rests on, for a case in which nothing was shown."""
    reasons = set(because)
    return next((event.at for event in reversed(case.events) if event.seq in reasons), "")


def _end_of_day(moment: datetime) -> datetime:
    return moment.replace(hour=23, minute=59, second=59, microsecond=0)


def _ended(case: Case, person: str) -> int | None:
    outcomes = [standing.at for minor, standing in case.outcomes.items() if person in {"", minor}]
    return min(map(seconds, outcomes)) if outcomes else _closed(case)


def _closed(case: Case) -> int | None:
    closings = (event.at for event in reversed(case.events) if event.body.kind == "closed")
    return seconds(next(closings)) if case.state == "closed" else None


def _shown_since(case: Case) -> dict[str, str]:
    """Action key to the moment since when it has been on the officer's screen."""
    since: dict[str, str] = {}
    for event in case.events:
        if isinstance(event.body, AdviceShown):
            for key in event.body.actions:
                since.setdefault(key, event.at)
        elif isinstance(event.body, AdviceWithdrawn):
            for key in event.body.actions:
                since.pop(key, None)
    return since


def seconds(at: str) -> int:
    """A stamp in seconds since 1970."""
    return int(read(at).timestamp())
