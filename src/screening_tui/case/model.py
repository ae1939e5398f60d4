"""The Case: what stands after a list of events. Made by ``fold`` and by nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeAlias, TypeVar

from screening_tui.case.events import (
    ActionRecorded,
    Answered,
    Asked,
    Assessed,
    AttitudeObserved,
    Body,
    CheckAccepted,
    CheckShown,
    CommentAnswered,
    ComparisonJudged,
    ConductRecorded,
    Disclosed,
    Event,
    IndicatorMarked,
    LookedAfter,
    Missing,
    Officer,
    Opened,
    OutcomeRecorded,
    PersonDetails,
    QuestionAdded,
    RegisterHitJudged,
    RegisterHitShown,
    RegisterSearched,
    ReviewApproved,
    ReviewCommented,
    ReviewReopened,
    ReviewResolved,
    ReviewSentBack,
)

B_co = TypeVar("B_co", bound=Body, covariant=True)

Decision: TypeAlias = ReviewApproved | ReviewSentBack | ReviewReopened
"""What a reviewer may decide about a case."""

CaseState: TypeAlias = Literal["new", "open", "interrupted", "closed"]


@dataclass(frozen=True, slots=True)
class Standing(Generic[B_co]):
    """What counts now for one thing, and which events it took the place of."""

    seq: int
    """The sequence number of the event that counts."""
    at: str
    body: B_co
    earlier: tuple[int, ...] = ()
    """The events it took the place of, oldest first."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where the officer is: a step, with its person or its two people."""

    step: str
    people: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    """Everything that is known of one case. Every table keeps the order in which its first entries came.

    A question, a check and an action of the whole case stand under the empty person ``""``.
    """

    events: Sequence[Event] = ()
    state: CaseState = "new"
    opened: Standing[Opened] | None = None
    officer: Officer | None = None
    officer_language: str = ""
    interview_language: str = ""
    person_languages: dict[str, str] = field(default_factory=dict)
    """Person to the language of their interview, where it is not the case's."""
    position: Position | None = None
    people: dict[str, Standing[PersonDetails]] = field(default_factory=dict)
    marks: dict[str, Standing[IndicatorMarked]] = field(default_factory=dict)
    """Indicator to its mark."""
    conducts: dict[tuple[str, str], Standing[ConductRecorded]] = field(default_factory=dict)
    """(person, conduct)."""
    asked: dict[tuple[str, str], Standing[Asked]] = field(default_factory=dict)
    """(person, question)."""
    answers: dict[tuple[str, str], Standing[Answered | Missing]] = field(default_factory=dict)
    """(person, question)."""
    own_questions: dict[str, Standing[QuestionAdded]] = field(default_factory=dict)
    attitudes: dict[tuple[str, str], Standing[AttitudeObserved]] = field(default_factory=dict)
    """(person, question); the question is empty for the interview as a whole."""
    checks_shown: dict[tuple[str, str], Standing[CheckShown]] = field(default_factory=dict)
    """(check, person)."""
    checks_accepted: dict[tuple[str, str], Standing[CheckAccepted]] = field(default_factory=dict)
    """(check, person)."""
    disclosures: dict[str, Standing[Disclosed]] = field(default_factory=dict)
    """Minor to the disclosure that stands; one that was taken back is not here."""
    comparisons: dict[tuple[str, str, str], Standing[ComparisonJudged]] = field(default_factory=dict)
    """(fact, first person, second person), in the order in which they were judged."""
    conclusions: dict[str, Standing[Assessed]] = field(default_factory=dict)
    """Minor to the officer's conclusion."""
    actions: dict[tuple[str, str], tuple[Standing[ActionRecorded], ...]] = field(default_factory=dict)
    """(action, minor or ""), all that was recorded, oldest first; the last one gives the action's state."""
    outcomes: dict[str, Standing[OutcomeRecorded]] = field(default_factory=dict)
    looked_after: dict[str, Standing[LookedAfter]] = field(default_factory=dict)
    searches: dict[str, Standing[RegisterSearched]] = field(default_factory=dict)
    """Person to the latest search of the registers for them."""
    hits_shown: dict[tuple[str, str, str], Standing[RegisterHitShown]] = field(default_factory=dict)
    """(person, register, entry)."""
    hits_judged: dict[tuple[str, str, str], Standing[RegisterHitJudged]] = field(default_factory=dict)
    """(person, register, entry)."""
    happened: tuple[Event, ...] = ()
    """Notes, bribes, documents seen, people present, objects secured, suspected officials and breaks that count."""
    advice_findings: frozenset[str] = frozenset()
    """Finding ids that are on the officer's screen now."""
    advice_actions: frozenset[str] = frozenset()
    """Action ids, ``keep_safe:M1`` for one minor's, that are on the officer's screen now."""
    comments: dict[int, Standing[ReviewCommented]] = field(default_factory=dict)
    """A reviewer's comments, by the number of the event that made each."""
    comment_answers: dict[int, tuple[Standing[CommentAnswered], ...]] = field(default_factory=dict)
    """Comment to what the officer said to it, oldest first."""
    comments_resolved: dict[int, Standing[ReviewResolved]] = field(default_factory=dict)
    """Comment to what settled it."""
    decision: Standing[Decision] | None = None
    """What a reviewer decided last; see ``case.review`` for what follows from it."""
    corrected: dict[int, int] = field(default_factory=dict)
    """The event that counts no longer to the event that says so."""
    unknown: tuple[Event, ...] = ()
    """Events of kinds that this version does not know."""

    @property
    def minors(self) -> tuple[str, ...]:
        """The ids of all who count as minors."""
        return tuple(person for person, standing in self.people.items() if standing.body.role == "minor")

    @property
    def adults(self) -> tuple[str, ...]:
        """The ids of all adults."""
        return tuple(person for person, standing in self.people.items() if standing.body.role == "adult")

    def language_of(self, person: str) -> str:
        """The language of somebody's interview."""
        known = self.people.get(person)
        return self.person_languages.get(person) or (known.body.language if known else "") or self.interview_language
