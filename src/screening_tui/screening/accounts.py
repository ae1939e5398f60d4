"""Who said what about which fact: the accounts that a comparison lays beside each other."""

from screening_tui.case.events import Answered, ComparisonJudged, Missing, PersonDetails
from screening_tui.case.model import Standing
from screening_tui.case.value import Value
from screening_tui.protocol.model import Question, QuestionKind
from screening_tui.screening.situation import Pair, Situation, Verdicts

Said = Standing[Answered | Missing]


def shared_facts(situation: Situation, pair: Pair) -> tuple[str, ...]:
    """The facts that both are asked about: the protocol's in its order, then the officers' own questions."""
    first, second = (establishing(situation, person) for person in pair)
    own = (
        identifier
        for identifier, standing in situation.case.own_questions.items()
        if all(situation.concerns(standing.body, person) for person in pair)
    )
    return (*(fact for fact in situation.protocol.fact_by_id if fact in first and fact in second), *own)


def establishing(situation: Situation, person: str) -> dict[str, tuple[Question, ...]]:
    """Fact to the questions that establish it with this person."""
    return situation.fact_questions["adult" if person in situation.members["adult"] else "minor"]


def minor_of(situation: Situation, pair: Pair) -> str:
    """The minor of a pair, whom the adult was asked about; empty for two adults."""
    return next((person for person in pair if person in situation.members["minor"]), "")


def said_about(situation: Situation, person: str, fact: str, minor: str) -> tuple[str, Said | None]:
    """The question, by item id, that gives somebody's account of a fact about a minor, and what stands for it.

    Several questions may establish one fact: an answered one counts before one without an answer, and that before one
    that was not asked yet. An own question's fact has the same id as the question.
    """
    answers = situation.case.answers
    if fact in situation.case.own_questions:
        return fact, answers.get((person, fact))
    questions = establishing(situation, person)[fact]
    items = [(question, situation.item_id(question, minor)) for question in questions]
    found = [(question, item, answers.get((person, item))) for question, item in items]
    question, item, standing = min(found, key=lambda one: 2 if one[2] is None else isinstance(one[2].body, Missing))
    if question.kind is QuestionKind.NAME_RESPONSE and standing and isinstance(standing.body, Answered):
        return item, _name_in_document(situation, person, standing, standing.body)
    return item, standing


def _name_in_document(situation: Situation, person: str, standing: Said, answered: Answered) -> Said:
    """A name response says how a minor answers to the name in the document, so that name is their account of it."""
    details = situation.case.people.get(person)
    name = details.body.name if details else ""
    value = Value(text=name, name=name, choices=answered.value.choices)
    return Standing(standing.seq, standing.at, answered.model_copy(update={"value": value}), standing.earlier)


def is_comparable(situation: Situation, pair: Pair, fact: str) -> bool:
    """Whether both gave an account. What is missing, for whatever reason, is never held against anybody."""
    minor = minor_of(situation, pair)
    return all(_gave_account(situation, person, fact, minor) for person in pair)


def _gave_account(situation: Situation, person: str, fact: str, minor: str) -> bool:
    known = situation.accounts.get((person, fact, minor))
    if known is None:
        standing = said_about(situation, person, fact, minor)[1]
        known = standing is not None and isinstance(standing.body, Answered)
        situation.accounts[person, fact, minor] = known
    return known


def verdicts(situation: Situation) -> Verdicts:
    """Fact to pair to the officer's verdict, as far as it counts: it came after both accounts that it judged.

    When somebody answers anew, or an answer turns out to be wrong, the fact is open again.
    """
    if situation.fresh is None:
        situation.fresh = {}
        for fact, judged in situation.judgements.items():
            counting = {pair: one for pair, one in judged.items() if _is_fresh(situation, fact, pair, one)}
            if counting:
                situation.fresh[fact] = counting
    return situation.fresh


def _is_fresh(situation: Situation, fact: str, pair: Pair, judged: Standing[ComparisonJudged]) -> bool:
    minor = minor_of(situation, pair)
    return all(_since(situation, person, fact, minor) < judged.seq for person in pair)


def _since(situation: Situation, person: str, fact: str, minor: str) -> int:
    """The event that made somebody's account of a fact what it is; 0 where there never was one."""
    if fact not in situation.case.own_questions and fact not in establishing(situation, person):
        return 0
    question, standing = said_about(situation, person, fact, minor)
    known = situation.protocol.question_by_id.get(question)
    named = known is not None and known.kind is QuestionKind.NAME_RESPONSE
    return max(
        standing.seq if standing else 0,
        situation.taken_back.get((person, question), 0),
        _named_since(situation, person) if named else 0,
    )


def _named_since(situation: Situation, person: str) -> int:
    """The event that gave somebody the name of the document that they answer to."""
    details = situation.case.people.get(person)
    if details is None or not details.earlier:
        return details.seq if details else 0
    name, since = "", 0
    for event in situation.case.events:
        if isinstance(event.body, PersonDetails) and event.body.person == person and event.body.name != name:
            name, since = event.body.name, event.seq
    return since


def pairs_of_people(situation: Situation) -> tuple[Pair, ...]:
    """Each minor with each adult when they are asked about something in common, then the pairs judged on demand."""
    usual = (pair for pair in situation.usual_pairs[""] if shared_facts(situation, pair))
    judged = (pair for pairs in situation.judgements.values() for pair in pairs)
    return tuple(dict.fromkeys((*usual, *judged)))
