"""Rows of a scenario that change nothing, or that name what is never reached."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from screening_tui.case.events import (
    ActionRecorded,
    Answered,
    Assessed,
    AttitudeObserved,
    Body,
    ComparisonJudged,
    ConductRecorded,
    Disclosed,
    IndicatorMarked,
    Missing,
    OutcomeRecorded,
    RegisterHitJudged,
)
from screening_tui.case.model import Case, Standing
from screening_tui.protocol.condition import names_in
from screening_tui.protocol.format import TABLES
from screening_tui.protocol.model import Question
from screening_tui.screening.accounts import shared_facts
from screening_tui.screening.evaluate import value_of
from screening_tui.screening.items import question_of
from screening_tui.screening.scenario import Row, Scenario, ScenarioText
from screening_tui.screening.situation import Situation


def note_unused(situation: Situation, scenario: Scenario, played: Mapping[int, Row], source: ScenarioText) -> None:
    """Note every row of a scenario without a use, in the case that came of it; ``played`` is by event."""
    replaced = set(_replaced(situation.case))
    others = {row.body.mark for row in scenario.rows if isinstance(row.body, IndicatorMarked) and row.is_other}
    for seq, row in played.items():
        if seq in replaced:
            source.unused(row.path, "a later row says otherwise of the same thing")
        elif isinstance(row.body, IndicatorMarked) and not row.is_other and row.body.mark in others:
            source.unused(row.path, '"others" marks it the same')
        else:
            for reason in _out_of_reach(situation, row.body):
                source.unused(row.path, reason)


def note_empty(scenario: Scenario, tried: tuple[Row, ...], source: ScenarioText) -> None:
    """Note every key of a scenario of which no event came at all: ``bribe = false``, ``marks = {}``."""
    depth = len(scenario.path)
    used = {row.path[depth] for row in tried}
    for key in scenario.keys:
        if key not in used:
            source.unused((*scenario.path, key), "nothing comes of it")


def _replaced(case: Case) -> Iterator[int]:
    """The events in whose place a later one stands."""
    tables: tuple[Mapping[Any, Standing[Any]], ...] = (
        case.people,
        case.marks,
        case.conducts,
        case.answers,
        case.attitudes,
        case.disclosures,
        case.comparisons,
        case.conclusions,
        case.outcomes,
    )
    for table in tables:
        for standing in table.values():
            yield from standing.earlier


def _out_of_reach(situation: Situation, body: Body) -> Iterator[str]:
    """Why a row names what is never reached; nothing if it does not."""
    look = _LOOKS.get(type(body))
    if look is not None:
        yield from look(situation, body)


def _answer(situation: Situation, body: Answered | Missing) -> Iterator[str]:
    question = question_of(situation.protocol, body.question)
    if question is None or body.person not in situation.members[situation.audience(question)]:
        yield f"{body.person or 'the whole case'} is never asked this"
    elif body.question not in situation.item_ids(question, ""):
        yield "it is not asked about that minor"
    elif question.when and not value_of(question.when, _asked_in(situation, question, body), body.person).holds:
        yield "it is not asked, for its condition does not hold"


def _asked_in(situation: Situation, question: Question, body: Answered | Missing) -> Situation:
    """The case as that question sees it: one that is asked about each minor sees the one whom it is about."""
    if not situation.is_about_each(question):
        return situation
    minors = situation.members["minor"]
    about = (minor for minor in minors if situation.item_id(question, minor) == body.question)
    return situation.asked_about(next(about, ""))


def _conduct(situation: Situation, body: ConductRecorded) -> Iterator[str]:
    step = next(conduct.step for conduct in situation.protocol.conducts if conduct.id == body.conduct)
    if body.person not in situation.members[situation.protocol.step_by_id[step].role or "person"]:
        yield f"it is no rule for an interview with {body.person}"


def _attitude(situation: Situation, body: AttitudeObserved) -> Iterator[str]:
    roles = {manner.id: manner.roles for manner in situation.protocol.manners}
    role = situation.case.people[body.person].body.role
    if not body.manners or any(role not in roles[manner] for manner in body.manners):
        yield f"this is not observed of {body.person}"


def _verdict(situation: Situation, body: ComparisonJudged) -> Iterator[str]:
    if body.fact not in shared_facts(situation, body.people):
        yield "these two are not both asked about it"


def _of_a_minor(situation: Situation, body: Assessed | OutcomeRecorded | Disclosed) -> Iterator[str]:
    if body.person not in situation.members["minor"]:
        yield f"{body.person} is no minor"


def _action(situation: Situation, body: ActionRecorded) -> Iterator[str]:
    per = situation.protocol.action_by_id[body.action].per
    if body.person not in situation.members[per]:
        yield "it is for each minor: say for which" if per == "minor" else "it is for the whole case"


def _register(situation: Situation, body: RegisterHitJudged) -> Iterator[str]:
    if body.register_name not in {member for family, member in _names(situation) if family == "register"}:
        yield "no condition of the protocol asks for that register"


def _names(situation: Situation) -> Iterator[tuple[str, str]]:
    """Every name in the protocol's conditions."""
    for table in TABLES.values():
        for item in getattr(situation.protocol, table.field):
            for condition in filter(None, (getattr(item, key) for key in table.conditions)):
                yield from ((name.family, name.member) for name in names_in(condition.expression))


_LOOKS: dict[type[Body], Callable[[Situation, Any], Iterator[str]]] = {
    Answered: _answer,
    Missing: _answer,
    ConductRecorded: _conduct,
    AttitudeObserved: _attitude,
    ComparisonJudged: _verdict,
    Assessed: _of_a_minor,
    OutcomeRecorded: _of_a_minor,
    Disclosed: _of_a_minor,
    ActionRecorded: _action,
    RegisterHitJudged: _register,
}
