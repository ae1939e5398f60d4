"""What came on the officer's screen and what was withdrawn: recorded, for a later program may see it otherwise."""

from screening_tui.case.events import AdviceShown, AdviceWithdrawn
from screening_tui.case.model import Case
from screening_tui.protocol.model import Protocol
from screening_tui.screening.actions import recommended_in
from screening_tui.screening.findings import findings_of
from screening_tui.screening.model import Standpoint
from screening_tui.screening.situation import Situation


def advice_change(
    protocol: Protocol, case: Case, language: str, program: str
) -> tuple[AdviceShown | AdviceWithdrawn, ...]:
    """What is to be recorded after an event, so that the record says what the screen shows; nothing if it does already.

    Findings that hold and actions that are recommended (not those merely offered), by their keys.
    """
    situation = Situation(protocol, case)
    findings = tuple(found.key for found in findings_of(situation) if found.result.holds)
    actions = tuple(line.key for line in recommended_in(situation) if line.standpoint is Standpoint.RECOMMENDED)
    new_findings = tuple(key for key in findings if key not in case.advice_findings)
    new_actions = tuple(key for key in actions if key not in case.advice_actions)
    old_findings = tuple(sorted(case.advice_findings.difference(findings)))
    old_actions = tuple(sorted(case.advice_actions.difference(actions)))
    found: list[AdviceShown | AdviceWithdrawn] = []
    if new_findings or new_actions:
        found.append(AdviceShown(findings=new_findings, actions=new_actions, language=language, program=program))
    if old_findings or old_actions:
        found.append(AdviceWithdrawn(findings=old_findings, actions=old_actions, language=language, program=program))
    return tuple(found)
