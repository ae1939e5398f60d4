"""The whole protocol, with its items by id and by step."""

from functools import cached_property
from typing import TypeVar

from pydantic import Field

from screening_tui.protocol.model.actions import Action, Advice, Contact, Outcome
from screening_tui.protocol.model.interview import Conduct, Guide, Manner, Question
from screening_tui.protocol.model.judgement import Check, Fact, Finding
from screening_tui.protocol.model.looking import Indicator
from screening_tui.protocol.model.steps import Language, Step
from screening_tui.protocol.model.table import Table
from screening_tui.protocol.text import LanguageCode, ProtocolId, Text

OfStep = TypeVar("OfStep", Question, Indicator, Conduct)


def _by_step(steps: tuple[Step, ...], items: tuple[OfStep, ...]) -> dict[str, tuple[OfStep, ...]]:
    found: dict[str, list[OfStep]] = {step.id: [] for step in steps}
    for item in items:
        found.setdefault(item.step, []).append(item)
    return {step: tuple(several) for step, several in found.items()}


class Protocol(Table):
    """One office's whole protocol."""

    id: ProtocolId
    version: str
    title: Text
    about: Text
    """What it rests on, and for whom it is."""
    source: str
    """The document that the protocol carries."""
    adult_from_age: int = Field(default=18, ge=12, le=25)
    fallback: LanguageCode
    languages: tuple[Language, ...]
    steps: tuple[Step, ...]
    indicators: tuple[Indicator, ...] = ()
    conducts: tuple[Conduct, ...] = ()
    questions: tuple[Question, ...] = ()
    facts: tuple[Fact, ...] = ()
    checks: tuple[Check, ...] = ()
    manners: tuple[Manner, ...] = ()
    findings: tuple[Finding, ...] = ()
    actions: tuple[Action, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    contacts: tuple[Contact, ...] = ()
    advices: tuple[Advice, ...] = ()
    guide: Guide = Guide()

    @cached_property
    def step_by_id(self) -> dict[str, Step]:
        """Steps by id."""
        return {step.id: step for step in self.steps}

    @cached_property
    def indicator_by_id(self) -> dict[str, Indicator]:
        """Indicators by id."""
        return {indicator.id: indicator for indicator in self.indicators}

    @cached_property
    def question_by_id(self) -> dict[str, Question]:
        """Questions by id."""
        return {question.id: question for question in self.questions}

    @cached_property
    def fact_by_id(self) -> dict[str, Fact]:
        """Facts by id."""
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def action_by_id(self) -> dict[str, Action]:
        """Actions by id."""
        return {action.id: action for action in self.actions}

    @cached_property
    def finding_by_id(self) -> dict[str, Finding]:
        """Findings by id."""
        return {finding.id: finding for finding in self.findings}

    @cached_property
    def outcome_by_id(self) -> dict[str, Outcome]:
        """Outcomes by id."""
        return {outcome.id: outcome for outcome in self.outcomes}

    @cached_property
    def contact_by_id(self) -> dict[str, Contact]:
        """Contacts by id."""
        return {contact.id: contact for contact in self.contacts}

    @cached_property
    def questions_of(self) -> dict[str, tuple[Question, ...]]:
        """Each step's questions, in the order of the files."""
        return _by_step(self.steps, self.questions)

    @cached_property
    def indicators_of(self) -> dict[str, tuple[Indicator, ...]]:
        """Each step's indicators, in the order of the files."""
        return _by_step(self.steps, self.indicators)

    @cached_property
    def conducts_of(self) -> dict[str, tuple[Conduct, ...]]:
        """Each step's conduct items, in the order of the files."""
        return _by_step(self.steps, self.conducts)
