"""Every kind of thing that happens in a case. A case is the list of its events and nothing else.

An event is a stamp (sequence number, wall clock, elapsed time, officer) and a body, which is one of the classes below.
Bodies are frozen; a body that has been written is never changed. To add a kind, add a class here, a branch to the fold
and a line to ``docs/case-file.md``. Keys that this version does not know are kept, counted in the hash and reported.
"""

from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from screening_tui.case.value import Flag, Number, Value

MAJOR_VERSION = 1
"""Of the events' format: a case file of a higher one is refused."""

PersonId = Annotated[str, StringConstraints(pattern=r"^[MA][1-9][0-9]{0,2}$")]
"""``M1`` for the first minor, ``A1`` for the first adult. Never reused."""

Words = Annotated[str, StringConstraints(min_length=1)]
"""Words that must not be empty: a reason, a name."""

Role = Literal["minor", "adult"]
Mark = Literal["observed", "not_observed", "cannot_tell"]
Source = Literal["seen", "said", "document"]
MissingReason = Literal["does_not_know", "declined", "not_asked", "does_not_apply"]
QuestionManner = Literal["open", "wh", "option_posing", "suggestive"]
"""How a question was put (NICHD); an option-posing or suggestive one is warned about."""
Rendering = Literal["verbatim", "summarised", "interpreted"]
Verdict = Literal["agrees", "differs", "cannot_tell"]
Confirmation = Literal["confirmed", "not_confirmed", "does_not_apply"]
Conclusion = Literal["detected", "in_doubt", "not_detected"]
ActionState = Literal["attempted", "done", "impossible", "not_needed"]
Origin = Literal["officer", "practice", "scripted"]
"""A practice case is fictitious; a scripted one was played from an answers file."""


class Body(BaseModel):
    """What happened, without its stamp."""

    # Building forty validators costs 150 ms: each is built when it is first needed.
    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)

    kind: str


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


class PersonDetails(Body):
    """What is known about somebody who belongs to the case."""

    person: PersonId
    role: Role
    name: str = ""
    birth_date: str = ""
    """``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``."""
    age: Number | None = None
    """Approximate, in years, at the time of the screening."""
    age_in_doubt: Flag = False
    """Then the person is treated as a minor (UNICEF guidelines on child victims of trafficking, 2006)."""
    sex: Literal["", "female", "male", "other"] = ""
    nationality: str = ""
    document: str = ""
    """A travel document's number."""
    document_kind: str = ""
    language: str = ""
    """The language of this person's interview; the case's where it is empty."""


class PersonAdded(PersonDetails):
    """Somebody belongs to the case."""

    kind: Literal["person_added"] = "person_added"


class PersonCorrected(PersonDetails):
    """What is known about a person changed; holds all of it again, so that the older one stays readable."""

    kind: Literal["person_corrected"] = "person_corrected"
    reason: str = ""


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


class IndicatorMarked(Body):
    """The officer looked, and saw it, did not see it, or cannot tell. The latest mark of an indicator counts."""

    kind: Literal["indicator_marked"] = "indicator_marked"
    indicator: str
    mark: Mark
    people: tuple[PersonId, ...] = ()
    """Whom it is about."""
    things: tuple[Literal["document", "transport", "baggage"], ...] = ()
    source: Source = "seen"
    note: str = ""


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
    rendering: Rendering = "verbatim"
    language: str = ""


class Missing(Body):
    """There is no answer, and this is why. Never the same as no, and never a contradiction."""

    kind: Literal["missing"] = "missing"
    question: str
    person: PersonId | Literal[""] = ""
    reason: MissingReason
    words: str = ""


class Corrected(Body):
    """An earlier event was wrong. It stays readable and counts no longer; what stands instead comes after it."""

    kind: Literal["corrected"] = "corrected"
    corrects: Number = Field(ge=1)
    """The sequence number of the event that counts no longer."""
    reason: str = ""


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


class Noted(Body):
    """The officer's own words, about somebody or about the case."""

    kind: Literal["noted"] = "noted"
    text: Words
    person: PersonId | Literal[""] = ""
    about: str = ""
    """The id of a step, question, indicator or action."""


class AttitudeObserved(Body):
    """How somebody said it. All that were observed at that moment; the latest for the same question counts."""

    kind: Literal["attitude_observed"] = "attitude_observed"
    person: PersonId
    manners: tuple[str, ...]
    question: str = ""
    note: str = ""


class DocumentSeen(Body):
    """A proof that was asked for, what was shown, and what it proved."""

    kind: Literal["document_seen"] = "document_seen"
    person: PersonId | Literal[""] = ""
    asked_for: Words
    shown: str = ""
    proved: str = ""


class CheckShown(Body):
    """A check's message came up."""

    kind: Literal["check_shown"] = "check_shown"
    check: str
    person: PersonId | Literal[""] = ""


class CheckAccepted(Body):
    """The officer went on all the same, and wrote why."""

    kind: Literal["check_accepted"] = "check_accepted"
    check: str
    person: PersonId | Literal[""] = ""
    reason: Words


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


class BribeOffered(Body):
    """Money or another reward was offered for not reporting."""

    kind: Literal["bribe_offered"] = "bribe_offered"
    words: str = ""
    people: tuple[PersonId, ...] = ()


class OfficialSuspected(Body):
    """A public official may be an accomplice."""

    kind: Literal["official_suspected"] = "official_suspected"
    words: str = ""


class BreakStarted(Body):
    """A pause in an interview."""

    kind: Literal["break_started"] = "break_started"
    person: PersonId | Literal[""] = ""
    words: str = ""


class BreakEnded(Body):
    """The pause is over."""

    kind: Literal["break_ended"] = "break_ended"
    person: PersonId | Literal[""] = ""


class ComparisonJudged(Body):
    """The officer's own verdict on one fact in two people's accounts. The latest counts."""

    kind: Literal["comparison_judged"] = "comparison_judged"
    fact: str
    """The fact's id, or ``own.1`` for an own question's."""
    people: tuple[PersonId, PersonId]
    verdict: Verdict
    words: str = ""


class Assessed(Body):
    """The officer's conclusion for one minor, with its written reason. The latest counts."""

    kind: Literal["assessed"] = "assessed"
    person: PersonId
    conclusion: Conclusion
    reason: Words
    suggested: tuple[str, ...] = ()
    """The findings that spoke for looking further at that moment."""


class ActionRecorded(Body):
    """What became of an action. Several are possible: two attempts, then done."""

    kind: Literal["action_recorded"] = "action_recorded"
    action: str
    person: PersonId | Literal[""] = ""
    """For which minor; empty for an action of the whole case."""
    state: ActionState
    words: str = ""
    who: str = ""
    """Who was told, who took over; a person or an office."""
    when: str = ""
    """As the officer wrote it, where it differs from the stamp."""
    reference: str = ""
    """The other side's reference: a report's number."""
    contact: str = ""
    number_called: str = ""
    result: str = ""
    next: str = ""
    """The next try, or the next contact."""
    records: dict[Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,63}$")], str] = {}
    """What this action keeps beside: field id to words."""


class OutcomeRecorded(Body):
    """How it ended for one minor. The latest counts."""

    kind: Literal["outcome_recorded"] = "outcome_recorded"
    person: PersonId
    outcome: str
    to: str = ""
    """To whom the minor went."""
    receiver: str = ""
    """The relative or institution that receives a minor who is returned."""
    receiver_kind: Literal["", "relative", "institution"] = ""
    how_certain: str = ""
    why: str = ""
    when: str = ""


class PersonPresent(Body):
    """Somebody was in the room during an interview."""

    kind: Literal["person_present"] = "person_present"
    person: PersonId
    """Whose interview."""
    who: Words
    part: Literal["interpreter", "officer", "protection", "lawyer", "relative", "other"] = "other"
    tie: str = ""
    """To the person who is interviewed, and to the others of the case."""


class LookedAfter(Body):
    """Who looks after somebody while the case is open."""

    kind: Literal["looked_after"] = "looked_after"
    person: PersonId
    by: Words


class ObjectSecured(Body):
    """A thing was taken into keeping. Child sexual abuse material is sealed, not looked through or copied."""

    kind: Literal["object_secured"] = "object_secured"
    what: Words
    taken_from: str = ""
    by: str = ""
    seal: str = ""
    kept_at: str = ""
    handed_to: str = ""


class HandedOver(Body):
    """Another officer goes on with the case. The stamp is the old officer's; the new one's stamps follow."""

    kind: Literal["handed_over"] = "handed_over"
    officer: Words
    badge: str = ""
    reason: str = ""


class LanguageChanged(Body):
    """The officer's language, or the language of somebody's interview, changed."""

    kind: Literal["language_changed"] = "language_changed"
    what: Literal["officer", "interview"]
    language: str
    person: PersonId | Literal[""] = ""


class AdviceShown(Body):
    """These findings and actions came on the officer's screen; recorded, because a later program may differ."""

    kind: Literal["advice_shown"] = "advice_shown"
    findings: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    """``report_now``, or ``keep_safe:M1`` where it is for one minor."""
    language: str
    program: str


class AdviceWithdrawn(Body):
    """These are no longer recommended."""

    kind: Literal["advice_withdrawn"] = "advice_withdrawn"
    findings: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    language: str
    program: str


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


class Review(Body):
    """What a reviewer did. The stamp is the reviewer's, and nothing of the officer's is changed by it."""

    role: Words
    """In which capacity: supervisor, child-protection officer."""


class ReviewBegun(Review):
    """A reviewer opened the case; elapsed time starts anew. Nothing else follows from it."""

    kind: Literal["review_begun"] = "review_begun"
    program: str
    account: str = ""
    terminal: str = ""


class ReviewCommented(Review):
    """A comment; its number is the event's own. It is open until it is resolved."""

    kind: Literal["review_commented"] = "review_commented"
    text: Words
    on: Number = Field(default=0, ge=0)
    """The event that it is about: a mark, an answer, a verdict, an action; 0 for the case as a whole."""


class ReviewResolved(Review):
    """A comment is settled."""

    kind: Literal["review_resolved"] = "review_resolved"
    comment: Number = Field(ge=1)
    """The event that made the comment."""
    text: str = ""


class ReviewApproved(Review):
    """The case is approved as it stands at this event. It counts for nothing from somebody who wrote the case."""

    kind: Literal["review_approved"] = "review_approved"
    text: str = ""


class ReviewSentBack(Review):
    """The officer is to go on with it: a closed case is open again."""

    kind: Literal["review_sent_back"] = "review_sent_back"
    reason: Words


class ReviewReopened(Review):
    """An approval is taken back; the case is to be reviewed again."""

    kind: Literal["review_reopened"] = "review_reopened"
    reason: Words


class CommentAnswered(Body):
    """What the officer says to a reviewer's comment, which stays open until the reviewer resolves it."""

    kind: Literal["comment_answered"] = "comment_answered"
    comment: Number = Field(ge=1)
    """The event that made the comment."""
    text: Words


KnownBody: TypeAlias = (
    Opened
    | PersonAdded
    | PersonCorrected
    | StepEntered
    | StepLeft
    | IndicatorMarked
    | ConductRecorded
    | Asked
    | Answered
    | Missing
    | Corrected
    | QuestionAdded
    | Noted
    | AttitudeObserved
    | DocumentSeen
    | CheckShown
    | CheckAccepted
    | Disclosed
    | DisclosureWithdrawn
    | BribeOffered
    | OfficialSuspected
    | BreakStarted
    | BreakEnded
    | ComparisonJudged
    | Assessed
    | ActionRecorded
    | OutcomeRecorded
    | PersonPresent
    | LookedAfter
    | ObjectSecured
    | HandedOver
    | LanguageChanged
    | AdviceShown
    | AdviceWithdrawn
    | Interrupted
    | Resumed
    | Closed
    | Reopened
    | ClockJumped
    | Recovered
    | ReviewBegun
    | ReviewCommented
    | ReviewResolved
    | ReviewApproved
    | ReviewSentBack
    | ReviewReopened
    | CommentAnswered
)

BODY_OF_KIND: dict[str, type[Body]] = {str(body.model_fields["kind"].default): body for body in get_args(KnownBody)}
"""Every kind that this version knows. In an event's record its name stands under ``kind``."""


class Unknown(Body):
    """A kind that this version does not know; everything in it is kept as it came."""

    kind: str


class Officer(BaseModel):
    """Who works with the program."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    name: str
    badge: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, with its stamp."""

    seq: int
    """1, 2, 3, without gaps: this, and not the clock, is the order."""
    at: str
    """Wall clock with zone, ISO 8601 to the millisecond: ``2026-11-23T14:32:07.120-06:00``."""
    elapsed: int
    """Milliseconds since this session's start, by a clock that never jumps."""
    officer: str
    badge: str
    body: Body
