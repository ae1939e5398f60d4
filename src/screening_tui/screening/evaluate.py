"""Evaluating conditions in three values, with the events that made them so.

Names about one minor (``conclusion``, ``outcome``, ``disclosure``, ``age``, ``fact``, an answer, a manner) mean the
minor whom the rule is evaluated for. Evaluated for the whole case they mean "for any minor", name by name: yes if yes
for one, otherwise not known if not known for one, otherwise no.
"""

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
from screening_tui.screening.logic import UNKNOWN, all_of, any_of, counted, decided, measured, negated
from screening_tui.screening.looked_up import documents_read
from screening_tui.screening.model import Result
from screening_tui.screening.situation import Situation
from screening_tui.screening.traits import held, measures_of, tested, traits_of


def evaluate(condition: Condition, protocol: Protocol, case: Case, person: str = "") -> Result:
    """Evaluate a condition for one person of the case, or for the whole case when the person is empty."""
    return value_of(condition, Situation(protocol, case), person)


def value_of(condition: Condition, situation: Situation, person: str = "") -> Result:
    """Evaluate a condition where several are evaluated of the same case."""
    key = condition.text, person
    known = situation.values.get(key)
    if known is None:
        known = situation.values[key] = _value(condition.expression, situation, person)
    return known


def finding_value(situation: Situation, finding: str, person: str = "") -> Result:
    """Whether a finding holds: of this minor if it is about a minor, in the whole case of any minor."""
    found = situation.protocol.finding_by_id[finding]
    if found.per == "case":
        return value_of(found.when, situation)
    minors = situation.meant("minor", person)
    return any_of(value_of(found.when, situation, minor) for minor in minors)


def _value(expression: Expression, situation: Situation, person: str) -> Result:
    match expression:
        case Or(parts):
            return any_of(_value(part, situation, person) for part in parts)
        case And(parts):
            return all_of(_value(part, situation, person) for part in parts)
        case Not(part):
            return negated(_value(part, situation, person))
        case AnyOf(family, values):
            return any_of(_members(situation, family, values, person))
        case CountOf(family, values, comparison, number):
            return counted(_members(situation, family, values, person), comparison, number)
        case Holds(name):
            return _atom(situation, name, (), person)
        case Is(name, values):
            return _atom(situation, name, values, person)
        case _:
            return _measure(expression, situation, person)


def _measure(expression: Measures, situation: Situation, person: str) -> Result:
    return any_of(
        measured(*bounds[0], expression.operator, expression.number, bounds[1]) if bounds else UNKNOWN
        for bounds in measures_of(situation, expression.name, person)
    )


def _atom(situation: Situation, name: Name, values: tuple[str, ...], person: str) -> Result:
    """One name, tested for its values or, where it has none, for holding."""
    if values:
        return any_of(tested(trait, values) for trait in traits_of(situation, name, person))
    if name.family == "finding":
        return finding_value(situation, name.member, person)
    if name.family == "document":
        return any_of(documents_read(situation, name.member, person))
    return any_of(held(situation, name.family, person))


def _members(situation: Situation, family: Name, values: tuple[str, ...], person: str) -> tuple[Result, ...]:
    """One result for each thing that ``any`` or ``count`` goes over: people, minors, indicators, facts."""
    match family.family:
        case "minor" | "adult" as role:
            seqs = (situation.case.people[someone].seq for someone in situation.members[role])
            return tuple(decided(True, (seq,)) for seq in seqs)
        case "conclusion" | "disclosure":
            return tuple(_atom(situation, family, values, minor) for minor in situation.members["minor"])
        case name:
            members = situation.fact_ids if name == "fact" else situation.protocol.indicator_by_id
            return tuple(_atom(situation, Name(name, member), values, person) for member in members)
