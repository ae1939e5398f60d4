"""What was asked of somebody, how, and what came of it."""

from typing import Literal, TypeAlias

from pydantic import model_validator

from screening_tui.case.events.body import Body, PersonId, Words
from screening_tui.case.value import Flag, Value

MissingReason = Literal["does_not_know", "declined", "not_asked", "does_not_apply"]

QuestionManner = Literal["open", "wh", "option_posing", "suggestive"]
"""How a question was put (NICHD); an option-posing or suggestive one is warned about."""

Rendering = Literal["verbatim", "summarised", "interpreted"]
Confirmation = Literal["confirmed", "not_confirmed", "does_not_apply"]


class ConductRecorded(Body):
    """The officer confirmed a rule of conduct for an interview, or said why it could not be kept.

    Of a rule about somebody or something that is not there, such as an interpreter, it is said that it does not apply.
    """

    kind: Literal["conduct_recorded"] = "conduct_recorded"
    conduct: str
    person: PersonId
    confirmed: Flag
    reason: str = ""
    does_not_apply: Flag = False
    """Then it is neither kept nor broken, and ``confirmed`` is false."""

    @model_validator(mode="after")
    def _refusal_has_a_reason(self) -> "ConductRecorded":
        if self.how == "not_confirmed" and not self.reason.strip():
            raise ValueError("a rule of conduct that was not kept needs its reason")
        if self.confirmed and self.does_not_apply:
            raise ValueError("a rule of conduct that does not apply cannot have been kept")
        return self

    @property
    def how(self) -> Confirmation:
        """What became of the rule, in one word."""
        if self.does_not_apply:
            return "does_not_apply"
        return "confirmed" if self.confirmed else "not_confirmed"


class Asked(Body):
    """A question was put: in these words, in this language, in this manner."""

    kind: Literal["asked"] = "asked"
    question: str
    """Its id in the protocol, or ``own.1`` for one that the officer added."""
    person: PersonId
    wording: str
    language: str
    manner: QuestionManner | Literal[""] = ""
    """Empty where the officer did not note it."""


class Answered(Body):
    """An answer. The latest answer of a person to a question counts; older ones stay."""

    kind: Literal["answered"] = "answered"
    question: str
    person: PersonId | Literal[""] = ""
    """Empty for a question about the whole case."""
    value: Value
    rendering: Rendering | Literal[""] = ""
    """Empty where nobody said how the words were written down, or where there are none."""
    language: str = ""


class Missing(Body):
    """There is no answer, and this is why. Never the same as no, and never a contradiction."""

    kind: Literal["missing"] = "missing"
    question: str
    person: PersonId | Literal[""] = ""
    reason: MissingReason
    words: str = ""
    because: Literal["", "disclosure"] = ""
    """What ended the interview before this was asked."""


class QuestionAdded(Body):
    """The officer's own question, which becomes a fact of its own and appears in the other interviews."""

    kind: Literal["question_added"] = "question_added"
    question: str
    """``own.1``, ``own.2``, in the order in which they were added."""
    person: PersonId
    """In whose interview it was added."""
    wording: Words
    neutral: str = ""
    """The wording for the others, which gives nothing away."""


class AttitudeObserved(Body):
    """How somebody said it. All that were observed at that moment; the latest for the same question counts."""

    kind: Literal["attitude_observed"] = "attitude_observed"
    person: PersonId
    manners: tuple[str, ...]
    question: str = ""
    note: str = ""


class Disclosed(Body):
    """A minor disclosed abuse. It ends that minor's interview; the spontaneous words are kept as they were said."""

    kind: Literal["disclosed"] = "disclosed"
    person: PersonId
    words: str = ""
    language: str = ""


class DisclosureWithdrawn(Body):
    """F8 was pressed wrongly, or it was no disclosure."""

    kind: Literal["disclosure_withdrawn"] = "disclosure_withdrawn"
    person: PersonId
    reason: Words


class BreakStarted(Body):
    """A pause in an interview."""

    kind: Literal["break_started"] = "break_started"
    person: PersonId | Literal[""] = ""
    words: str = ""


class BreakEnded(Body):
    """The pause is over."""

    kind: Literal["break_ended"] = "break_ended"
    person: PersonId | Literal[""] = ""


InterviewBody: TypeAlias = (
    ConductRecorded
    | Asked
    | Answered
    | Missing
    | QuestionAdded
    | AttitudeObserved
    | Disclosed
    | DisclosureWithdrawn
    | BreakStarted
    | BreakEnded
)
