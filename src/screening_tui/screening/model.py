"""What the functions of this room give back."""

from dataclasses import dataclass
from enum import Enum, StrEnum

from screening_tui.case.events import Answered, Missing, Verdict
from screening_tui.case.model import Position, Standing
from screening_tui.protocol.model import Action, Contact, Finding, Question, Step


class Truth(Enum):
    """A condition's value. "Not known yet" is never a silent no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Result:
    """A condition's value and the events that made it so."""

    truth: Truth
    because: tuple[int, ...] = ()
    """Sequence numbers, ascending."""

    @property
    def holds(self) -> bool:
        """Whether it is a yes."""
        return self.truth is Truth.YES


class Status(StrEnum):
    """How far a step is."""

    UNTOUCHED = "untouched"
    STARTED = "started"
    DONE = "done"


class Call(StrEnum):
    """Whether a step has to be taken."""

    ALWAYS = "always"
    DEMANDED = "demanded"
    OFFERED = "offered"
    OPEN = "open"
    """At the officer's own judgement."""


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One line of the outline: a step, for an interview one for each person, for a comparison one for each pair."""

    step: Step
    people: tuple[str, ...]
    status: Status
    call: Call
    done: int
    total: int
    ended_by_disclosure: bool = False
    because: tuple[int, ...] = ()
    """The events that demand or offer it."""

    @property
    def position(self) -> Position:
        """Where the officer is when working on it."""
        return Position(self.step.id, self.people)

    @property
    def belongs(self) -> bool:
        """Whether going forward stops here by itself."""
        return self.call in {Call.ALWAYS, Call.DEMANDED, Call.OFFERED}


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole outline."""

    steps: tuple[PlannedStep, ...]

    def at(self, position: Position | None) -> PlannedStep | None:
        """The line of that position, if the outline has it."""
        return next((planned for planned in self.steps if planned.position == position), None)

    def after(self, position: Position | None) -> PlannedStep | None:
        """The next line after that position that belongs to the screening; the first one for None."""
        places = [planned.position for planned in self.steps]
        start = places.index(position) + 1 if position in places else 0
        return next((planned for planned in self.steps[start:] if planned.belongs), None)

    def before(self, position: Position | None) -> PlannedStep | None:
        """The nearest line before that position that belongs to the screening or was started."""
        places = [planned.position for planned in self.steps]
        end = places.index(position) if position in places else 0
        earlier = [p for p in self.steps[:end] if p.belongs or p.status is not Status.UNTOUCHED]
        return earlier[-1] if earlier else None


@dataclass(frozen=True, slots=True)
class ItemToAsk:
    """One question of one interview or intake, ready for the screen."""

    id: str
    """The question's id, ``own.1`` for one that an officer added, or ``a_tie.M2`` for one about another minor."""
    question: Question
    """For an own question: the protocol's question with ``own = true`` under which it stands."""
    person: str
    """``""`` for a question about the whole case."""
    say: str
    """In the interview's language."""
    ask: str
    """In the officer's language."""
    standing: Standing[Answered | Missing] | None
    adds: bool = False
    """Not a question but the place where the officer may add one."""
    about: str = ""
    """The minor whom an adult is asked about; empty for a question that is not asked about each minor."""


class Ground(StrEnum):
    """Why the comparison suggests what it suggests; the screen has a sentence for each."""

    SAME_WORDS = "same_words"
    SAME_CHOICE = "same_choice"
    SAME_NAME = "same_name"
    NEARLY_SAME_NAME = "nearly_same_name"
    SAME_PLACE = "same_place"
    SAME_TOWN = "same_town"
    """The same place, in other words: a house and a hotel. Only a person can tell."""
    SAME_DATE = "same_date"
    SAME_NUMBER = "same_number"
    DIFFERENT_CHOICE = "different_choice"
    DIFFERENT_NAME = "different_name"
    DIFFERENT_PLACE = "different_place"
    DIFFERENT_COUNTRY = "different_country"
    DIFFERENT_DATE = "different_date"
    DIFFERENT_NUMBER = "different_number"
    FREE_WORDS = "free_words"
    """Only a person can tell."""
    SAME_COUNTRY_ONLY = "same_country_only"
    PARTLY_KNOWN = "partly_known"
    ONE_MISSING = "one_missing"
    """At least one of them does not know, declined, was not asked, or it does not apply: never a contradiction."""
    NOT_YET_ASKED = "not_yet_asked"


@dataclass(frozen=True, slots=True)
class Account:
    """What one person said about one fact."""

    person: str
    question: str
    wording: str
    """As it was asked."""
    standing: Standing[Answered | Missing] | None
    manners: tuple[str, ...]
    """How they said it."""


@dataclass(frozen=True, slots=True)
class ComparedFact:
    """One line of a comparison."""

    fact: str
    """The fact's id, or ``own.1``."""
    label: str
    own: bool
    first: Account
    second: Account
    suggestion: Verdict | None
    """None while it cannot be compared: somebody was not asked yet or gave no answer."""
    ground: Ground
    verdict: Verdict | None
    """The officer's, on these two accounts: when somebody answers anew, there is none."""
    judged_by: int | None
    """The event of the verdict, or of the one that was given on earlier accounts."""


class ReasonKind(StrEnum):
    """What a reason of the assessment is; its id is looked up among these."""

    FINDING = "finding"
    INDICATOR = "indicator"
    FACT = "fact"
    """A protocol's fact, or an own question."""
    ANSWER = "answer"
    DISCLOSURE = "disclosure"


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that the officer weighs when concluding."""

    kind: ReasonKind
    id: str
    """Of the finding, indicator, fact or question; empty for a disclosure."""
    people: tuple[str, ...]
    """Whom it is about, or whose accounts they are; empty for the whole case."""
    value: str
    """The mark, the verdict, the choice or why it is missing; empty where nothing is known yet."""
    because: tuple[int, ...]
    """The events it rests on, ascending; none for what was not looked at."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What speaks for and against a situation of trafficking or exploitation, and what is not known. Never a score."""

    speaks_for: tuple[Reason, ...]
    speaks_against: tuple[Reason, ...]
    not_known: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class FoundFinding:
    """A finding that holds, or that is not known yet."""

    finding: Finding
    person: str
    """The minor, or ``""`` for the whole case."""
    result: Result

    @property
    def key(self) -> str:
        """``contradiction:M1``, or the id alone for the whole case."""
        return f"{self.finding.id}:{self.person}" if self.person else self.finding.id


class Standpoint(StrEnum):
    """Where an action stands on the recommended list."""

    RECOMMENDED = "recommended"
    OFFERED = "offered"


class ActionProgress(StrEnum):
    """What became of an action."""

    TO_DO = "to_do"
    ATTEMPTED = "attempted"
    DONE = "done"
    IMPOSSIBLE = "impossible"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class RecommendedAction:
    """One line of the recommended list."""

    action: Action
    person: str
    standpoint: Standpoint
    because: tuple[int, ...]
    findings: tuple[str, ...]
    """The findings, by id, that its condition names and that hold."""
    progress: ActionProgress
    recorded: tuple[int, ...]
    """The events that recorded what became of it, oldest first."""
    contact: Contact | None

    @property
    def key(self) -> str:
        """``keep_safe:M1``, or the id alone for the whole case."""
        return f"{self.action.id}:{self.person}" if self.person else self.action.id


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something cannot be recorded."""

    message: str
    """In the officer's language, from the protocol; empty where it has no words of its own for this."""
    needs: tuple[str, ...] = ()
    """Which parts are missing: ``receiver``, ``how_certain``."""
