"""The immutable Protocol: everything that may be shown, asked, concluded and done, as an office wrote it down.

Every class is one table of the format that ``docs/protocol-format.md`` describes. Items refer to each other by
``id``; the loader has checked that each reference leads somewhere, so that nothing here has to be looked up twice.
"""

from enum import StrEnum
from functools import cached_property
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from screening_tui.protocol.condition import Condition
from screening_tui.protocol.text import Identifier, LanguageCode, ProtocolId, Text

Role = Literal["minor", "adult"]
"""A person's part in a case. Somebody whose age is in doubt is a minor."""


class Table(BaseModel):
    """One table of the format: immutable, and no key that is not its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Language(Table):
    """A language that the protocol is written in."""

    id: LanguageCode
    name: str
    """In the language itself: ``español``."""
    reviewed: bool = False
    """Whether somebody who grew up with the language has read the translation."""


class StepKind(StrEnum):
    """What a step does; each kind has one widget."""

    INTAKE = "intake"
    INDICATORS = "indicators"
    INTERVIEW = "interview"
    COMPARE = "compare"
    ASSESS = "assess"
    ACTIONS = "actions"
    CLOSE = "close"


class PersonField(StrEnum):
    """What an intake step may ask of each person; the program itself understands these."""

    NAME = "name"
    AGE = "age"
    """A birth date or an approximate age, on one line."""
    SEX = "sex"
    NATIONALITY = "nationality"
    DOCUMENT = "document"
    LANGUAGE = "language"
    """The language in which this person is interviewed."""


class Step(Table):
    """One step of the screening."""

    id: Identifier
    kind: StepKind
    title: Text
    help: Text
    """What the step is for; shown by F1."""
    role: Role | None = None
    """An interview's: whom it is held with, once for each such person."""
    fields: tuple[PersonField, ...] = ()
    """An intake's: asked of each person, in this order."""
    guidance: Text | None = None
    """Stays on the screen for the whole step."""
    demanded_when: Condition | None = None
    """The step is demanded when this holds. A step with neither condition always belongs to the screening."""
    offered_when: Condition | None = None
    """The step is offered when this holds; at the officer's own judgement it is open at any time."""


class Source(StrEnum):
    """How the officer knows; kept apart because they weigh differently (CSE-IT)."""

    SEEN = "seen"
    SAID = "said"
    DOCUMENT = "document"


About = Literal["minor", "adult", "person", "document", "transport", "baggage"]


class Indicator(Table):
    """Something the officer looks for and marks observed, not observed or cannot tell."""

    id: Identifier
    step: Identifier
    label: Text
    look_for: Text | None = None
    about: tuple[About, ...] = Field(min_length=1)
    """What a mark is about, in the order in which the screen asks."""
    immediate: bool = False
    """Reported at once, before and beside any interview."""
    source: str = ""
    """Where the indicator comes from."""
    addition: bool = False
    """Not in the protocol's main source; ``source`` then names where it comes from."""


class Conduct(Table):
    """How the officer holds an interview; each is confirmed, or not confirmed with a reason."""

    id: Identifier
    step: Identifier
    moment: Literal["before", "during", "after"]
    label: Text
    say: Text | None = None
    """Words to say to the person, in the interview's language."""
    may_not_apply: bool = False
    """Whether the officer may also say that it does not apply: a rule about an interpreter where there is none."""
    source: str = ""
    addition: bool = False


class QuestionKind(StrEnum):
    """What shape an answer has."""

    LONG_TEXT = "long_text"
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes_no"
    DATE = "date"
    """A date, a part of one, or an approximate age."""
    NUMBER = "number"
    PLACE = "place"
    PERSON = "person"
    PHONE = "phone"
    DOCUMENT = "document"
    NAME_RESPONSE = "name_response"
    """The officer says the name as it is in the document and records how the minor answers to it."""


class Option(Table):
    """One of the answers that a choice allows."""

    id: Identifier
    label: Text


class Question(Table):
    """One question of an interview or of an intake."""

    id: Identifier
    step: Identifier
    kind: QuestionKind
    ask: Text
    """The officer's wording."""
    say: Text | None = None
    """The words said to the person, for a minor such as a child of eight understands. ``ask`` where there is none."""
    invite: Text | None = None
    """An open invitation that comes before the direct question ("Tell me about ...")."""
    probe: Text | None = None
    """Said after a yes or a no ("Tell me everything about that")."""
    hint: Text | None = None
    """For the officer: what to look for."""
    options: tuple[Option, ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    unit: Text | None = None
    fact: Identifier | None = None
    """The fact that the answer establishes."""
    when: Condition | None = None
    """A follow-up is asked only when this holds."""
    per: Literal["case", "person", "minor", "adult"] = "person"
    """For an intake's question: asked once a case, or once for each person, minor or adult."""
    each_minor: bool = False
    """In an adult's interview: asked about each minor of the case."""
    own: bool = False
    """The place where the officer's own questions are added, or where those added elsewhere are asked."""
    source: str = ""
    addition: bool = False


class Comparator(StrEnum):
    """How two accounts of one fact are held against each other before the officer judges."""

    NAME = "name"
    PLACE = "place"
    CHOICE = "choice"
    DATE = "date"
    NUMBER = "number"
    PHONE = "phone"
    TEXT = "text"
    """Free words: agrees only when they are nearly the same, otherwise it cannot tell."""


class Fact(Table):
    """Something that two people who travel together both know; their accounts are compared."""

    id: Identifier
    label: Text
    comparator: Comparator


class Weight(StrEnum):
    """How hard a check stands in the way."""

    INFO = "info"
    WARNING = "warning"
    """Goes on when the officer accepts it with a reason."""
    BLOCK = "block"


class Check(Table):
    """A message that comes up when its condition holds."""

    id: Identifier
    step: Identifier
    weight: Weight
    when: Condition
    message: Text
    source: str = ""
    addition: bool = False


class Manner(Table):
    """How somebody said it: natural, hesitant, rehearsed."""

    id: Identifier
    label: Text
    roles: tuple[Role, ...] = ("minor", "adult")


class Finding(Table):
    """What the protocol draws from marks, answers and the comparison. It suggests; the officer concludes."""

    id: Identifier
    label: Text
    why: Text | None = None
    when: Condition
    per: Literal["case", "minor"] = "case"
    look_further: bool = True
    """Whether it speaks for looking further when the officer concludes."""


class RecordField(Table):
    """Words that an action keeps beside who, when and the reference."""

    id: Identifier
    label: Text
    required: bool = False


class Gate(Table):
    """An outcome that is refused unless what it needs is written down."""

    outcome: Identifier
    requires: tuple[Literal["receiver", "receiver_kind", "how_certain"], ...]
    never_an_adult_of_the_case: bool = True
    message: Text


class Deadline(StrEnum):
    """By when."""

    NOW = "now"
    TODAY = "today"
    UNTIL_TAKEN_CHARGE = "until_taken_charge"
    BEFORE_OUTCOME = "before_outcome"
    DURING = "during"
    """As long as the case is open."""


class Action(Table):
    """Something to do, in the order of its number."""

    id: Identifier
    number: int
    per: Literal["case", "minor"] = "minor"
    label: Text
    detail: Text | None = None
    recommended_when: Condition
    offered_when: Condition | None = None
    deadline: Deadline
    immediate: bool = False
    """On the screen from the moment it is recommended, whatever step the officer is in."""
    contact: Identifier | None = None
    other_contact: Identifier | None = None
    """Another route, where the first contact may be involved or does not answer."""
    gate: Gate | None = None
    records: tuple[RecordField, ...] = ()
    source: str = ""
    addition: bool = False


class Outcome(Table):
    """How it ends for one minor."""

    id: Identifier
    label: Text
    asks_to: bool = True
    """Whether it is asked to whom the minor goes."""
    needs_conclusion: Text | None = None
    """It is refused, with these words, until the officer has concluded for that minor."""


class Contact(Table):
    """Somebody to call. The protocol names the office, the station fills in who answers there."""

    id: Identifier
    label: Text


class Guide(Table):
    """How long an interview of a child may take before a break."""

    minutes_per_year_of_age: int = Field(default=5, ge=1, le=30)
    up_to_age: int = Field(default=12, ge=1, le=18)
    source: str = ""


class Advice(Table):
    """A standing text with an id: the offer of a bribe, the sources, the ground rules."""

    id: Identifier
    title: Text
    text: Text
    source: str = ""
    addition: bool = False


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
