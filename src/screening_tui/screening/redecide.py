"""What if: the same events under another protocol. What is found and recommended under each, and why it differs."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

from screening_tui.case import events as ev
from screening_tui.case.model import Case
from screening_tui.protocol.model import Action, Protocol, QuestionKind
from screening_tui.screening.actions import recommended_in
from screening_tui.screening.chain import Chain, chain_of_action, chain_of_finding
from screening_tui.screening.findings import findings_of
from screening_tui.screening.items import question_of
from screening_tui.screening.model import Result, Standpoint, Truth
from screening_tui.screening.situation import Situation

OF_THE_PROGRAM = frozenset({"closed_with_open_ends"})
"""Checks that the program makes itself, under whatever protocol."""

What: TypeAlias = Literal["finding", "action"]


class Decided(StrEnum):
    """Where a finding or an action stands under one protocol."""

    HOLDS = "holds"
    RECOMMENDED = "recommended"
    OFFERED = "offered"
    NOT_KNOWN = "not_known"
    NO = "no"
    LACKING = "lacking"
    """The protocol has no such finding or action, or not for one minor, or only for one."""


class Why(StrEnum):
    """Why two protocols decide differently."""

    LACKING = "lacking"
    """One of them has no such thing."""
    CONDITION = "condition"
    """It has another condition."""
    NO_PLACE = "no_place"
    """What it rests on has no place in the other protocol."""
    MEANING = "meaning"
    """The condition is the same in words; what it names is decided otherwise."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One finding or action under one protocol."""

    decided: Decided
    chain: Chain | None
    """None where the protocol does not have it, or never offers it."""
    conditions: tuple[str, ...] = ()
    """Under which it holds, or is recommended and offered, as the protocol has them."""

    @property
    def because(self) -> tuple[int, ...]:
        """The events it rests on."""
        return self.chain.result.because if self.chain else ()


@dataclass(frozen=True, slots=True)
class SideBySide:
    """One finding or action under both protocols."""

    what: What
    key: str
    """``contradiction:M1``, or the id alone for the whole case."""
    first: Decision
    second: Decision
    why: tuple[Why, ...]
    """Why the officer would see something else; empty where both show the same."""
    tests: tuple[tuple[str, Result | None, Result | None], ...]
    """The tests of either condition that come out differently: as written, under the first, under the second."""

    @property
    def differs(self) -> bool:
        """Whether the officer would see something else."""
        return bool(self.why)


@dataclass(frozen=True, slots=True)
class Placeless:
    """A part of an event that the other protocol has no place for."""

    seq: int
    kind: str
    """Of the event."""
    what: str
    """``indicator``, ``question``, ``option``, ..."""
    id: str


@dataclass(frozen=True, slots=True)
class Redecided:
    """One case under two protocols."""

    lines: tuple[SideBySide, ...]
    """Everything that either of them shows."""
    placeless: tuple[Placeless, ...]

    @property
    def differences(self) -> tuple[SideBySide, ...]:
        """What would be decided otherwise."""
        return tuple(line for line in self.lines if line.differs)


def redecide(protocol: Protocol, other: Protocol, case: Case) -> Redecided:
    """Decide a case anew under another protocol. The events stay as they are; nothing is recorded."""
    first, second = Situation(protocol, case), Situation(other, case)
    without_place = placeless(other, case)
    nowhere = {part.seq for part in without_place}
    before, after = _shown(first), _shown(second)
    keys = dict.fromkeys((*before, *after))
    lines = []
    for what, key in sorted(keys, key=lambda item: item[0] != "finding"):
        one, two = before.get((what, key)), after.get((what, key))
        one = one or _not_shown(first, what, key, two)
        two = two or _not_shown(second, what, key, one)
        why = tuple(_why(one, two, nowhere)) if one.decided is not two.decided else ()
        lines.append(SideBySide(what, key, one, two, why, _tests(one, two) if why else ()))
    return Redecided(tuple(lines), without_place)


def _shown(situation: Situation) -> dict[tuple[What, str], Decision]:
    """Everything that is on the officer's screen under one protocol."""
    found: dict[tuple[What, str], Decision] = {}
    for finding in findings_of(situation):
        if finding.result.holds:
            chain = chain_of_finding(situation, finding.finding.id, finding.person)
            found["finding", finding.key] = Decision(Decided.HOLDS, chain, (finding.finding.when.text,))
    for line in recommended_in(situation):
        by = chain_of_action(situation, line.action.id, line.person, line.standpoint)
        if by is not None and by.result.holds:
            found["action", line.key] = Decision(Decided(line.standpoint.value), by, _conditions(line.action))
    return found


def _conditions(action: Action) -> tuple[str, ...]:
    return action.recommended_when.text, action.offered_when.text if action.offered_when else ""


def _not_shown(situation: Situation, what: What, key: str, elsewhere: Decision | None) -> Decision:
    """Why it is not on the screen here; ``elsewhere`` is the decision under the other protocol."""
    identifier, _colon, person = key.partition(":")
    protocol = situation.protocol
    if what == "finding":
        finding = protocol.finding_by_id.get(identifier)
        if finding is None or (finding.per == "minor") is not bool(person):
            return Decision(Decided.LACKING, None)
        chain: Chain | None = chain_of_finding(situation, identifier, person)
        conditions: tuple[str, ...] = (finding.when.text,)
    else:
        action = protocol.action_by_id.get(identifier)
        if action is None or (action.per == "minor") is not bool(person):
            return Decision(Decided.LACKING, None)
        offered = elsewhere is not None and elsewhere.decided is Decided.OFFERED
        chain = chain_of_action(
            situation, identifier, person, Standpoint.OFFERED if offered else Standpoint.RECOMMENDED
        )
        conditions = _conditions(action)
    unknown = chain is not None and chain.result.truth is Truth.UNKNOWN
    return Decision(Decided.NOT_KNOWN if unknown else Decided.NO, chain, conditions)


def _why(one: Decision, two: Decision, nowhere: set[int]) -> Iterator[Why]:
    if Decided.LACKING in {one.decided, two.decided}:
        yield Why.LACKING
        return
    if one.conditions != two.conditions:
        yield Why.CONDITION
    if nowhere.intersection(one.because):
        yield Why.NO_PLACE
    elif one.conditions == two.conditions:
        yield Why.MEANING


def _tests(one: Decision, two: Decision) -> tuple[tuple[str, Result | None, Result | None], ...]:
    first = {link.text: link.result for link in one.chain.links} if one.chain else {}
    second = {link.text: link.result for link in two.chain.links} if two.chain else {}
    return tuple(
        (text, first.get(text), second.get(text))
        for text in dict.fromkeys((*first, *second))
        if _truth(first.get(text)) is not _truth(second.get(text))
    )


def _truth(result: Result | None) -> Truth | None:
    return result.truth if result else None


def placeless(protocol: Protocol, case: Case) -> tuple[Placeless, ...]:
    """Every part of an event that names what the protocol does not have, whether or not the event still counts."""
    known = _known(protocol, case)
    return tuple(
        Placeless(event.seq, event.body.kind, what, identifier)
        for event in case.events
        for what, identifier in _named(protocol, event.body)
        if identifier not in known[what]
    )


def _known(protocol: Protocol, case: Case) -> dict[str, set[str]]:
    own = set(case.own_questions)
    items = {question for _person, question in case.answers} | {question for _person, question in case.asked}
    options = {f"{question.id}.{option.id}" for question in protocol.questions for option in question.options}
    return {
        "step": set(protocol.step_by_id),
        "indicator": set(protocol.indicator_by_id),
        "conduct": {conduct.id for conduct in protocol.conducts},
        "question": own | {item for item in items if question_of(protocol, item)} | set(protocol.question_by_id),
        "option": options,
        "own question": own if any(question.own for question in protocol.questions) else set(),
        "manner": {manner.id for manner in protocol.manners},
        "check": {*OF_THE_PROGRAM, *(check.id for check in protocol.checks)},
        "fact": own | set(protocol.fact_by_id),
        "action": set(protocol.action_by_id),
        "outcome": set(protocol.outcome_by_id),
    }


_NAMES: dict[type[ev.Body], tuple[str, str]] = {
    ev.StepEntered: ("step", "step"),
    ev.StepLeft: ("step", "step"),
    ev.IndicatorMarked: ("indicator", "indicator"),
    ev.ConductRecorded: ("conduct", "conduct"),
    ev.Asked: ("question", "question"),
    ev.Answered: ("question", "question"),
    ev.Missing: ("question", "question"),
    ev.QuestionAdded: ("own question", "question"),
    ev.CheckShown: ("check", "check"),
    ev.CheckAccepted: ("check", "check"),
    ev.ComparisonJudged: ("fact", "fact"),
    ev.ActionRecorded: ("action", "action"),
    ev.OutcomeRecorded: ("outcome", "outcome"),
}
"""Kind of event to what it names of a protocol, and the field that names it."""


def _named(protocol: Protocol, body: ev.Body) -> Iterator[tuple[str, str]]:
    """What an event names of a protocol."""
    named = _NAMES.get(type(body))
    if named:
        yield named[0], getattr(body, named[1])
    if isinstance(body, ev.Answered):
        yield from _options(protocol, body)
    elif isinstance(body, ev.AttitudeObserved):
        yield from (("manner", manner) for manner in body.manners)


def _options(protocol: Protocol, body: ev.Answered) -> Iterator[tuple[str, str]]:
    question = question_of(protocol, body.question)
    if question and question.kind in {QuestionKind.CHOICE, QuestionKind.CHOICES}:
        yield from (("option", f"{question.id}.{choice}") for choice in body.value.choices)
