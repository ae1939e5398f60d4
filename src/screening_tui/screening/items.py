"""The questions to ask now: of an interview with one person, or of an intake."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

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
        asked = asked_at_intake(situation, step, position.people or ("", *case.people))
        return tuple(_item(situation, one) for one in asked)
    if step.kind is StepKind.INTERVIEW:
        people = position.people
        return tuple(_item(situation, one) for person in people for one in asked_in_interview(situation, step, person))
    return ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that is to be asked of somebody, before it is put into words."""

    id: str
    question: Question
    person: str
    own: QuestionAdded | None = None
    adds: bool = False
    about: str = ""


_ABOUT = re.compile(r"(.+)\.([MA][1-9][0-9]{0,2})")
"""``a_tie.M2``."""


def question_of(protocol: Protocol, item: str) -> Question | None:
    """The protocol's question that an item stands for: ``a_tie`` for ``a_tie.M2``; None for an own question."""
    return protocol.question_by_id.get(item) or protocol.question_by_id.get(_parts(item)[0])


def minor_asked_about(protocol: Protocol, item: str) -> str:
    """``M2`` for ``a_tie.M2``; empty for every other item."""
    question, minor = _parts(item)
    return minor if question in protocol.question_by_id else ""


def _parts(item: str) -> tuple[str, str]:
    parts = _ABOUT.fullmatch(item)
    return (parts[1], parts[2]) if parts else (item, "")


def asked_at_intake(situation: Situation, step: Step, people: tuple[str, ...]) -> Iterator[Asked]:
    """The questions of an intake for these people; the empty person stands for the whole case."""
    for person in people:
        for question in situation.protocol.questions_of[step.id]:
            if person in situation.members[question.per] and _is_asked(situation, question, person):
                yield Asked(question.id, question, person)


def asked_in_interview(situation: Situation, step: Step, person: str) -> Iterator[Asked]:
    """The questions of an interview with one person.

    The officer's own questions for this person stand at the step's first place for them; those that come from another
    interview at its last, which is the same one where a step has one place.
    """
    questions = situation.protocol.questions_of[step.id]
    places = [question.id for question in questions if question.own]
    for question in questions:
        if situation.is_about_each(question):
            yield from _about_each_minor(situation, question, person)
            continue
        if not _is_asked(situation, question, person):
            continue
        if not question.own:
            yield Asked(question.id, question, person)
            continue
        for identifier, own in _own_questions(situation, person):
            if question.id == (places[0] if own.person == person else places[-1]):
                yield Asked(identifier, question, person, own)
        if question.id == places[0]:
            yield Asked(question.id, question, person, adds=True)


def _about_each_minor(situation: Situation, question: Question, person: str) -> Iterator[Asked]:
    for minor in situation.members["minor"] or ("",):
        if _is_asked(situation.asked_about(minor), question, person):
            yield Asked(situation.item_id(question, minor), question, person, about=minor)


def _own_questions(situation: Situation, person: str) -> Iterator[tuple[str, QuestionAdded]]:
    for identifier, standing in situation.case.own_questions.items():
        if situation.concerns(standing.body, person):
            yield identifier, standing.body


def _is_asked(situation: Situation, question: Question, person: str) -> bool:
    return question.when is None or value_of(question.when, situation, person).holds


def _item(situation: Situation, asked: Asked) -> ItemToAsk:
    case, question, person = situation.case, asked.question, asked.person
    if asked.own:
        say = ask = own_wording(asked.own, person)
    else:
        say = (question.say or question.ask).say(case.language_of(person))
        ask = question.ask.say(case.officer_language)
    if asked.about and len(situation.members["minor"]) > 1:
        name = f"{asked.about} {case.people[asked.about].body.name}".strip()
        say, ask = f"{name}: {say}", f"{name}: {ask}"
    standing = case.answers.get((person, asked.id))
    return ItemToAsk(asked.id, question, person, say, ask, standing, asked.adds, asked.about)


def own_wording(own: QuestionAdded, person: str) -> str:
    """The words of an own question for somebody: neutral for all but the one for whom it was written."""
    return own.wording if own.person == person else own.neutral
