"""Which indicators something speaks for looking at. The officer looks and decides; nothing is marked by itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from screening_tui.case.events import Body, Event
from screening_tui.case.fold import apply
from screening_tui.case.model import Case
from screening_tui.protocol.model import Indicator, Protocol
from screening_tui.screening.evaluate import value_of
from screening_tui.screening.situation import Situation


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An indicator to look at."""

    indicator: Indicator
    number: int
    """In its step, from 1, as the screen counts."""
    because: tuple[int, ...]
    """The events that speak for it."""


def suggested(protocol: Protocol, case: Case) -> tuple[Suggestion, ...]:
    """Those that nobody has looked at since it was known. What is observed needs no suggestion."""
    return tuple(_suggestions(protocol, case))


def suggested_by(protocol: Protocol, case: Case, bodies: Iterable[Body]) -> tuple[Suggestion, ...]:
    """Those that these would speak for, if they were recorded now."""
    last = case.events[-1]
    for body in bodies:
        latest = case.events[-1]
        case = apply(case, Event(latest.seq + 1, latest.at, latest.elapsed, latest.officer, latest.badge, body))
    return tuple(found for found in _suggestions(protocol, case) if max(found.because, default=0) > last.seq)


def _suggestions(protocol: Protocol, case: Case) -> Iterator[Suggestion]:
    situation = Situation(protocol, case)
    for step in protocol.steps:
        for number, indicator in enumerate(protocol.indicators_of[step.id], 1):
            if indicator.suggested_when is None:
                continue
            result = value_of(indicator.suggested_when, situation, "")
            marked = case.marks.get(indicator.id)
            looked = marked and (marked.body.mark == "observed" or marked.seq > max(result.because, default=0))
            if result.holds and not looked:
                yield Suggestion(indicator, number, result.because)
