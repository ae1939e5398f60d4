"""What a disclosure does to the rest of that minor's interview, and how it is taken back."""

from screening_tui.case.events import Answered, Corrected, Missing
from screening_tui.case.model import Case
from screening_tui.protocol.model import Protocol, StepKind
from screening_tui.screening.items import asked_in_interview
from screening_tui.screening.situation import Situation


def not_asked_after_disclosure(protocol: Protocol, case: Case, minor: str) -> tuple[Missing, ...]:
    """What marks the questions that this minor was not asked yet as not asked, because of the disclosure."""
    situation = Situation(protocol, case)
    asked = (
        one.id
        for step in protocol.steps
        if step.kind is StepKind.INTERVIEW and minor in situation.members[step.role or "person"]
        for one in asked_in_interview(situation, step, minor)
        if not one.adds and (minor, one.id) not in case.answers
    )
    return tuple(Missing(question=question, person=minor, reason="not_asked") for question in dict.fromkeys(asked))


def asked_again_after_withdrawal(case: Case, minor: str, reason: str) -> tuple[Corrected, ...]:
    """What takes those marks back, so that the interview goes on where it stopped.

    To be asked for while the disclosure still stands, and recorded when it was withdrawn.
    """
    disclosed = case.disclosures.get(minor)
    if disclosed is None:
        return ()
    return tuple(
        Corrected(corrects=standing.seq, reason=reason)
        for (person, _), standing in case.answers.items()
        if person == minor and standing.seq > disclosed.seq and _is_unasked(standing.body)
    )


def _is_unasked(body: Answered | Missing) -> bool:
    """Not asked, and without a word of the officer about it: the interview had ended."""
    return isinstance(body, Missing) and body.reason == "not_asked" and not body.words
