"""Messages that come up on the way when their condition holds."""

from screening_tui.case.model import Case, Position
from screening_tui.protocol.condition import Name, names_in
from screening_tui.protocol.model import Check, Protocol, Weight
from screening_tui.screening.evaluate import value_of
from screening_tui.screening.model import Result
from screening_tui.screening.situation import Audience, Situation

_OF_A_MINOR = frozenset({"conclusion", "outcome", "disclosure", "age", "age_in_doubt", "fact"})
"""Families that mean the minor whom a rule is looked at for."""


def checks(protocol: Protocol, case: Case, step: str, person: str = "") -> tuple[tuple[Check, Result], ...]:
    """The checks of a step that hold for a person, or in the whole case, in the protocol's order.

    A warning that the officer accepted for this person is left out, as long as nothing came after the acceptance that
    it now rests on. A block cannot be accepted.
    """
    situation = Situation(protocol, case)
    found = ((check, value_of(check.when, situation, person)) for check in protocol.checks if check.step == step)
    return tuple(
        (check, result) for check, result in found if result.holds and not _is_accepted(case, check, person, result)
    )


def checks_at(protocol: Protocol, case: Case, position: Position) -> tuple[tuple[Check, str], ...]:
    """The checks that hold at a place of the screening, each with the person it is about; "" for the whole case.

    In a step of the whole case each minor is looked at alone, so that one minor's conclusion and another's
    contradiction do not make a warning together. A check that says nothing of anybody is there once, for the whole
    case; accepted once, it does not come up again for each.
    """
    situation = Situation(protocol, case)
    found: list[tuple[Check, str]] = []
    for check in protocol.checks:
        if check.step == position.step:
            for person in _about(situation, check, position.people[:1] or case.minors):
                result = value_of(check.when, situation, person)
                if result.holds and not _is_accepted(case, check, person, result):
                    found.append((check, person))
    return tuple(found)


def _about(situation: Situation, check: Check, people: tuple[str, ...]) -> tuple[str, ...]:
    """Of these people those whom a check is about; the empty person where it is about none of them."""
    audiences = {_audience(situation, name) for name in names_in(check.when.expression)}
    return tuple(p for p in people if any(p in situation.members[one] for one in audiences)) or ("",)


def _audience(situation: Situation, name: Name) -> Audience:
    """Whom a name of a condition is about."""
    protocol = situation.protocol
    match name.family, name.member:
        case "answer", member:
            question = protocol.question_by_id[member]
            return "minor" if situation.is_about_each(question) else situation.audience(question)
        case "conduct", member:
            conduct = next(conduct for conduct in protocol.conducts if conduct.id == member)
            return protocol.step_by_id[conduct.step].role or "person"
        case "manner", member:
            return "minor" if member == "minor" else "adult"
        case "finding", member:
            return protocol.finding_by_id[member].per
        case "action", member:
            return protocol.action_by_id[member].per
        case _:
            return "minor" if name.family in _OF_A_MINOR else "case"


def _is_accepted(case: Case, check: Check, person: str, result: Result) -> bool:
    """Whether the officer went on knowing all that the check rests on now."""
    accepted = case.checks_accepted.get((check.id, person))
    return check.weight is not Weight.BLOCK and accepted is not None and accepted.seq > max(result.because, default=0)
