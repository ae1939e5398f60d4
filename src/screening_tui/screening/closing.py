"""What is still open before a case is closed. Pure: who closes all the same says why."""

from dataclasses import dataclass

from screening_tui.case.events import Answered, Body, ComparisonJudged, Disclosed, IndicatorMarked, Missing
from screening_tui.case.model import Case, Position
from screening_tui.protocol.model import Check, Protocol
from screening_tui.screening.actions import recommended
from screening_tui.screening.checks import checks_at
from screening_tui.screening.model import ActionProgress, Call, PlannedStep, RecommendedAction, Standpoint, Status
from screening_tui.screening.plan import plan

OPEN_PROGRESS = frozenset({ActionProgress.TO_DO, ActionProgress.ATTEMPTED})


@dataclass(frozen=True, slots=True)
class Closing:
    """What is open. People are ids, in the order in which they were added."""

    without_conclusion: tuple[str, ...]
    without_outcome: tuple[str, ...]
    stale: tuple[str, ...]
    """Minors about whom something was marked, answered, judged or disclosed after the officer had concluded."""
    unmarked: tuple[str, ...]
    """Indicators nobody has looked at."""
    not_held: tuple[PlannedStep, ...]
    """Interviews and comparisons that are demanded and not finished."""
    to_do: tuple[RecommendedAction, ...]
    without_guardian: tuple[str, ...]
    """Minors who are kept apart, or were, of whom nobody has written down who looks after them."""

    @property
    def is_clean(self) -> bool:
        """Whether the case can be closed without another word."""
        return not any((self.without_conclusion, self.without_outcome, self.stale, self.unmarked, self.not_held,
                        self.to_do, self.without_guardian))  # fmt: skip


def before_closing(protocol: Protocol, case: Case) -> Closing:
    """Everything that is open in a case."""
    questioned = {person for person, _question in case.answers}
    return Closing(
        without_conclusion=tuple(minor for minor in case.minors if minor not in case.conclusions),
        without_outcome=tuple(minor for minor in case.minors if minor not in case.outcomes),
        stale=tuple(minor for minor in case.minors if _is_stale(case, minor)),
        unmarked=tuple(indicator.id for indicator in protocol.indicators if indicator.id not in case.marks),
        not_held=tuple(
            planned
            for planned in plan(protocol, case).steps
            if planned.call is Call.DEMANDED and planned.status is not Status.DONE
        ),
        to_do=tuple(
            action
            for action in recommended(protocol, case)
            if action.standpoint is Standpoint.RECOMMENDED and action.progress in OPEN_PROGRESS
        ),
        without_guardian=tuple(
            minor for minor in case.minors if _needs_a_guardian(case, minor, questioned=minor in questioned)
        ),
    )


def checks_before_closing(protocol: Protocol, case: Case) -> tuple[tuple[Check, str], ...]:
    """The checks of every step that hold and are not accepted, so that a jump in the outline skips none of them."""
    places = [planned.position for planned in plan(protocol, case).steps]
    places += [Position(step.id) for step in protocol.steps if step.id not in {place.step for place in places}]
    found = {
        (check.id, person): (check, person) for place in places for check, person in checks_at(protocol, case, place)
    }
    return tuple(found.values())


def _is_stale(case: Case, minor: str) -> bool:
    concluded = case.conclusions.get(minor)
    return concluded is not None and any(_weighs(case, event.body, minor) for event in case.events[concluded.seq :])


def _weighs(case: Case, body: Body, minor: str) -> bool:
    """Whether an entry may change a minor's conclusion: it is about them, about an adult, or about nobody by name."""
    match body:
        case Answered() | Missing() | Disclosed():
            people: tuple[str, ...] = (body.person,) if body.person else ()
        case IndicatorMarked() | ComparisonJudged():
            people = body.people
        case _:
            return False
    return not people or any(person == minor or person in case.adults for person in people)


def _needs_a_guardian(case: Case, minor: str, *, questioned: bool) -> bool:
    """Whether nobody has written down who looks after a minor, who is kept apart from the adult.

    That is so from an observed indicator on until the officer has concluded that nothing is detected, and beyond it
    where the minor was interviewed: somebody had them meanwhile.
    """
    if minor in case.looked_after:
        return False
    concluded = case.conclusions.get(minor)
    if minor in case.disclosures or (concluded is not None and concluded.body.conclusion != "not_detected"):
        return True
    observed = any(_is_about(case, mark.body, minor) for mark in case.marks.values() if mark.body.mark == "observed")
    return observed and (questioned or concluded is None)


def _is_about(case: Case, mark: IndicatorMarked, minor: str) -> bool:
    """Whether a mark is about a minor: by name, or because it names no minor at all."""
    named = [person for person in mark.people if person in case.minors]
    return not named or minor in named
