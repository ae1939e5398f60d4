"""What the protocol draws from the marks, the answers and the comparison. It suggests; the officer concludes."""

from screening_tui.case.model import Case
from screening_tui.protocol.model import Protocol
from screening_tui.screening.evaluate import finding_value
from screening_tui.screening.model import FoundFinding, Truth
from screening_tui.screening.situation import Audience, Situation


def findings(protocol: Protocol, case: Case) -> tuple[FoundFinding, ...]:
    """Every finding that holds or is not known yet, in the protocol's order, then by minor.

    One that is not here does not hold. A finding about each minor has a line for each; without a minor it has none.
    """
    return findings_of(Situation(protocol, case))


def findings_of(situation: Situation) -> tuple[FoundFinding, ...]:
    """The findings, where more is asked of the same case."""
    found = []
    for finding in situation.protocol.findings:
        audience: Audience = finding.per
        for person in situation.members[audience]:
            result = finding_value(situation, finding.id, person)
            if result.truth is not Truth.NO:
                found.append(FoundFinding(finding, person, result))
    return tuple(found)
