"""The entries of the menu that have no key of their own, and taking one back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from screening_tui.case.events import (
    BreakEnded,
    BreakStarted,
    Corrected,
    DocumentSeen,
    HandedOver,
    LookedAfter,
    ObjectSecured,
    OfficialSuspected,
)
from screening_tui.case.model import Position
from screening_tui.language import _
from screening_tui.protocol.model import StepKind
from screening_tui.tui.because import event_words
from screening_tui.tui.case_forms import CaseForms
from screening_tui.tui.screens.choice import Choice, ChoiceDialog
from screening_tui.tui.screens.form import Field
from screening_tui.tui.steps.interview import InterviewView
from screening_tui.tui.stopping import Stopping

if TYPE_CHECKING:
    from screening_tui.tui.screens.case import CaseScreen


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the menu that has no key of its own."""

    id: str
    label: str
    act: Callable[[], None]


class CaseEntries(CaseForms):
    """What is recorded beside the steps: documents, objects, who looks after whom, who takes over."""

    def __init__(self, screen: CaseScreen, stopping: Stopping) -> None:
        super().__init__(screen)
        self._stopping = stopping

    def listed(self) -> list[Entry]:
        """What can be recorded now."""
        desk = self.screen.desk
        entries: list[Entry] = []
        if self.person:
            entries.append(Entry("present", _("Who else is in the room"), self._present))
            started = sum(
                1 if event.body.kind == "break_started" else -1
                for event in desk.case.happened
                if isinstance(event.body, BreakStarted | BreakEnded) and event.body.person == self.person
            )
            break_words = _("End the break") if started > 0 else _("Start a break")
            entries.append(
                Entry("break", break_words, lambda: self._break(BreakEnded if started > 0 else BreakStarted))
            )
        entries += [
            Entry("document", _("Document or proof asked for"), self._document),
            Entry("looked_after", _("Who looks after somebody"), self._looked_after),
            Entry("object", _("Object secured"), self._object),
            Entry("official", _("Entry 8"), self._official),
            Entry("people", _("Add or change people"), self._people),
            Entry("compare", _("Compare two other people"), self._other_pair),
            Entry("hand_over", _("Hand over to another officer"), self._hand_over),
        ]
        if self.screen.comments.are_there:
            entries.append(Entry("comments", _("Comments of the reviewer"), self.screen.comments.open))
        # In anybody else's interview the menu must not say that a minor spoke.
        if desk.case.disclosures and self.person in {"", *desk.case.disclosures}:
            entries.append(Entry("unstop", _("Take back a stop (F8)"), self._stopping.withdraw))
        entries.append(Entry("undo", _("Take back the last entry"), self.undo))
        entries.append(Entry("leave", _("Leave the case (resume it later)"), self.screen.ending.leave))
        return entries

    def undo(self) -> None:
        """Take one entry back; it stays readable. What it is stands on the screen first."""
        desk = self.screen.desk
        event = desk.last_undoable(self.person)
        if event is None:
            self.screen.tell(_("There is nothing here to take back."))
            return
        self.ask(
            f"undo:{event.seq}",
            _("Take back: {words}").format(words=event_words(desk, event)),
            [Field("reason", _("Why"), kind="words")],
            lambda values: self._taken_back(event.seq, values["reason"]),
            _("It stays in the case as taken back."),
        )

    def _taken_back(self, seq: int, reason: str) -> None:
        values: dict[str, object] = {"corrects": seq} | ({"reason": reason} if reason else {})
        if self.screen.record(Corrected.model_validate(values)):
            self.screen.tell(_("Taken back."))

    def _present(self) -> None:
        if isinstance(self.screen.view, InterviewView):
            self.screen.view.ask_present()

    def _break(self, kind: type[BreakStarted | BreakEnded]) -> None:
        if self.record(kind, {"person": self.person}):
            self.screen.tell(_("Break.") if kind is BreakStarted else _("The break is over."))

    def _document(self) -> None:
        fields = [
            Field("asked_for", _("Asked for"), required=True),
            Field("shown", _("What was shown")),
            Field("proved", _("What it proved")),
        ]
        person = self.person
        self.ask(
            "document",
            _("Document or proof"),
            fields,
            lambda values: self.record(DocumentSeen, values, person=person),
        )

    def _people_options(self) -> tuple[tuple[str, str], ...]:
        people = self.screen.desk.case.people
        return tuple(
            (person, f"{person} {standing.body.name if not self.person else ''}".strip())
            for person, standing in people.items()
        )

    def _looked_after(self) -> None:
        fields = [
            Field("person", _("Who"), self.person, "choice", self._people_options(), required=True),
            Field("by", _("Looked after by"), required=True),
        ]
        title = _("Who looks after somebody")
        self.ask("looked_after", title, fields, lambda values: self.record(LookedAfter, values))

    def _object(self) -> None:
        fields = [
            Field("what", _("What"), required=True),
            Field("taken_from", _("Taken from")),
            Field("by", _("By whom")),
            Field("seal", _("Seal number")),
            Field("kept_at", _("Kept where")),
            Field("handed_to", _("Handed to")),
        ]
        words = _("Images of abused children are sealed: not looked through, not copied.")
        self.ask("object", _("Object secured"), fields, lambda values: self.record(ObjectSecured, values), words)

    def _official(self) -> None:
        fields = [Field("words", _("Words"), kind="words")]
        self.ask(
            "official",
            _("Entry 8"),
            fields,
            lambda values: self.screen.tell(_("Entry 8 saved.") if self.record(OfficialSuspected, values) else ""),
        )

    def _people(self) -> None:
        intake = next((step for step in self.screen.desk.plan.steps if step.step.kind is StepKind.INTAKE), None)
        if intake is not None:
            self.screen.leave_room_for(intake.position)

    def _other_pair(self) -> None:
        step = next((step for step in self.screen.desk.protocol.steps if step.kind is StepKind.COMPARE), None)
        case = self.screen.desk.case
        people = [*case.minors, *case.adults]  # a minor stands before an adult, as in the outline
        if step is None or len(people) < 2:
            self.screen.tell(_("There are no two people to compare."))
            return
        pairs = [(one, other) for n, one in enumerate(people) for other in people[n + 1 :]]
        choices = [Choice(f"{one} {other}", f"{one} / {other}") for one, other in pairs]

        def chosen(pair: str | None) -> None:
            if pair:
                self.screen.leave_room_for(Position(step.id, tuple(pair.split())))

        self.screen.app.push_screen(ChoiceDialog(_("Compare two other people"), choices), chosen)

    def _hand_over(self) -> None:
        fields = [Field("officer", _("Name"), required=True), Field("badge", _("Badge")), Field("reason", _("Why"))]
        self.ask("hand_over", _("Hand over to another officer"), fields, self._handed_over)

    def _handed_over(self, values: dict[str, str]) -> None:
        if self.record(HandedOver, values):
            self.screen.desk.when_handed_over(values["officer"], values["badge"])
