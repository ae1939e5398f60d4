"""What an interview is made of: conduct, questions, how somebody answers, and how long it may take."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from screening_tui.protocol.condition import Condition
from screening_tui.protocol.model.table import Role, Table
from screening_tui.protocol.text import Identifier, Text


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


class Manner(Table):
    """How somebody said it: natural, hesitant, rehearsed."""

    id: Identifier
    label: Text
    roles: tuple[Role, ...] = ("minor", "adult")


class Guide(Table):
    """How long an interview of a child may take before a break."""

    minutes_per_year_of_age: int = Field(default=5, ge=1, le=30)
    up_to_age: int = Field(default=12, ge=1, le=18)
    source: str = ""
