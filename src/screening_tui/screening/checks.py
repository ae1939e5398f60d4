"""Messages that come up on the way when their condition holds."""

from screening_tui.case.model import Case, Position
from screening_tui.protocol.model import Check, Protocol, Weight
from screening_tui.screening.evaluate import value_of
from screening_tui.screening.model import Result
from screening_tui.screening.situation import Situation


def checks(protocol: Protocol, case: Case, step: str, person: str = "") -> tuple[tuple[Check, Result], ...]:
    """The checks of a step that hold for a person, or in the whole case, in the protocol's order.

    A warning that the officer accepted for this person is left out. A block cannot be accepted.
    """
    situation = Situation(protocol, case)
    found = (
        (check, value_of(check.when, situation, person))
        for check in protocol.checks
        if check.step == step and not _is_accepted(case, check, person)
    )
    return tuple((check, result) for check, result in found if result.holds)


def checks_at(protocol: Protocol, case: Case, position: Position) -> tuple[tuple[Check, str], ...]:
    """The checks that hold at a place of the screening, each with the person it is about; "" for the whole case.

    In a step of the whole case each minor is looked at alone, so that one minor's conclusion and another's
    contradiction do not make a warning together. What holds for every minor is said once, for the whole case.
    """
    minors = case.minors
    if position.people or not minors:
        person = position.people[0] if position.people else ""
        return tuple((check, person) for check, _result in checks(protocol, case, position.step, person))
    each = {minor: {check.id for check, _result in checks(protocol, case, position.step, minor)} for minor in minors}
    found: list[tuple[Check, str]] = []
    for check in protocol.checks:
        holders = [minor for minor in minors if check.id in each[minor] and not _is_accepted(case, check, "")]
        found += [(check, "")] if len(holders) == len(minors) else [(check, minor) for minor in holders]
    return tuple(found)


def _is_accepted(case: Case, check: Check, person: str) -> bool:
    return check.weight is not Weight.BLOCK and (check.id, person) in case.checks_accepted
