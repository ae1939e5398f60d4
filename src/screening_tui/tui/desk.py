"""The officer's desk: one open case and what follows from it. The screens read from here and record through here."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from screening_tui.case.clock import read as read_moment
from screening_tui.case.events import Body, Event, Missing, StepEntered, StepLeft
from screening_tui.case.model import Case, Position
from screening_tui.case.open_case import Describe, OpenCase
from screening_tui.errors import CannotWrite
from screening_tui.language import _
from screening_tui.lookup.search import Lookup
from screening_tui.protocol.model import Check, Contact, Protocol, StepKind
from screening_tui.protocol.text import Text
from screening_tui.screening.actions import recommended
from screening_tui.screening.advice import advice_change
from screening_tui.screening.checks import checks_at
from screening_tui.screening.findings import findings
from screening_tui.screening.gates import refuse
from screening_tui.screening.items import items
from screening_tui.screening.model import FoundFinding, ItemToAsk, Plan, PlannedStep, RecommendedAction, Refusal
from screening_tui.screening.plan import plan
from screening_tui.station.model import Station
from screening_tui.tui.hours import answers_at

if TYPE_CHECKING:
    from screening_tui.tui.forms import Given

UNDOABLE = frozenset(
    {
        "indicator_marked",
        "conduct_recorded",
        "answered",
        "missing",
        "noted",
        "attitude_observed",
        "comparison_judged",
        "assessed",
        "action_recorded",
        "outcome_recorded",
        "document_seen",
        "object_secured",
        "person_present",
        "looked_after",
        "bribe_offered",
        "official_suspected",
        "question_added",
        "check_accepted",
        "register_hit_judged",
    }
)
"""Kinds that the officer may take back with one key; the others have a counterpart of their own."""


class Refused(Exception):  # noqa: N818  it is an answer, not a failure
    """The protocol does not allow this to be recorded."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal


@dataclass(slots=True)
class _Drawn:
    """What was computed from the case, for as long as it has that many events."""

    events: int = -1
    plan: Plan = field(default_factory=lambda: Plan(()))
    findings: tuple[FoundFinding, ...] = ()
    actions: tuple[RecommendedAction, ...] = ()


class Desk:
    """One case being worked on. Everything shown is computed from ``case``; nothing is kept beside it but drafts."""

    def __init__(self, open_case: OpenCase, protocol: Protocol, station: Station, *, program: str) -> None:
        self.open_case = open_case
        self.protocol = protocol
        self.station = station
        self.program = program
        self.drafts: dict[tuple[Position | None, str], str] = {}
        """Half-typed text by place and field: leaving and coming back keeps it. ``DraftKeeper`` writes it down."""
        self.somebody_types = True
        """Whether an officer works here, and no script."""
        self.more = "~"
        """The sign for what was cut off, as this terminal can show it."""
        self.places: dict[Position | None, int] = {}
        """The page of an interview where the officer was, so that going away and coming back finds it again."""
        self.remark = ""
        """Something to tell when the case is opened: who else is writing it."""
        self.open_again: Callable[[], OpenCase] | None = None
        """Opens a closed case for writing; None for one that is open."""
        self.elsewhere: Callable[[], None] | None = None
        """Continues the case on the station's second disk; None where there is none."""
        self.describe: Describe = lambda _case: ()
        self.when_handed_over: Callable[[str, str], None] = lambda _name, _badge: None
        """(name, badge) of the officer who goes on."""
        self.now: Callable[[], datetime] | None = None
        """The wall clock, which says who can be called; None where only the case's last entry tells the time."""
        self.when_recorded: Callable[[], None] = lambda: None
        self.lookup: Lookup | None = None
        """The registers in which people are looked for; None where nobody is."""
        self.reopening = False
        """Whether a closed case is just being opened again, which is all that can be recorded in it."""
        self.given: Given | None = None
        """The form whose words are just being recorded."""
        self.when_form_left: Callable[[], None] = lambda: None
        self.failure: CannotWrite | None = None
        """Why nothing more can be saved here, once something could not be."""
        self._looked_at: Position | None = None
        self._drawn = _Drawn()

    @property
    def case(self) -> Case:
        """The case as it stands."""
        return self.open_case.case

    @property
    def read_only(self) -> bool:
        """Whether the case may only be looked at."""
        return self.open_case.read_only or (self.case.state == "closed" and not self.reopening)

    @property
    def keeps_half_typed(self) -> bool:
        """Whether what is typed here may still be recorded, now or later: not by who only looks."""
        return not self.read_only or self.failure is not None or self.open_again is not None

    @property
    def number(self) -> str:
        """The case's number."""
        return self.case.opened.body.number if self.case.opened else ""

    @property
    def is_practice(self) -> bool:
        """Whether everything here is fictitious, and the officer is learning."""
        return self.case.opened is not None and self.case.opened.body.origin == "practice"

    @property
    def language(self) -> str:
        """The officer's language."""
        return self.case.officer_language or self.protocol.fallback

    def say(self, text: Text | None) -> str:
        """A text of the protocol in the officer's language; nothing where there is none."""
        return text.say(self.language) if text is not None else ""

    @property
    def plan(self) -> Plan:
        """The outline."""
        return self._draw().plan

    @property
    def findings(self) -> tuple[FoundFinding, ...]:
        """Every finding, whether it holds or not."""
        return self._draw().findings

    @property
    def actions(self) -> tuple[RecommendedAction, ...]:
        """The recommended list."""
        return self._draw().actions

    @property
    def position(self) -> Position | None:
        """Where the officer is; in a case that is only looked at, where they look."""
        return self._looked_at or self.case.position

    @property
    def planned(self) -> PlannedStep | None:
        """The outline's line of that place."""
        return self.plan.at(self.position)

    @property
    def in_interview(self) -> bool:
        """Whether somebody is being interviewed: nothing about anybody else may be on the screen then."""
        planned = self.planned
        return planned is not None and planned.step.kind is StepKind.INTERVIEW

    def items(self) -> tuple[ItemToAsk, ...]:
        """The questions of the place where the officer is."""
        return items(self.protocol, self.case, self.position) if self.position else ()

    def checks(self) -> tuple[tuple[Check, str], ...]:
        """The checks of this step that hold and that nobody has accepted yet, each with the person it is about."""
        return checks_at(self.protocol, self.case, self.position) if self.position else ()

    def contact_line(self, contact: Contact | None) -> str:
        """Who answers there, as the station filled it in; the office's name where it did not."""
        if contact is None:
            return ""
        known = self.station.contacts.get(contact.id)
        parts = (known.name, ", ".join(known.phones), known.hours) if known else ()
        return "  ".join(part for part in parts if part) or self.say(contact.label)

    def contacts_now(self, action: RecommendedAction) -> tuple[Contact, ...]:
        """Whom to call, in the order in which to try now: who does not answer at this hour comes last."""
        other = self.protocol.contact_by_id.get(action.action.other_contact or "")
        known = [contact for contact in (action.contact, other) if contact is not None]
        return tuple(sorted(known, key=self.is_closed_now))

    def contact_now(self, contact: Contact) -> str:
        """Who answers there, and whether the line is closed at this hour."""
        line = self.contact_line(contact)
        return _("{contact} (closed now)").format(contact=line) if self.is_closed_now(contact) else line

    def is_closed_now(self, contact: Contact) -> bool:
        """Whether this station's hours say that nobody answers now; where they say nothing clear, no."""
        known = self.station.contacts.get(contact.id)
        return known is not None and answers_at(known.hours, self._now().time()) is False

    @property
    def today(self) -> date:
        """The day at this booth."""
        return self._now().date()

    def _now(self) -> datetime:
        return read_moment(self.case.events[-1].at) if self.now is None else self.now()

    def refusal(self, body: Body) -> Refusal | None:
        """Why the protocol would not let this be recorded; None where it does."""
        return refuse(self.protocol, self.case, body, self.language)

    def record(self, *bodies: Body) -> None:
        """Make these durable, in order, and with them what they change in what is recommended.

        Raises:
            Refused: the protocol does not allow one of them; those before it are recorded.
            CannotWrite: the disk failed; nothing more is acknowledged.
        """
        try:
            for body in bodies:
                if (refusal := self.refusal(body)) is not None:
                    raise Refused(refusal)
                self.open_case.record(body)
            for body in advice_change(self.protocol, self.case, self.language, self.program):
                self.open_case.record(body)
        except CannotWrite as failure:
            self.failure = self.failure or failure
            raise
        finally:
            self.when_recorded()

    def go(self, position: Position) -> None:
        """Leave this place, enter that one."""
        here = self.position
        if here == position:
            return
        if self.read_only:
            self._looked_at = position
            self.when_recorded()
            return
        leaving = [StepLeft(step=here.step, people=here.people)] if here else []
        self.record(*leaving, StepEntered(step=position.step, people=position.people))

    def write_case_file(self) -> str:
        """Bring the case file up to date; gives back why that failed. The journal has everything all the same."""
        try:
            if not self.open_case.read_only:
                self.open_case.write_case_file()
        except CannotWrite as failure:
            return failure.message
        return ""

    def last_undoable(self, person: str = "") -> Event | None:
        """The latest entry that can be taken back and still counts; in an interview, only one about its person.

        What stands before a disclosure, or was marked because of it, goes with the disclosure and not by itself.
        """
        for event in reversed(self.case.events):
            if event.body.kind == "disclosed" and event.seq not in self.case.corrected:
                return None
            mine = not person or getattr(event.body, "person", "") == person
            body = event.body
            if isinstance(body, Missing) and body.reason == "not_asked" and body.person in self.case.disclosures:
                continue
            if event.body.kind in UNDOABLE and event.seq not in self.case.corrected and mine:
                return event
        return None

    def event(self, number: int) -> Event | None:
        """The event of that number; None where a damaged file has lost it."""
        events = self.case.events
        place = bisect_left(events, number, key=lambda event: event.seq)
        return events[place] if place < len(events) and events[place].seq == number else None

    def saved_at(self) -> str:
        """The clock time of the latest event, ``14:32:07``."""
        return self.case.events[-1].at[11:19] if self.case.events else ""

    def _draw(self) -> _Drawn:
        if self._drawn.events != len(self.case.events):
            self._drawn = _Drawn(
                len(self.case.events),
                plan(self.protocol, self.case),
                findings(self.protocol, self.case),
                recommended(self.protocol, self.case),
            )
        return self._drawn
