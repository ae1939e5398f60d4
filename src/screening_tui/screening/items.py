"""The questions to ask now: of an interview with one person, or of an intake."""

from collections.abc import Iterator

from screening_tui.case.events import QuestionAdded
from screening_tui.case.model import Case, Position
from screening_tui.protocol.model import Protocol, Question, Step, StepKind
from screening_tui.screening.evaluate import value_of
from screening_tui.screening.model import ItemToAsk
from screening_tui.screening.situation import Situation


def items(protocol: Protocol, case: Case, position: Position) -> tuple[ItemToAsk, ...]:
    """The questions to ask at a position, in their order; follow-ups only when their condition holds.

    An intake without people in its position gives the questions about the whole case and then those of each person.
    Where the officer may add questions, those that were added come first and the place to add one (``adds``) last.
    Every other kind of step has none.
    """
    situation = Situation(protocol, case)
    step = protocol.step_by_id[position.step]
    if step.kind is StepKind.INTAKE:
        return intake_items(situation, step, position.people or ("", *case.people))
    if step.kind is StepKind.INTERVIEW:
        return tuple(item for person in position.people for item in interview_items(situation, step, person))
    return ()


def intake_items(situation: Situation, step: Step, people: tuple[str, ...]) -> tuple[ItemToAsk, ...]:
    """The questions of an intake for these people; the empty person stands for the whole case."""
    return tuple(
        _item(situation, question, person)
        for person in people
        for question in situation.protocol.questions_of[step.id]
        if person in situation.members[question.per] and _is_asked(situation, question, person)
    )


def interview_items(situation: Situation, step: Step, person: str) -> tuple[ItemToAsk, ...]:
    """The questions of an interview with one person."""
    questions = situation.protocol.questions_of[step.id]
    places = [question.id for question in questions if question.own]
    found: list[ItemToAsk] = []
    for question in questions:
        if not _is_asked(situation, question, person):
            continue
        if not question.own:
            found.append(_item(situation, question, person))
            continue
        for identifier, own in _own_questions(situation, person):
            here = places[0] if own.person == person else places[-1]
            if question.id == here:
                found.append(_own_item(situation, question, identifier, own, person))
        if question.id == places[0]:
            found.append(_item(situation, question, person, adds=True))
    return tuple(found)


def concerns(situation: Situation, own: QuestionAdded, person: str) -> bool:
    """Whether an own question is asked of somebody: of whom it was written for, and of everybody of the other role.

    Another minor of the same group is not asked it by itself: it was built on what the first one told.
    """
    adults = situation.members["adult"]
    return own.person == person or (own.person in adults) is not (person in adults)


def _own_questions(situation: Situation, person: str) -> Iterator[tuple[str, QuestionAdded]]:
    for identifier, standing in situation.case.own_questions.items():
        if concerns(situation, standing.body, person):
            yield identifier, standing.body


def _is_asked(situation: Situation, question: Question, person: str) -> bool:
    return question.when is None or value_of(question.when, situation, person).holds


def _item(situation: Situation, question: Question, person: str, adds: bool = False) -> ItemToAsk:
    case = situation.case
    return ItemToAsk(
        id=question.id,
        question=question,
        person=person,
        say=(question.say or question.ask).say(case.language_of(person)),
        ask=question.ask.say(case.officer_language),
        standing=case.answers.get((person, question.id)),
        adds=adds,
    )


def _own_item(situation: Situation, place: Question, identifier: str, own: QuestionAdded, person: str) -> ItemToAsk:
    words = own_wording(own, person)
    return ItemToAsk(identifier, place, person, words, words, situation.case.answers.get((person, identifier)))


def own_wording(own: QuestionAdded, person: str) -> str:
    """The words of an own question for somebody: neutral for all but the one for whom it was written."""
    return own.wording if own.person == person else own.neutral or own.wording
