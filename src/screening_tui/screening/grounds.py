"""What the officer weighs when concluding: what speaks for, what against, what is not known. Never a score."""

from collections.abc import Iterator

from screening_tui.case.events import Answered, Missing
from screening_tui.case.model import Case
from screening_tui.protocol.model import Protocol, QuestionKind, StepKind
from screening_tui.screening.accounts import is_comparable, pairs_of_people, shared_facts, verdicts
from screening_tui.screening.findings import findings_of
from screening_tui.screening.items import question_of
from screening_tui.screening.model import Grounds, Reason, ReasonKind
from screening_tui.screening.situation import Situation

FOR = frozenset({"observed", "differs", "hesitated", "not_at_all"})
AGAINST = frozenset({"not_observed", "agrees", "naturally"})


def grounds(protocol: Protocol, case: Case, minor: str) -> Grounds:
    """The reasons for one minor: findings, the disclosure, marks, verdicts, how they answered to their name, gaps.

    "Cannot tell", what is missing and what nobody looked at are not known: they speak neither for nor against.
    """
    situation = Situation(protocol, case)
    weighed = _weighed(situation, minor)
    return Grounds(
        speaks_for=speaks_for(situation, minor),
        speaks_against=tuple(reason for reason in weighed if reason.value in AGAINST),
        not_known=tuple(reason for reason in weighed if reason.value not in FOR | AGAINST),
    )


def speaks_for(situation: Situation, minor: str) -> tuple[Reason, ...]:
    """What speaks for a situation of trafficking or exploitation of one minor."""
    return (
        *_disclosure(situation, minor),
        *_findings(situation, minor),
        *(reason for reason in _weighed(situation, minor) if reason.value in FOR),
    )


def _weighed(situation: Situation, minor: str) -> tuple[Reason, ...]:
    return (
        *_marks(situation, minor),
        *_verdicts(situation, minor),
        *_name_responses(situation, minor),
        *_missing(situation, minor),
    )


def suggested(protocol: Protocol, case: Case, minor: str) -> tuple[str, ...]:
    """The findings that speak for looking further, by key; recorded with the officer's conclusion."""
    found = _findings(Situation(protocol, case), minor)
    return tuple(f"{reason.id}:{minor}" if reason.people else reason.id for reason in found)


def _disclosure(situation: Situation, minor: str) -> Iterator[Reason]:
    disclosed = situation.case.disclosures.get(minor)
    if disclosed:
        yield Reason(ReasonKind.DISCLOSURE, "", (minor,), "", (disclosed.seq,))


def _findings(situation: Situation, minor: str) -> Iterator[Reason]:
    for found in findings_of(situation):
        if found.result.holds and found.finding.look_further and found.person in {"", minor}:
            people = (minor,) if found.person else ()
            yield Reason(ReasonKind.FINDING, found.finding.id, people, "", found.result.because)


def _marks(situation: Situation, minor: str) -> Iterator[Reason]:
    """Every indicator; a mark that is about other minors only says nothing about this one."""
    for indicator in situation.protocol.indicators:
        mark = situation.case.marks.get(indicator.id)
        if mark is None:
            yield Reason(ReasonKind.INDICATOR, indicator.id, (), "", ())
            continue
        minors = [person for person in mark.body.people if person in situation.members["minor"]]
        if not minors or minor in minors:
            yield Reason(ReasonKind.INDICATOR, indicator.id, mark.body.people, mark.body.mark, (mark.seq,))


def _verdicts(situation: Situation, minor: str) -> Iterator[Reason]:
    """The officer's verdicts, and the facts that could be judged and are not yet."""
    for pair in pairs_of_people(situation):
        if minor in pair:
            for fact in shared_facts(situation, pair):
                verdict = verdicts(situation).get(fact, {}).get(pair)
                if verdict:
                    yield Reason(ReasonKind.FACT, fact, pair, verdict.body.verdict, (verdict.seq,))
                elif is_comparable(situation, pair, fact):
                    yield Reason(ReasonKind.FACT, fact, pair, "", ())


def _name_responses(situation: Situation, minor: str) -> Iterator[Reason]:
    for question in situation.protocol.questions:
        standing = situation.case.answers.get((minor, question.id))
        if question.kind is QuestionKind.NAME_RESPONSE and standing and isinstance(standing.body, Answered):
            for choice in standing.body.value.choices:
                yield Reason(ReasonKind.ANSWER, question.id, (minor,), choice, (standing.seq,))


def _missing(situation: Situation, minor: str) -> Iterator[Reason]:
    """Questions without an answer, in this minor's interview and in the adults'."""
    interviews = {step.id for step in situation.protocol.steps if step.kind is StepKind.INTERVIEW}
    people = {minor, *situation.members["adult"]}
    for (person, identifier), standing in situation.case.answers.items():
        question = question_of(situation.protocol, identifier)
        in_interview = question is None or question.step in interviews
        of_another = question and identifier not in situation.item_ids(question, minor)
        if person in people and in_interview and not of_another and isinstance(standing.body, Missing):
            yield Reason(ReasonKind.ANSWER, identifier, (person,), standing.body.reason, (standing.seq,))
