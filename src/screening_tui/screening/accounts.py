"""Who said what about which fact: the accounts that a comparison lays beside each other."""

from screening_tui.case.events import Answered, Missing
from screening_tui.case.model import Standing
from screening_tui.case.value import Value
from screening_tui.protocol.model import Question, QuestionKind
from screening_tui.screening.items import concerns
from screening_tui.screening.situation import Pair, Situation

Said = Standing[Answered | Missing]


def shared_facts(situation: Situation, pair: Pair) -> tuple[str, ...]:
    """The facts that both are asked about: the protocol's in its order, then the officers' own questions."""
    first, second = (establishing(situation, person) for person in pair)
    own = (
        identifier
        for identifier, standing in situation.case.own_questions.items()
        if all(concerns(situation, standing.body, person) for person in pair)
    )
    return (*(fact for fact in situation.protocol.fact_by_id if fact in first and fact in second), *own)


def establishing(situation: Situation, person: str) -> dict[str, tuple[Question, ...]]:
    """Fact to the questions that establish it with this person."""
    return situation.fact_questions["adult" if person in situation.members["adult"] else "minor"]


def said_about(situation: Situation, person: str, fact: str) -> tuple[str, Said | None]:
    """The question that gives somebody's account of a fact, and what stands for it.

    Several questions may establish one fact: an answered one counts before one without an answer, and that before one
    that was not asked yet. An own question's fact has the same id as the question.
    """
    answers = situation.case.answers
    if fact in situation.case.own_questions:
        return fact, answers.get((person, fact))
    questions = establishing(situation, person)[fact]
    found = [(question, answers.get((person, question.id))) for question in questions]
    question, standing = min(found, key=lambda one: 2 if one[1] is None else isinstance(one[1].body, Missing))
    if question.kind is QuestionKind.NAME_RESPONSE and standing and isinstance(standing.body, Answered):
        return question.id, _name_in_document(situation, person, standing, standing.body)
    return question.id, standing


def _name_in_document(situation: Situation, person: str, standing: Said, answered: Answered) -> Said:
    """A name response says how a minor answers to the name in the document, so that name is their account of it."""
    details = situation.case.people.get(person)
    name = details.body.name if details else ""
    value = Value(text=name, name=name, choices=answered.value.choices)
    return Standing(standing.seq, standing.at, answered.model_copy(update={"value": value}), standing.earlier)


def is_comparable(situation: Situation, pair: Pair, fact: str) -> bool:
    """Whether both gave an account. What is missing, for whatever reason, is never held against anybody."""
    return all(_gave_account(situation, person, fact) for person in pair)


def _gave_account(situation: Situation, person: str, fact: str) -> bool:
    known = situation.accounts.get((person, fact))
    if known is None:
        standing = said_about(situation, person, fact)[1]
        known = standing is not None and isinstance(standing.body, Answered)
        situation.accounts[person, fact] = known
    return known


def pairs_of_people(situation: Situation) -> tuple[Pair, ...]:
    """Each minor with each adult when they are asked about something in common, then the pairs judged on demand."""
    usual = (pair for pair in situation.usual_pairs[""] if shared_facts(situation, pair))
    judged = (pair for pairs in situation.verdicts.values() for pair in pairs)
    return tuple(dict.fromkeys((*usual, *judged)))
