"""Facts that pair interviews: whether there is anything to compare, and whether it can be compared."""

from collections import Counter
from collections.abc import Iterator, Mapping

from screening_tui.protocol.checks.draft import Draft
from screening_tui.protocol.checks.problem import Problem
from screening_tui.protocol.model import Comparator, Question, QuestionKind, StepKind

FITTING: Mapping[Comparator, frozenset[QuestionKind]] = {
    Comparator.NAME: frozenset({QuestionKind.PERSON, QuestionKind.NAME_RESPONSE, QuestionKind.LONG_TEXT}),
    Comparator.PLACE: frozenset({QuestionKind.PLACE, QuestionKind.LONG_TEXT}),
    Comparator.CHOICE: frozenset({QuestionKind.CHOICE, QuestionKind.CHOICES, QuestionKind.YES_NO}),
    Comparator.DATE: frozenset({QuestionKind.DATE}),
    Comparator.NUMBER: frozenset({QuestionKind.NUMBER}),
    Comparator.PHONE: frozenset({QuestionKind.PHONE}),
    Comparator.TEXT: frozenset(QuestionKind),
}
"""The kinds of answer that each comparator can hold against each other."""


def pairs(draft: Draft) -> Iterator[Problem]:
    """P302, P305, P306."""
    if not draft.broken.get("question") and not draft.broken.get("step"):
        yield from _interviews(draft)
    yield from _comparators(draft)


def _interviews(draft: Draft) -> Iterator[Problem]:
    """Interviews with nothing that another one is held against, and facts that only one of them asks for."""
    steps = draft.protocol.steps
    interviews = [step.id for step in steps if step.kind is StepKind.INTERVIEW]
    if len(interviews) < 2 and not any(step.kind is StepKind.COMPARE for step in steps):
        return  # one interview and no comparison: nothing was meant to be paired
    facts = {name: _facts_of(draft.protocol.questions_of[name]) for name in interviews}
    told = Counter(fact for name in interviews for fact in facts[name])
    for index, step in enumerate(steps):
        if step.kind is StepKind.INTERVIEW and not any(told[fact] > 1 for fact in facts[step.id]):
            message = "no fact of this interview is asked for in another one, so nothing in it can be compared"
            advice = 'Give a question here and one there the same fact, such as fact = "destination".'
            yield Problem("P302", *draft.at("step", index, "id"), step.id, message, advice)

    if len(interviews) > 1:
        for index, fact in enumerate(draft.protocol.facts):
            if told[fact.id] < 2:
                message = "no interview asks for this fact" if not told[fact.id] else "only one interview asks for it"
                advice = "Ask for it in another interview too, so that both accounts can be compared."
                yield Problem("P306", *draft.at("fact", index, "id"), fact.id, message, advice)


def _facts_of(questions: tuple[Question, ...]) -> set[str]:
    """The facts that an interview establishes; the officer's own questions are facts too."""
    return {question.fact for question in questions if question.fact} | {"" for question in questions if question.own}


def _comparators(draft: Draft) -> Iterator[Problem]:
    facts = draft.protocol.fact_by_id
    first: dict[str, Question] = {}
    for index, question in enumerate(draft.protocol.questions):
        fact = facts.get(question.fact or "")
        if fact is None:
            continue
        if question.kind not in FITTING[fact.comparator]:
            kinds = ", ".join(sorted(FITTING[fact.comparator]))
            message = f'a {fact.comparator} comparison of "{fact.id}" cannot use an answer of kind {question.kind}'
            advice = f"Give the fact another comparator, or the question one of the kinds {kinds}."
            yield Problem("P305", *draft.at("question", index, "kind"), question.kind, message, advice)
            continue
        before = first.setdefault(fact.id, question)
        if fact.comparator is Comparator.CHOICE and not _values(before) & _values(question):
            message = f'this can never agree with "{before.id}", which has none of these options'
            advice = f'Give both questions of the fact "{fact.id}" the same options.'
            yield Problem("P305", *draft.at("question", index, "fact"), fact.id, message, advice)


def _values(question: Question) -> set[str]:
    return {option.id for option in question.options} or {"yes", "no"}
