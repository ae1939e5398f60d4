"""What is known about one name of a condition: ``indicator.wanted``, ``answer.m_home``, ``conclusion``.

A trait is None while nothing is known; otherwise it holds the values that it has and the events that say so. A name
may have several traits: in a rule about the whole case, ``conclusion`` has one for each minor.
"""

from collections.abc import Callable
from dataclasses import dataclass

from screening_tui.case.events import Answered
from screening_tui.protocol.condition import Name
from screening_tui.screening.accounts import verdicts
from screening_tui.screening.ages import Years, age_of, age_on, screening_day
from screening_tui.screening.logic import UNKNOWN, decided
from screening_tui.screening.looked_up import judgements
from screening_tui.screening.model import ActionProgress, Result
from screening_tui.screening.situation import Audience, Situation

ANSWER_STATES = frozenset({"given", "does_not_know", "declined", "not_asked", "does_not_apply"})
"""What may be said of an answer whatever was said in it."""


@dataclass(frozen=True, slots=True)
class Trait:
    """The values that something has, and the events that say so."""

    values: frozenset[str]
    because: tuple[int, ...]
    complete: bool = True
    """Whether every other value is a no. "Declined" says nothing about yes or no."""
    said: tuple[tuple[str, int], ...] = ()
    """Which event says which value, where several events say different ones: a yes rests only on those that say it."""


def tested(trait: Trait | None, values: tuple[str, ...]) -> Result:
    """Whether a trait has one of the values."""
    if trait is None:
        return UNKNOWN
    if trait.values.intersection(values):
        saying = {seq for value, seq in trait.said if value in values}
        return decided(True, tuple(sorted(saying)) or trait.because)
    if trait.complete or ANSWER_STATES.issuperset(values):
        return decided(False, trait.because)
    return Result(UNKNOWN.truth, trait.because)


def traits_of(situation: Situation, name: Name, person: str) -> tuple[Trait | None, ...]:
    """Every trait that a name has for this person, or in the whole case; none when it is about nobody."""
    return _FAMILIES[name.family](situation, name.member, person)


def _value(value: str, seq: int) -> Trait:
    return Trait(frozenset({value}), (seq,))


def _indicator(situation: Situation, member: str, _person: str) -> tuple[Trait | None, ...]:
    mark = situation.case.marks.get(member)
    return (_value(mark.body.mark, mark.seq) if mark else None,)


def _answer(situation: Situation, member: str, person: str) -> tuple[Trait | None, ...]:
    items = _items_meant(situation, member, person)
    return tuple(_answer_of(situation, item, asked) for asked, item in items)


def _items_meant(situation: Situation, member: str, person: str) -> tuple[tuple[str, str], ...]:
    """Whose answers a name means, and under which ids they stand."""
    question = situation.protocol.question_by_id[member]
    people = situation.meant(situation.audience(question), person)
    return tuple((asked, item) for asked in people for item in situation.item_ids(question, person))


def _answer_of(situation: Situation, question: str, person: str) -> Trait | None:
    standing = situation.case.answers.get((person, question))
    if standing is None:
        return None
    if isinstance(standing.body, Answered):
        choices = standing.body.value.choices
        return Trait(frozenset({"given", *choices}), (standing.seq,), complete=bool(choices))
    return Trait(frozenset({standing.body.reason}), (standing.seq,), complete=False)


def _fact(situation: Situation, member: str, person: str) -> tuple[Trait | None, ...]:
    pairs = situation.pairs_of(member, person)
    judged = verdicts(situation).get(member)
    if judged is None:
        return (None,) if pairs else ()
    standings = (judged.get(pair) for pair in pairs)
    return tuple(_value(standing.body.verdict, standing.seq) if standing else None for standing in standings)


def _conclusion(situation: Situation, _member: str, person: str) -> tuple[Trait | None, ...]:
    standings = (situation.case.conclusions.get(minor) for minor in situation.meant("minor", person))
    return tuple(_value(standing.body.conclusion, standing.seq) if standing else None for standing in standings)


def _outcome(situation: Situation, _member: str, person: str) -> tuple[Trait | None, ...]:
    standings = (situation.case.outcomes.get(minor) for minor in situation.meant("minor", person))
    return tuple(_value(standing.body.outcome, standing.seq) if standing else None for standing in standings)


def _conduct(situation: Situation, member: str, person: str) -> tuple[Trait | None, ...]:
    conduct = next(conduct for conduct in situation.protocol.conducts if conduct.id == member)
    audience: Audience = situation.protocol.step_by_id[conduct.step].role or "person"
    standings = (situation.case.conducts.get((asked, member)) for asked in situation.meant(audience, person))
    return tuple(_value(standing.body.how, standing.seq) if standing else None for standing in standings)


def _manner(situation: Situation, member: str, person: str) -> tuple[Trait | None, ...]:
    audience: Audience = "minor" if member == "minor" else "adult"
    return tuple(_manners_of(situation, asked) for asked in situation.meant(audience, person))


def _manners_of(situation: Situation, person: str) -> Trait | None:
    observed = [standing for (who, _), standing in situation.case.attitudes.items() if who == person]
    said = tuple((manner, standing.seq) for standing in observed for manner in standing.body.manners)
    seqs = tuple(sorted(standing.seq for standing in observed))
    return Trait(frozenset(manner for manner, _seq in said), seqs, said=said) if observed else None


def _action(situation: Situation, member: str, person: str) -> tuple[Trait | None, ...]:
    action = situation.protocol.action_by_id[member]
    return tuple(_progress_of(situation, member, minor) for minor in situation.meant(action.per, person))


def _progress_of(situation: Situation, action: str, person: str) -> Trait:
    recorded = situation.case.actions.get((action, person))
    return _value(recorded[-1].body.state, recorded[-1].seq) if recorded else _TO_DO


_TO_DO = Trait(frozenset({ActionProgress.TO_DO.value}), ())


def _register(situation: Situation, member: str, person: str) -> tuple[Trait | None, ...]:
    judged = judgements(situation, member, person)
    return tuple(_value(standing.body.judgement, standing.seq) if standing else None for standing in judged)


_FAMILIES: dict[str, Callable[[Situation, str, str], tuple[Trait | None, ...]]] = {
    "indicator": _indicator,
    "answer": _answer,
    "fact": _fact,
    "conclusion": _conclusion,
    "outcome": _outcome,
    "conduct": _conduct,
    "manner": _manner,
    "action": _action,
    "register": _register,
}


def held(situation: Situation, family: str, person: str) -> tuple[Result, ...]:
    """Names that are yes or no by themselves, each known at any time: what did not happen is a no."""
    case = situation.case
    if family in {"bribe", "official_suspected"}:
        kind = "bribe_offered" if family == "bribe" else family
        seqs = tuple(event.seq for event in case.happened if event.body.kind == kind)
        return (decided(bool(seqs), seqs),)
    if family == "disclosure":
        standings = [case.disclosures.get(minor) for minor in situation.meant("minor", person)]
        return tuple(decided(bool(standing), (standing.seq,) if standing else ()) for standing in standings)
    known = [case.people[minor] for minor in situation.meant("minor", person)]
    return tuple(decided(standing.body.age_in_doubt, (standing.seq,)) for standing in known)


def measures_of(situation: Situation, name: Name, person: str) -> tuple[tuple[Years, tuple[int, ...]] | None, ...]:
    """A name's numbers as bounds, each with its events: ``age`` of each minor meant, or ``answer.siblings``."""
    case = situation.case
    if name.family == "age":
        minors = situation.meant("minor", person)
        ages = [(age_of(case, minor), case.people[minor].seq) for minor in minors]
        return tuple((years, (seq,)) if years else None for years, seq in ages)
    items = _items_meant(situation, name.member, person)
    return tuple(_number_in(situation, item, asked) for asked, item in items)


def _number_in(situation: Situation, question: str, person: str) -> tuple[Years, tuple[int, ...]] | None:
    standing = situation.case.answers.get((person, question))
    if standing is None or not isinstance(standing.body, Answered):
        return None
    value = standing.body.value
    if value.number is not None:
        return (value.number, value.number), (standing.seq,)
    years = age_on(screening_day(situation.case), value.date, value.age)
    return (years, (standing.seq,)) if years else None
