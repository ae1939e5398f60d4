"""Where in a step's widget something happened: the line, the page, the question that a replay turns to."""

from collections.abc import Callable, Mapping

from screening_tui.case.events import (
    ActionRecorded,
    Answered,
    Asked,
    Assessed,
    AttitudeObserved,
    Body,
    ComparisonJudged,
    ConductRecorded,
    Corrected,
    IndicatorMarked,
    LookedAfter,
    Missing,
    Noted,
    OutcomeRecorded,
    PersonDetails,
    QuestionAdded,
)
from screening_tui.screening.model import PlannedStep
from screening_tui.tui.replay_desk import ReplayDesk
from screening_tui.tui.steps.actions import ActionsView
from screening_tui.tui.steps.assess import AssessView
from screening_tui.tui.steps.close import CloseView
from screening_tui.tui.steps.compare import CompareView
from screening_tui.tui.steps.indicators import IndicatorsView
from screening_tui.tui.steps.intake import IntakeView
from screening_tui.tui.steps.interview import InterviewView
from screening_tui.tui.steps.people_list import PeopleList
from screening_tui.tui.steps.step_view import StepView
from screening_tui.tui.widgets.conduct_panel import ConductPanel
from screening_tui.tui.widgets.question_panel import QuestionPanel

Find = Callable[[Body], int | None]
AboutQuestion = Asked | Answered | Missing | AttitudeObserved | QuestionAdded


def turn_to(view: StepView, desk: ReplayDesk, planned: PlannedStep) -> None:
    """Bring to light where the latest event happened that this step shows, as it was at this moment."""
    if isinstance(view, InterviewView):
        _turn_interview(view, desk, planned)
    elif isinstance(view, IntakeView):
        _turn_intake(view, desk)
    elif isinstance(view, IndicatorsView | CompareView | ActionsView | CloseView | AssessView):
        view.at = _latest(desk, _line_in(view, desk)) or 0
        view.show(planned)


def _latest(desk: ReplayDesk, find: Find) -> int | None:
    """The place of the latest event that has one; what takes an event back happens where that one happened."""
    for event in reversed(desk.case.events):
        body = event.body
        if isinstance(body, Corrected):
            at = desk.replay.place_of(body.corrects)
            body = desk.replay.events[at - 1].body if at else body
        if (place := find(body)) is not None:
            return place
    return None


def _line_in(view: StepView, desk: ReplayDesk) -> Find:
    """Which line of a list an event is about."""
    if isinstance(view, IndicatorsView):
        marks = _numbers(indicator.id for indicator in view.indicators)
        return lambda body: marks.get(body.indicator) if isinstance(body, IndicatorMarked) else None
    if isinstance(view, CompareView):
        facts = _numbers((fact.fact, *view.pair) for fact in view.facts)
        return lambda body: facts.get((body.fact, *body.people)) if isinstance(body, ComparisonJudged) else None
    if isinstance(view, ActionsView):
        actions = _numbers((line.action.id, line.person) for line in desk.actions)
        return lambda body: actions.get((body.action, body.person)) if isinstance(body, ActionRecorded) else None
    minors = _numbers(desk.case.minors)
    kinds = Assessed if isinstance(view, AssessView) else OutcomeRecorded | LookedAfter
    return lambda body: minors.get(body.person) if isinstance(body, kinds) else None


def _numbers(keys: object) -> Mapping[object, int]:
    return {key: number for number, key in enumerate(keys)}  # type: ignore[var-annotated, arg-type]


def _turn_interview(view: InterviewView, desk: ReplayDesk, planned: PlannedStep) -> None:
    pages = view.pages()
    questions = _numbers(page.item.id if page.item else None for page in pages)
    rules = {conduct.id: number for number, page in enumerate(pages) for conduct in page.conducts}

    def page_of(body: Body) -> int | None:
        if getattr(body, "person", "") != view.person:
            return None
        if isinstance(body, AboutQuestion):
            return questions.get(body.question)
        if isinstance(body, ConductRecorded):
            return rules.get(body.conduct)
        return questions.get(body.about) if isinstance(body, Noted) else None

    view.query_one(QuestionPanel).item = None  # what is filled in is of another moment
    view.at = _latest(desk, page_of) or 0
    view.show(planned)
    conduct = view.query_one(ConductPanel)
    if conduct.display:
        ours = _numbers(rule.id for rule in conduct.conducts)
        conduct.at = (
            _latest(
                desk,
                lambda body: (
                    ours.get(body.conduct) if isinstance(body, ConductRecorded) and body.person == view.person else None
                ),
            )
            or 0
        )
        conduct.paint()


def _turn_intake(view: IntakeView, desk: ReplayDesk) -> None:
    journey = _numbers(item.id for item in desk.items())

    def question_of(body: Body) -> int | None:
        if isinstance(body, PersonDetails):
            return -1
        return journey.get(body.question) if isinstance(body, AboutQuestion) and not body.person else None

    at = _latest(desk, question_of)
    if at is None:
        view.open_form("minor")
    elif at < 0:
        view.close_form()
    else:
        view.query_one(QuestionPanel).item = None
        view.open_questions()
        for _question in range(at):
            view.forward()
    view.query_one(PeopleList).paint()
