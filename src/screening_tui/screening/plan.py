"""The outline: which steps there are, how far each is, and which have to be taken."""

from collections.abc import Callable, Iterable, Iterator

from screening_tui.case.model import Case
from screening_tui.protocol.model import Protocol, Step, StepKind
from screening_tui.screening.accounts import is_comparable, pairs_of_people, shared_facts, verdicts
from screening_tui.screening.actions import HANDLED, recommended_in
from screening_tui.screening.evaluate import value_of
from screening_tui.screening.items import Asked, asked_at_intake, asked_in_interview
from screening_tui.screening.model import Call, Plan, PlannedStep, Standpoint, Status
from screening_tui.screening.situation import Pair, Situation

Progress = tuple[int, int]
"""How many are done, of how many."""


def plan(protocol: Protocol, case: Case) -> Plan:
    """The outline in the protocol's order of steps.

    An interview has a line for each person of its role, a comparison one for each pair. What is counted: people and
    the intake's questions; marks; questions answered or missing of those that are to be asked now; facts judged of
    those that both gave an account of; minors concluded; recommended actions handled; outcomes and the closing.
    """
    situation = Situation(protocol, case)
    return Plan(tuple(line for step in protocol.steps for line in _LINES[step.kind](situation, step)))


def _called(situation: Situation, step: Step, person: str = "") -> tuple[Call, tuple[int, ...]]:
    """Whether a step has to be taken and which events say so; for a minor's interview, as far as that minor goes."""
    if step.demanded_when is None and step.offered_when is None:
        return Call.ALWAYS, ()
    for call, condition in ((Call.DEMANDED, step.demanded_when), (Call.OFFERED, step.offered_when)):
        if condition is not None:
            result = value_of(condition, situation, person)
            if result.holds:
                return call, result.because
    return Call.OPEN, ()


def _status(done: int, total: int, started: bool) -> Status:
    if total and done == total:
        return Status.DONE
    return Status.STARTED if done or started else Status.UNTOUCHED


def _whole(count: Callable[[Situation, Step], Progress]) -> Callable[[Situation, Step], Iterator[PlannedStep]]:
    """A kind of step with one line for the whole case."""

    def lines(situation: Situation, step: Step) -> Iterator[PlannedStep]:
        done, total = count(situation, step)
        call, because = _called(situation, step)
        yield PlannedStep(step, (), _status(done, total, started=False), call, done, total, because=because)

    return lines


def _intake(situation: Situation, step: Step) -> Progress:
    people = situation.members["person"]
    answered, asked = _answered(situation, asked_at_intake(situation, step, ("", *people)))
    return len(people) + answered, len(people) + asked


def _answered(situation: Situation, asked: Iterable[Asked]) -> Progress:
    """How many have an answer or the reason why there is none; the place to add a question is no question."""
    known = [(one.person, one.id) in situation.case.answers for one in asked if not one.adds]
    return sum(known), len(known)


def _indicators(situation: Situation, step: Step) -> Progress:
    indicators = situation.protocol.indicators_of[step.id]
    return sum(indicator.id in situation.case.marks for indicator in indicators), len(indicators)


def _assess(situation: Situation, _step: Step) -> Progress:
    minors = situation.members["minor"]
    return sum(minor in situation.case.conclusions for minor in minors), len(minors)


def _actions(situation: Situation, _step: Step) -> Progress:
    progress = [line.progress for line in recommended_in(situation) if line.standpoint is Standpoint.RECOMMENDED]
    return sum(one in HANDLED for one in progress), len(progress)


def _close(situation: Situation, _step: Step) -> Progress:
    minors, case = situation.members["minor"], situation.case
    ended = sum(minor in case.outcomes for minor in minors)
    return ended + (case.state == "closed"), len(minors) + 1


def _interviews(situation: Situation, step: Step) -> Iterator[PlannedStep]:
    for person in situation.members[step.role or "person"]:
        done, total = _answered(situation, asked_in_interview(situation, step, person))
        status = _status(done, total, started=_was_begun(situation, step, person))
        ended = person in situation.case.disclosures
        call, because = _called(situation, step, person)
        yield PlannedStep(step, (person,), Status.DONE if ended else status, call, done, total, ended, because)


def _was_begun(situation: Situation, step: Step, person: str) -> bool:
    """Whether a rule of conduct of this interview was recorded before the first question was answered."""
    conducts = situation.protocol.conducts_of[step.id]
    return any((person, conduct.id) in situation.case.conducts for conduct in conducts)


def _comparisons(situation: Situation, step: Step) -> Iterator[PlannedStep]:
    call, because = _called(situation, step)
    for pair in _pairs(situation, step):
        judged = {fact for fact, pairs in verdicts(situation).items() if pair in pairs}
        comparable = {fact for fact in shared_facts(situation, pair) if is_comparable(situation, pair, fact)}
        done, total = len(judged), len(judged | comparable)
        yield PlannedStep(step, pair, _status(done, total, started=False), call, done, total, because=because)


def _pairs(situation: Situation, step: Step) -> tuple[Pair, ...]:
    """The usual pairs and, while the officer compares two other people on demand, those."""
    found = pairs_of_people(situation)
    here = situation.case.position
    if here is None or here.step != step.id or len(here.people) != 2 or situation.pair(*here.people) in found:
        return found
    return (*found, (here.people[0], here.people[1]))


_LINES: dict[StepKind, Callable[[Situation, Step], Iterator[PlannedStep]]] = {
    StepKind.INTAKE: _whole(_intake),
    StepKind.INDICATORS: _whole(_indicators),
    StepKind.INTERVIEW: _interviews,
    StepKind.COMPARE: _comparisons,
    StepKind.ASSESS: _whole(_assess),
    StepKind.ACTIONS: _whole(_actions),
    StepKind.CLOSE: _whole(_close),
}
