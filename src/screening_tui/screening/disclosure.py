"""What a disclosure does to the rest of that minor's interview, and how it is taken back."""

from screening_tui.case.events import Answered, Corrected, Missing
from screening_tui.case.model import Case
from screening_tui.protocol.model import Protocol, StepKind
from screening_tui.screening.items import asked_in_interview
from screening_tui.screening.situation import Situation


def not_asked_after_disclosure(protocol: Protocol, case: Case, minor: str) -> tuple[Missing, ...]:
    """What marks the rest of this minor's interview as not asked, because of the disclosure.

    The place for a question of the officer's own is marked too, unless one was added there.
    """
    situation = Situation(protocol, case)
    added = {own.body.person for own in case.own_questions.values()}
    asked = (
        one.id
        for step in protocol.steps
        if step.kind is StepKind.INTERVIEW and minor in situation.members[step.role or "person"]
        for one in asked_in_interview(situation, step, minor)
        if (minor, one.id) not in case.answers and not (one.adds and minor in added)
    )
    marks = dict.fromkeys(asked)
    return tuple(Missing(question=one, person=minor, reason="not_asked", because="disclosure") for one in marks)


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
        if person == minor and standing.seq > disclosed.seq and _ended_by_it(standing.body)
    )


def _ended_by_it(body: Answered | Missing) -> bool:
    """Marked because of the disclosure, and not by the officer's own decision."""
    return isinstance(body, Missing) and body.because == "disclosure"
