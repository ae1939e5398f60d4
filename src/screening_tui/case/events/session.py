"""The case as a whole, and who works on it when: opened, left, resumed, handed over, closed, its record set right."""

from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from screening_tui.case.events.body import Body, PersonId, Words
from screening_tui.case.value import Number

Origin = Literal["officer", "practice", "scripted"]
"""A practice case is fictitious; a scripted one was played from an answers file."""


class Pin(BaseModel):
    """The protocol under which a case was opened; its files' texts are kept beside the journal and in the case file."""

    model_config = ConfigDict(frozen=True, extra="allow")

    id: str
    version: str
    title: str
    digest: str
    """SHA-256 over the files' names and bytes, in hexadecimal."""


class Opened(Body):
    """The case was opened. Always the first event, and only the first."""

    kind: Literal["opened"] = "opened"
    number: str
    """The case's number, ``PAS-2026-0042``."""
    origin: Origin
    protocol: Pin
    program: str
    """The program's version."""
    station: str = ""
    officer_language: str
    interview_language: str
    account: str = ""
    terminal: str = ""


class StepEntered(Body):
    """The officer went to a step, for an interview with its person, for a comparison with its two."""

    kind: Literal["step_entered"] = "step_entered"
    step: str
    people: tuple[PersonId, ...] = ()


class StepLeft(Body):
    """The officer left a step."""

    kind: Literal["step_left"] = "step_left"
    step: str
    people: tuple[PersonId, ...] = ()


class Corrected(Body):
    """An earlier event was wrong. It stays readable and counts no longer; what stands instead comes after it."""

    kind: Literal["corrected"] = "corrected"
    corrects: Number = Field(ge=1)
    """The sequence number of the event that counts no longer."""
    reason: str = ""


class LanguageChanged(Body):
    """The officer's language, or the language of somebody's interview, changed."""

    kind: Literal["language_changed"] = "language_changed"
    what: Literal["officer", "interview"]
    language: str
    person: PersonId | Literal[""] = ""


class HandedOver(Body):
    """Another officer goes on with the case. The stamp is the old officer's; the new one's stamps follow."""

    kind: Literal["handed_over"] = "handed_over"
    officer: Words
    badge: str = ""
    reason: str = ""


class Interrupted(Body):
    """The program was left with the case open."""

    kind: Literal["interrupted"] = "interrupted"
    cause: Literal["left", "signal", "failure"] = "left"


class Resumed(Body):
    """The case was opened again to go on; elapsed time starts anew."""

    kind: Literal["resumed"] = "resumed"
    program: str
    account: str = ""
    terminal: str = ""


class Closed(Body):
    """The screening is finished."""

    kind: Literal["closed"] = "closed"
    note: str = ""


class Reopened(Body):
    """A closed case is worked on again."""

    kind: Literal["reopened"] = "reopened"
    reason: Words


class ClockJumped(Body):
    """The wall clock was set, forwards or backwards; the order of events and elapsed time stand as they are."""

    kind: Literal["clock_jumped"] = "clock_jumped"
    seconds: Number
    """How far it jumped since the event before; negative for backwards."""


class Recovered(Body):
    """The journal's last record was torn by a crash; it was set aside, and everything before it stands."""

    kind: Literal["recovered"] = "recovered"
    kept_bytes: Number = Field(ge=0)
    """How many bytes were set aside."""


SessionBody: TypeAlias = (
    Opened
    | StepEntered
    | StepLeft
    | Corrected
    | LanguageChanged
    | HandedOver
    | Interrupted
    | Resumed
    | Closed
    | Reopened
    | ClockJumped
    | Recovered
)
