"""Messages that come up on the way when their condition holds."""

from screening_tui.case.model import Case
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


def _is_accepted(case: Case, check: Check, person: str) -> bool:
    return check.weight is not Weight.BLOCK and (check.id, person) in case.checks_accepted
