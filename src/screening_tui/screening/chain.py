"""Why, as a chain: answer or mark -> condition -> finding -> action. What each link rests on is named by its events."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from screening_tui.case.model import Case
from screening_tui.protocol.condition import (
    And,
    AnyOf,
    Condition,
    CountOf,
    Expression,
    Holds,
    Is,
    Measures,
    Name,
    Not,
    Or,
)
from screening_tui.protocol.model import Protocol
from screening_tui.screening.actions import recommended_in
from screening_tui.screening.evaluate import value_of
from screening_tui.screening.findings import findings_of
from screening_tui.screening.grounds import speaks_for
from screening_tui.screening.model import ReasonKind, Result, Standpoint
from screening_tui.screening.situation import Situation


@dataclass(frozen=True, slots=True)
class Link:
    """One test of a condition: ``indicator.wanted is observed``."""

    text: str
    result: Result
    under: tuple["Chain", ...] = ()
    """The findings that it names and that hold; for a conclusion, the findings that spoke for it."""


@dataclass(frozen=True, slots=True)
class Chain:
    """A finding or an action, its condition as the protocol has it, and the tests that the condition is made of."""

    what: Literal["finding", "action"]
    id: str
    person: str
    """The minor, or ``""`` for the whole case."""
    condition: str
    result: Result
    links: tuple[Link, ...]

    @property
    def key(self) -> str:
        """``contradiction:M1``, or the id alone for the whole case."""
        return f"{self.id}:{self.person}" if self.person else self.id

    @property
    def decisive(self) -> tuple[Link, ...]:
        """The tests that hold: what it rests on."""
        return tuple(link for link in self.links if link.result.holds)


def chains(protocol: Protocol, case: Case) -> tuple[Chain, ...]:
    """The chain of every finding that holds and of every action that is recommended or offered."""
    situation = Situation(protocol, case)
    found = [chain_of_finding(situation, f.finding.id, f.person) for f in findings_of(situation) if f.result.holds]
    for line in recommended_in(situation):
        chain = chain_of_action(situation, line.action.id, line.person, line.standpoint)
        # What was recorded is listed too when nothing recommends it any more: then there is no chain.
        if chain is not None and chain.result.holds and line.because:
            found.append(chain)
    return tuple(found)


def chain_of_finding(situation: Situation, identifier: str, person: str) -> Chain:
    """The chain of one finding, whether it holds or not."""
    return _chain(situation, "finding", identifier, person, situation.protocol.finding_by_id[identifier].when)


def chain_of_action(situation: Situation, identifier: str, person: str, standpoint: Standpoint) -> Chain | None:
    """The chain by which an action is recommended, or offered; None where the protocol never offers it."""
    action = situation.protocol.action_by_id[identifier]
    condition = action.recommended_when if standpoint is Standpoint.RECOMMENDED else action.offered_when
    return _chain(situation, "action", identifier, person, condition) if condition else None


def _chain(
    situation: Situation, what: Literal["finding", "action"], identifier: str, person: str, condition: Condition
) -> Chain:
    links = tuple(_link(situation, test, person) for test in _tests(condition.expression))
    return Chain(what, identifier, person, condition.text, value_of(condition, situation, person), links)


def _link(situation: Situation, test: Expression, person: str) -> Link:
    result = value_of(Condition(written(test), test), situation, person)
    return Link(written(test), result, tuple(_under(situation, test, result, person)))


def _under(situation: Situation, test: Expression, result: Result, person: str) -> Iterator[Chain]:
    if not result.holds:
        return
    if isinstance(test, Holds) and test.name.family == "finding":
        for found in findings_of(situation):
            meant = not person or found.person in {person, ""}
            if found.finding.id == test.name.member and meant and found.result.holds:
                yield chain_of_finding(situation, found.finding.id, found.person)
    elif isinstance(test, Is) and test.name.family == "conclusion":
        for minor, concluded in situation.case.conclusions.items():
            if concluded.seq in result.because:
                for reason in speaks_for(situation, minor):
                    if reason.kind is ReasonKind.FINDING:
                        yield chain_of_finding(situation, reason.id, reason.people[0] if reason.people else "")


def _tests(expression: Expression) -> Iterator[Expression]:
    """The parts that are joined by "and" and "or"."""
    if isinstance(expression, And | Or):
        for part in expression.parts:
            yield from _tests(part)
    else:
        yield expression


def written(expression: Expression) -> str:
    """An expression as an author writes it."""
    match expression:
        case And(parts):
            return " and ".join(_inner(part) for part in parts)
        case Or(parts):
            return " or ".join(_inner(part) for part in parts)
        case Not(part):
            return f"not {_inner(part)}"
        case AnyOf(family, values):
            return f"any {_tested(family, values)}"
        case CountOf(family, values, operator, number):
            return f"count {_tested(family, values)} {operator} {number}"
        case Measures(name, operator, number):
            return f"{_name(name)} {operator} {number}"
        case Holds(name):
            return _name(name)
        case _:
            return _tested(expression.name, expression.values)


def _inner(expression: Expression) -> str:
    return f"({written(expression)})" if isinstance(expression, And | Or) else written(expression)


def _tested(name: Name, values: tuple[str, ...]) -> str:
    if not values:
        return _name(name)
    return f"{_name(name)} is {values[0]}" if len(values) == 1 else f"{_name(name)} in [{', '.join(values)}]"


def _name(name: Name) -> str:
    return f"{name.family}.{name.member}" if name.member else name.family
