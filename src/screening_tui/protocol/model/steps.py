"""The steps of a screening, and the languages that it is written in."""

from enum import StrEnum

from screening_tui.protocol.condition import Condition
from screening_tui.protocol.model.table import Role, Table
from screening_tui.protocol.text import Identifier, LanguageCode, Text


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
