"""The comparison of two interviews, fact by fact: both accounts, what they suggest and why, the officer's verdict."""

from screening_tui.case.events import Answered, Missing, Verdict
from screening_tui.case.model import Case
from screening_tui.protocol.model import Comparator, Protocol, Question, QuestionKind
from screening_tui.protocol.text import Text
from screening_tui.screening.accounts import Said, minor_of, pairs_of_people, said_about, shared_facts, verdicts
from screening_tui.screening.ages import screening_day
from screening_tui.screening.comparators import Circumstances, Told, suggest
from screening_tui.screening.items import own_wording, question_of
from screening_tui.screening.model import Account, ComparedFact, Ground
from screening_tui.screening.situation import Pair, Situation

OWN = Question(id="own", step="own", kind=QuestionKind.LONG_TEXT, ask=Text({}))
"""An own question's answers are free words, whatever the place where it was added."""


def pairs(protocol: Protocol, case: Case) -> tuple[Pair, ...]:
    """Each minor with each adult when they are asked about something in common, then other pairs with a verdict."""
    return pairs_of_people(Situation(protocol, case))


def compare(protocol: Protocol, case: Case, pair: Pair, language: str = "") -> tuple[ComparedFact, ...]:
    """What two people of the case said about each fact that both are asked about, in the order in which they are named.

    Labels are in that language, or in the officer's. A name response is no account of a name by itself: the account of
    such a minor is the name in their document, and it counts as known when they answered to it naturally.
    """
    situation = Situation(protocol, case)
    language = language or case.officer_language
    return tuple(_compared(situation, pair, fact, language) for fact in shared_facts(situation, pair))


def _compared(situation: Situation, pair: Pair, fact: str, language: str) -> ComparedFact:
    own = situation.case.own_questions.get(fact)
    minor = minor_of(situation, pair)
    first, second = (_account(situation, person, fact, language, minor) for person in pair)
    suggestion, ground = _suggestion(situation, fact, first, second)
    both = situation.pair(*pair)
    verdict = verdicts(situation).get(fact, {}).get(both)
    judged = situation.judgements.get(fact, {}).get(both)
    return ComparedFact(
        fact=fact,
        label=own.body.wording if own else situation.protocol.fact_by_id[fact].label.say(language),
        own=own is not None,
        first=first,
        second=second,
        suggestion=suggestion,
        ground=ground,
        verdict=verdict.body.verdict if verdict else None,
        judged_by=judged.seq if judged else None,
    )


def _account(situation: Situation, person: str, fact: str, language: str, minor: str) -> Account:
    case = situation.case
    question, standing = said_about(situation, person, fact, minor)
    asked = case.asked.get((person, question))
    attitude = case.attitudes.get((person, question)) or case.attitudes.get((person, ""))
    wording = asked.body.wording if asked else _wording(situation, person, question, language)
    return Account(person, question, wording, standing, attitude.body.manners if attitude else ())


def _wording(situation: Situation, person: str, question: str, language: str) -> str:
    """How it would be asked; for an answer that was written down without the question having been put."""
    own = situation.case.own_questions.get(question)
    if own:
        return own_wording(own.body, person)
    known = question_of(situation.protocol, question)
    return known.ask.say(language) if known else question


def _suggestion(situation: Situation, fact: str, first: Account, second: Account) -> tuple[Verdict | None, Ground]:
    told = [_told(situation, account.question, account.standing) for account in (first, second)]
    if told[0] is not None and told[1] is not None:
        comparator = Comparator.TEXT
        if fact in situation.protocol.fact_by_id:
            comparator = situation.protocol.fact_by_id[fact].comparator
        return suggest(comparator, told[0], told[1], _circumstances(situation, (first.person, second.person)))
    missing = any(account.standing and isinstance(account.standing.body, Missing) for account in (first, second))
    return None, Ground.ONE_MISSING if missing else Ground.NOT_YET_ASKED


def _told(situation: Situation, question: str, standing: Said | None) -> Told | None:
    if standing is None or not isinstance(standing.body, Answered):
        return None
    return Told(standing.body.value, question_of(situation.protocol, question) or OWN)


def _circumstances(situation: Situation, pair: Pair) -> Circumstances:
    names = (known.body.name for person, known in situation.case.people.items() if person not in pair)
    return Circumstances(screening_day(situation.case), tuple(name for name in names if name))
